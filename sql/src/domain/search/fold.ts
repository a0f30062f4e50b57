/**
 * The view of a text that is searched, and of what is searched for: texts and queries are folded the same way.
 *
 * 1: NFKC, lower case. 2: also kana as hiragana, and one way of writing a long vowel. Rows of an older fold are made anew by the
 * job `refold`; until then the search asks both (`searchWhere`).
 */
export const FOLD_VERSION = 2;

const KATAKANA = /[ァ-ヶヽヾ]/gu;
/** Code points from a katakana to its hiragana. */
const KANA_STEP = 0x60;
const HIRAGANA = /[ぁ-ゖゝゞ]/u;
/** What people type for the mark of a long vowel: dashes, waves, and the mark itself any number of times. */
const LONG_MARKS = '\\-‐‑‒–—―−~〜〰ー';
const LONG_RUN = new RegExp(`(?<=[ぁ-ゖゝゞ])[${LONG_MARKS}]+`, 'gu');
const LONG_MARK = new RegExp(`[${LONG_MARKS}]`, 'u');
const LONG = 'ー';

/**
 * NFKC, lower case, katakana as hiragana, a long vowel after a kana as one `ー`, runs of white space as one space, without
 * control characters. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  return foldKana(foldWidth(text)).replace(LONG_RUN, LONG);
}

/** The fold of version 1, which rows may still have. `foldText` of what it gives is `foldText` of the text. */
export function foldWidth(text: string): string {
  return foldLetters(text.replace(/\s+/gu, ' ').replace(/\p{Surrogate}/gu, '\uFFFD'))
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A folded text, and for each of its UTF-16 units where in the text as written it came from. */
export interface FoldedText {
  readonly folded: string;
  /** Half-open UTF-16 offsets. */
  readonly origins: readonly { readonly start: number; readonly end: number }[];
}

/** A letter with what is written on it: voicing marks, combining marks and jamo compose with the letter before. */
const CLUSTER = /[\s\S][\p{M}\uFF9E\uFF9F\u1160-\u11FF]*/gu;

/** `foldText` with the way back, to mark what was found in the text as written. */
export function foldWithOrigins(text: string): FoldedText {
  let folded = '';
  const origins: { start: number; end: number }[] = [];
  let isLong = false;
  const extend = (end: number): void => {
    const last = origins.at(-1);
    if (last) origins[origins.length - 1] = { ...last, end };
  };
  for (const match of text.matchAll(CLUSTER)) {
    const end = match.index + match[0].length;
    const cluster = foldKana(foldLetters(match[0].replace(/\s/gu, ' ').replace(/\p{Surrogate}/gu, '\uFFFD')));
    for (const character of cluster) {
      const last = folded.slice(-1);
      if (LONG_MARK.test(character) && (isLong || HIRAGANA.test(last))) {
        if (isLong) extend(end);
        else {
          folded += LONG;
          origins.push({ start: match.index, end });
        }
        isLong = true;
        continue;
      }
      isLong = false;
      if (character === ' ' && (last === ' ' || folded === '')) continue;
      folded += character;
      for (let unit = 0; unit < character.length; unit += 1) origins.push({ start: match.index, end });
    }
  }
  const length = folded.trimEnd().length;
  return { folded: folded.slice(0, length), origins: origins.slice(0, length) };
}

function foldLetters(text: string): string {
  return text
    .replace(/\p{Control}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC');
}

function foldKana(text: string): string {
  return text.replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - KANA_STEP));
}
