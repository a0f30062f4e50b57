import type { Lang } from '@koe/sql/domain/item';
import { digitsOf, isBusinessNumber } from './context.js';
import type { Finding } from './finding.js';
import { matches } from './finding.js';

const JAPANESE =
  /(?<![\d.+-])\(?0\d{1,4}\)?[-. ]?\d{1,4}[-. )]\d{3,4}(?!-?\d)|(?<![\d.+-])0(?:[5-9]0\d{8}|800\d{7}|\d{9})(?!\d)/g;
const INTERNATIONAL = /\+\d{1,3}[-. (]{0,2}\d(?:[-. ()]{0,2}\d){5,13}/g;
const NORTH_AMERICAN =
  /(?<![\d.-])(?:1[-. ])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-. ])\d{3}[-. ]\d{4}(?: ?(?:x|ext\.?) ?\d{1,5})?(?!-?\d)/gi;
const LABELLED =
  /(?:電話(?:番号)?|携帯(?:電話|番号)?|連絡先|tel|fax|phone(?: number| no\.?)?|telephone|mobile|cell(?:phone)?|call(?: me)?(?: back)?(?: at| on)?|reach me (?:at|on)|number is|whatsapp|answering at|contact(?:ed)?(?: me)? at)[\sはがを:：.\-is「]{0,8}([+(]?\d[\d ().-]{4,20}\d)/gi;
const GROUPED = /(?<![\d.,:/$£€¥-])\(?\d{2,4}\)?(?:[ .-]\d{2,4}){2,4}(?![\d,:/]|[.-]\d)/g;
const PARTS = /(?<![\d.,:/$£€¥-])\(\d{2,3}\) ?\d{3,4}-\d{3,4}(?!\d)/g;
const DATE =
  /^(?:(?:19|20)\d\d[-. ](?:0\d|1[0-2])[-. ][0-3]\d|[0-3]\d[-. ][0-3]\d[-. ](?:(?:19|20)\d\d|\d\d(?![-. ]\d)))\b/;
const KIND = /\d[ -](?:Office|Fax|Home|Mobile|Cell|Work|Tel)/i;
const KIND_AFTER = /(?<![\d.])(\(?\d[\d ().-]{6,18}\d)[ -](?:Office|Fax|Home|Mobile|Cell|Work|Tel)\b/gi;
const UNIT = /^\s?(?:円|yen|usd|dollars|euros|km|人|名|年|points?|pts)/i;

/** Telephone and fax numbers: Japanese, North American, international, and whatever stands after a label. */
export function* findPhones(text: string, lang: Lang): Generator<Finding> {
  const personal = (_: string, start: number): boolean => !isBusinessNumber(text, start);
  yield* matches(text, JAPANESE, 'phone', 0, (value, start) => isJapanese(digitsOf(value)) && personal(value, start));
  if (text.includes('+'))
    yield* matches(
      text,
      INTERNATIONAL,
      'phone',
      0,
      (value) => digitsOf(value).length >= 8 && digitsOf(value).length <= 15,
    );
  yield* matches(text, NORTH_AMERICAN, 'phone', 0, personal);
  yield* matches(text, LABELLED, 'phone', 1, (value) => isLabelled(value));
  if (lang === 'ja') return;
  if (KIND.test(text)) yield* matches(text, KIND_AFTER, 'phone', 1, (value) => isLabelled(value));
  yield* matches(text, PARTS, 'phone', 0, personal);
  yield* matches(
    text,
    GROUPED,
    'phone',
    0,
    (value, start) =>
      isGrouped(value, text.slice(start + value.length, start + value.length + 10)) && personal(value, start),
  );
}

/** Ten digits; eleven for mobile, IP and the longer toll-free numbers. */
function isJapanese(digits: string): boolean {
  if (digits.startsWith('00')) return false;
  return digits.length === 10 || (digits.length === 11 && /^0(?:[5-9]0|800)/.test(digits));
}

function isLabelled(value: string): boolean {
  const { length } = digitsOf(value);
  return length >= 6 && length <= 15 && !DATE.test(value);
}

function isGrouped(value: string, after: string): boolean {
  const { length } = digitsOf(value);
  return length >= 8 && length <= 12 && !DATE.test(value) && !UNIT.test(after) && !/^(?:19|20)\d\d /.test(value);
}
