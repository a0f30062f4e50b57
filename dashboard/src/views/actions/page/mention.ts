/** A mention that is being written: where its @ stands and what follows it up to the caret. */
export interface Mention {
  readonly at: number;
  readonly typed: string;
  readonly caret: number;
}

interface Person {
  readonly id: string;
  readonly name: string;
}

/** A name may have a space, an address not: what is typed ends at a line's end, and an @ within a word begins none. */
export function mentionAt(text: string, caret: number): Mention | null {
  const before = text.slice(0, caret);
  const at = Math.max(before.lastIndexOf('@'), before.lastIndexOf('＠'));
  if (at < 0 || /[a-z0-9._-]/i.test(before[at - 1] ?? '')) return null;
  const typed = before.slice(at + 1);
  return /[\n@＠]/.test(typed) || typed.length > 40 || typed.endsWith(' ') ? null : { at, typed, caret };
}

/** The text with the mention written out, and where the caret stands then. */
export function completed(
  text: string,
  { at, caret }: Mention,
  name: string,
): { readonly text: string; readonly caret: number } {
  const head = `${text.slice(0, at)}@${name} `;
  return { text: head + text.slice(caret), caret: head.length };
}

/** Who is named in a finished text; of names that begin alike the longest counts. */
export function mentionedIn(text: string, people: readonly Person[]): readonly string[] {
  let rest = text.replaceAll('＠', '@');
  const found: string[] = [];
  for (const { id, name } of people.toSorted((a, b) => b.name.length - a.name.length)) {
    if (name === '' || !rest.includes(`@${name}`)) continue;
    rest = rest.replaceAll(`@${name}`, ' ');
    found.push(id);
  }
  return found;
}
