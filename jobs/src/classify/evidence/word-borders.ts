import { charClasses, DIGIT, LETTER, RUN } from '../features/char-class.js';

const HIRAGANA_FROM = 0x3041;
const HIRAGANA_TO = 0x309f;
const KATAKANA_FROM = 0x30a0;
const KATAKANA_TO = 0x30ff;

const SIGN = 0;
const PROLONGED = 0x30fc;

/** Kinds of characters between which a word ends. */
function kindOf(code: number, kind: number): number {
  if (kind !== RUN) return kind === LETTER || kind === DIGIT ? 1 : SIGN;
  if (code >= HIRAGANA_FROM && code <= HIRAGANA_TO) return 2;
  return code >= KATAKANA_FROM && code <= KATAKANA_TO ? 3 : 4;
}

/**
 * Fills in the number of the word that every folded code unit belongs to, from 0. Spaces and signs belong to the word
 * before them. In scripts without spaces a word is a run of one kind of characters; what inflects it is one of its own.
 * @returns the number of words.
 */
export function wordNumbers(codes: Uint16Array, length: number, words: Int32Array): number {
  const classes = charClasses();
  let word = 0;
  let last = SIGN;
  let isOpen = false;
  for (let i = 0; i < length; i++) {
    const code = codes[i] ?? 0;
    const kind = code === PROLONGED && last !== SIGN ? last : kindOf(code, classes[code] ?? 0);
    if (kind !== last && kind !== SIGN && isOpen) word++;
    if (kind !== SIGN) isOpen = true;
    last = kind;
    words[i] = word;
  }
  return length === 0 ? 0 : word + 1;
}
