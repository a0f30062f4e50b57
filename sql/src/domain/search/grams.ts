/**
 * Text search without a dictionary, for Japanese and English alike: the index holds hashes of two-character windows of the
 * folded text, and a substring test confirms.
 */

/** Distinct grams of one item at most; a longer text is found by the words of its beginning only. */
export const MOST_GRAMS = 20_000;

/** Characters that stand in so many texts that an index of them finds nothing. */
const COMMON = /[a-z0-9\p{Script=Hiragana}]/u;
const SPACE = 0x20;

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

/** FNV-1a, 32 bits, over the two code points as three bytes each, lowest first. */
function hashOf(first: number, second: number): number {
  let hash = 0x811c9dc5;
  for (const point of [first, second])
    for (let shift = 0; shift < 24; shift += 8) hash = Math.imul(hash ^ ((point >>> shift) & 0xff), 0x01000193);
  return hash | 0;
}
