import type { Finding } from './finding.js';
import { matches } from './finding.js';
import { PREFECTURE_PATTERN } from './words/prefectures.js';

const HAN = /[一-龠]/;
const MARKED = /〒 ?\d{3}-?\d{4}(?!\d)/g;
const LABELLED_JA = /(?:郵便番号|住所)[\sはが:「-]{0,6}(\d{3}-?\d{4})(?![\d-])/g;
const BEFORE_PREFECTURE = new RegExp(`(?<![\\d-])(\\d{3}-\\d{4})(?=[\\s,、]{0,3}(?:${PREFECTURE_PATTERN}))`, 'g');
const LABELLED_EN =
  /(?:zip|postal|post)(?: ?code)?(?: is| was)?[\s:#]{0,3}(\d{4} ?[A-Z]{2}\b|\d{2,5}[ -]\d{2,4}|\d{3,6}(?:-\d{3,4})?)(?![\d-])/gi;
const STATE_ZIP =
  /(?=\d{5})(?<=\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? {1,2})\d{5}(?:-\d{4})?(?![\d-])/g;
const ZIP_PLUS_FOUR = /(?<![\d-])\d{5}-\d{4}(?![\d-])/g;
const BRITISH = /\b(?:[A-Z]{1,2}\d[A-Z\d]?) \d[ABD-HJLNP-UW-Z]{2}\b/g;
const CANADIAN = /\b[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d\b/g;

/** Postal codes: Japanese ones with a mark, a label or a prefecture beside them (bare they look like any number), and ZIP, British and Canadian ones. */
export function* findPostal(text: string): Generator<Finding> {
  if (text.includes('〒')) yield* matches(text, MARKED, 'postal');
  if (HAN.test(text)) {
    yield* matches(text, LABELLED_JA, 'postal', 1);
    yield* matches(text, BEFORE_PREFECTURE, 'postal', 1);
  }
  yield* matches(text, LABELLED_EN, 'postal', 1);
  yield* matches(text, STATE_ZIP, 'postal');
  if (text.includes('-')) yield* matches(text, ZIP_PLUS_FOUR, 'postal');
  yield* matches(text, BRITISH, 'postal');
  yield* matches(text, CANADIAN, 'postal');
}
