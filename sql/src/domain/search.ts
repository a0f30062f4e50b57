/**
 * Text search without a dictionary, for Japanese and English alike: texts and queries are folded the same way, the index
 * holds hashes of two-character windows, and a substring test confirms.
 */

/** Distinct grams of one item at most; a longer text is found by the words of its beginning only. */
export const MOST_GRAMS = 20_000;

/** Characters that stand in so many texts that an index of them finds nothing. */
const COMMON = /[a-z0-9\p{Script=Hiragana}]/u;

/**
 * The view of a text that is searched: NFKC, lower case, runs of white space as one space, without control characters.
 * Katakana and hiragana stay different. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/\p{Control}/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Hashes (signed 32 bits) of every two-character window without a space, and of every single character that is not
 * common, because one kanji is a word of its own. Distinct, in order of their first place, at most `MOST_GRAMS`.
 */
export function gramsOf(folded: string): number[] {
  const grams = new Set<number>();
  let before = 0;
  for (const character of folded) {
    const point = character.codePointAt(0) ?? 0;
    if (point === SPACE) {
      before = 0;
      continue;
    }
    if (before !== 0) grams.add(hashOf(before, point));
    if (!COMMON.test(character)) grams.add(hashOf(0, point));
    if (grams.size >= MOST_GRAMS) break;
    before = point;
  }
  return [...grams].slice(0, MOST_GRAMS);
}

/** The words of a query, folded; all of them must occur. Empty for a query of white space. */
export function searchWords(query: string): string[] {
  return [...new Set(foldText(query).split(' '))].filter((word) => word !== '');
}

/**
 * Whether a folded text holds all words of a query: what the index confirms with strpos().
 */
export function matchesWords(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word));
}

const SPACE = 0x20;

/** FNV-1a, 32 bits, over the two code points as three bytes each, lowest first. */
function hashOf(first: number, second: number): number {
  let hash = 0x811c9dc5;
  for (const point of [first, second])
    for (let shift = 0; shift < 24; shift += 8) hash = Math.imul(hash ^ ((point >>> shift) & 0xff), 0x01000193);
  return hash | 0;
}
