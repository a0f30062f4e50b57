/** The words for a reason of a priority; a key that has none is read as it is written. */
export function reasonWord(reason: string, words: Readonly<Record<string, string>>): string {
  return words[reason] ?? reason.replaceAll('_', ' ');
}
