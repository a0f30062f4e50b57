/**
 * How texts write a phrase that is known in lower case: 「テレビcm」 as 「テレビCM」, "tv licence" as "TV licence". The form that
 * most texts have; the phrase itself where none holds it.
 */
export function asWritten(phrase: string, texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const lower = text.toLowerCase();
    // a few letters grow when lowered: offsets would be others
    const at = lower.length === text.length ? lower.indexOf(phrase) : -1;
    if (at < 0) continue;
    const form = text.slice(at, at + phrase.length);
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best?.[0] ?? phrase;
}
