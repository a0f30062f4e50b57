import type { Finding } from './finding.js';
import { matches } from './finding.js';

const VALUE = '([A-Za-z]{0,4}-?\\d(?:[ -]?[\\dA-Za-z]){3,19})(?![\\dA-Za-z])';
const LINK_JA = '[\\sはがを:：「=#、]{0,6}(?:以下の?通り)?';
const LINK_EN = "(?:'s)?(?: is| was| are|:|#|=| -)?[ #:]{0,3}";
const NUMBER_JA = '(?:番号|ID|id|Id|No\\.?|ナンバー)';

/** Without one of these no Japanese label is in the text; LINE is written so in Japanese too. */
const JAPANESE = /[ぁ-ヿ一-龠]|LINE/;
const ACCOUNT_JA = new RegExp(
  `(?:会員|顧客|お客様|お客さま|ユーザー?|契約者?|証券|口座|メンバー|ポイントカード|診察券|社員|学籍|患者|アカウント|ログイン|LINE ?)(?:カード)?(?:の)?${NUMBER_JA}${LINK_JA}${VALUE}`,
  'g',
);
const BANK_JA = /(?:普通|当座|口座)(?:預金)?(?:口座)?[\s:：はが]{0,4}(\d{6,8})(?!\d)/g;
const NUMBER_LABEL_JA = new RegExp(
  `(?:マイナンバー|個人番号|(?:運転)?免許(?:証)?(?:の)?${NUMBER_JA}?|パスポート(?:の)?${NUMBER_JA}?|旅券${NUMBER_JA}?|(?:健康)?保険証?(?:の)?(?:記号)?${NUMBER_JA}|被?保険者(?:証)?${NUMBER_JA}|(?:基礎)?年金${NUMBER_JA}|在留カード${NUMBER_JA}?)${LINK_JA}${VALUE}`,
  'g',
);
const NUMBER_EN = '(?: ?(?:number|num|no\\.?|id|#)){1,2}';
const ACCOUNT_EN = new RegExp(
  `\\b(?:account|acct\\.?|member(?:ship)?|customer|client|policy|user|loyalty(?: card)?|frequent flyer|rewards|patient|employee|iban)${NUMBER_EN}${LINK_EN}${VALUE}`,
  'gi',
);
const IBAN_LABEL = new RegExp(`\\biban${LINK_EN}([A-Za-z]{2}\\d{2}[A-Za-z0-9 ]{8,38}[A-Za-z0-9])`, 'gi');
const NUMBER_LABEL_EN = new RegExp(
  `\\b(?:(?:driver'?s?'?|driving) licen[cs]e|licen[cs]e|passport|social security|ssn|national insurance|nhs|tax(?:payer)?(?: identification)?|my number)(?:${NUMBER_EN})?${LINK_EN}${VALUE}`,
  'gi',
);

/** Numbers that only a label tells from any other: of accounts and memberships (`account`), of official papers (`number`). */
export function* findLabelled(text: string): Generator<Finding> {
  if (JAPANESE.test(text)) {
    yield* matches(text, ACCOUNT_JA, 'account', 1);
    yield* matches(text, BANK_JA, 'account', 1);
    yield* matches(text, NUMBER_LABEL_JA, 'number', 1);
  }
  yield* matches(text, ACCOUNT_EN, 'account', 1);
  yield* matches(text, IBAN_LABEL, 'account', 1);
  yield* matches(text, NUMBER_LABEL_EN, 'number', 1);
}
