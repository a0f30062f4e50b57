import type { Finding } from './finding.js';
import { matches } from './finding.js';
import { NOT_NAMES_JA, NOT_NAMES_KATAKANA, NOT_SELF_JA, OCCUPATION_ENDINGS } from './words/not-names-ja.js';
import { GIVEN_ENDINGS, PLACE_SURNAMES, SURNAMES, SURNAME_READINGS } from './words/surnames.js';

const KANJI = '[一-龠々〆ヶ]';
const KANJI_CHAR = /[一-龠々〆ヶ]/;
const KATAKANA_CHAR = /[ァ-ヴー・]/;
const HONORIFIC =
  /様(?![々子式相態])|さま(?![ざ])|さん|氏(?!名|遺跡|館|庭園|邸|神|の(?:館|遺跡|繁栄|歴史))|殿(?![下堂様])|くん|君(?![達臨])|ちゃん|先生/g;
const LABEL = new RegExp(
  `(?:氏名|お?名前|フリガナ|ふりがな|カナ|担当者名|担当者?|ご?契約者名?|受取人|届け先|宛名|送り主|ご?依頼主|ご?本人|名義人?|患者名|ご?連絡者)[はが]?[:：]? ?((?:${KANJI}{1,4} ${KANJI}{1,4}|${KANJI}{2,6}|[ァ-ヴー]{2,8}[ ・][ァ-ヴー]{2,8}|[ぁ-ん]{2,6} [ぁ-ん]{2,6}))(?=$|[\\s、。,.()「」/]|です|と|で(?:ござ|す|購|登|注|予)|に|の|様|さん|か?ら)`,
  'gm',
);
const INTRODUCED = new RegExp(
  `((?:${KANJI}{1,4} ?)?${KANJI}{1,4}|[ァ-ヴー]{2,8}(?:[ ・][ァ-ヴー]{2,8})?|[ぁ-ん]{2,8})(?:と|って)(?:申し|もうし|言い|いい|いう者|言う者|いうもの)(?:ます)?`,
  'g',
);
const GREETED = new RegExp(
  `(?:お世話になって(?:おり|い)ます|お世話になります|もしもし|は?じめまして|初めまして|こんにちは|こんばんは|おはようございます|失礼(?:いた)?します|私は?|わたくし|わたし|僕は?|俺は|当方)[。、,!！\\s]{0,3}(?:[一-龠ァ-ヴー]{2,12}の)?((?:${KANJI}{1,3} )?${KANJI}{2,5})(?:です(?!が[、,]?(?:不|残))|でございます|ですが)`,
  'gm',
);
const OPENED = new RegExp(`^(${KANJI}{2,3})(?:です|でございます)(?=[。、\\s!])`, 'gm');
const SIGNATURE = new RegExp(`^ ?(${KANJI}{1,4} ${KANJI}{1,4}|[ァ-ヴー]{2,7} [ァ-ヴー]{2,7}) ?(?:より|拝)?$`, 'gm');
const SPACED = new RegExp(`(?<!${KANJI})(${KANJI}{2,3}) (${KANJI}{1,3})(?!${KANJI})`, 'g');
const RUN = new RegExp(`(?<!${KANJI})${KANJI}{3,7}(?!${KANJI})`, 'g');
const SIGNS =
  /様|さん|さま|氏|殿|くん|君|ちゃん|先生|名|担当|申し|言い|いう者|です|でございます|本人|受取人|依頼主|届け先|フリガナ|カナ|[一-龠] [一-龠]|[ァ-ヴ] [ァ-ヴ]|[一-龠々]{3}/;

/** A cheap look before the rules; most short texts hold nothing that could be a name. */
export function mayHoldNameJa(text: string): boolean {
  return SIGNS.test(text);
}

/** Names of persons in Japanese letters: by honorific, by label, by introduction, by a listed surname. */
export function* findNamesJa(text: string): Generator<Finding> {
  for (const match of text.matchAll(HONORIFIC)) {
    const start = startOfName(text, match.index, match[0]);
    if (start !== null) yield { kind: 'name', start, end: match.index };
  }
  yield* matches(text, LABEL, 'name', 1, (name) => !isOrdinary(name));
  yield* matches(text, INTRODUCED, 'name', 1, (name) => isIntroduced(name));
  yield* matches(
    text,
    GREETED,
    'name',
    1,
    (name) => !isOrdinary(name) && (SURNAMES.has(surnameOf(name)) || name.length <= 4),
  );
  yield* matches(text, OPENED, 'name', 1, (name) => SURNAMES.has(name) && !PLACE_SURNAMES.has(name));
  if (text.includes('\n')) yield* matches(text, SIGNATURE, 'name', 1, (name) => !isOrdinary(name.replace(' ', '')));
  yield* findListed(text);
}

/** How far back from an honorific the name reaches; null when what stands there is no name. */
function startOfName(text: string, end: number, honorific: string): number | null {
  const run = runBefore(text, end, KANJI_CHAR);
  if (run !== '') return startOfKanjiName(text, end, run, honorific);
  const katakana = runBefore(text, end, KATAKANA_CHAR);
  if (katakana !== '') {
    if (katakana.includes('・') && katakana.length >= 5) return end - katakana.length;
    return SURNAME_READINGS.has(katakana) && !NOT_NAMES_KATAKANA.has(katakana) ? end - katakana.length : null;
  }
  for (let length = 6; length >= 3; length--) {
    const kana = text.slice(Math.max(0, end - length), end);
    if (kana.length === length && SURNAME_READINGS.has(kana)) return end - length;
  }
  return null;
}

function startOfKanjiName(text: string, end: number, run: string, honorific: string): number | null {
  const start = end - run.length;
  const known = knownTail(run);
  if (known !== null) return spacedStart(text, end - known.length);
  if (honorific === '殿') return null;
  const before = text.charAt(start - 1);
  if (before === 'お' || before === 'ご' || before === '御' || run.startsWith('御')) return null;
  const last = run.charAt(run.length - 1);
  if (run.length > 5 || NOT_NAMES_JA.has(run) || OCCUPATION_ENDINGS.has(last)) return null;
  for (let length = 2; length < run.length; length++) if (NOT_NAMES_JA.has(run.slice(-length))) return null;
  // One character alone is a name where one is spoken of (担当の柊さん), not at the end of a word.
  if (run.length > 1) return spacedStart(text, start);
  return /[の:：、。\s]/.test(text.charAt(start - 1)) &&
    (honorific === '様' || honorific === 'さん' || honorific === '氏')
    ? spacedStart(text, start)
    : null;
}

/** 「担当佐藤様」: the longest listed surname that begins inside the run, with at most three characters of a given name. */
function knownTail(run: string): string | null {
  for (let start = 0; start < run.length; start++) {
    const tail = run.slice(start);
    for (let length = Math.min(3, tail.length); length >= 1; length--)
      if (SURNAMES.has(tail.slice(0, length)) && tail.length - length <= 3 && (length > 1 || start === 0)) {
        if (NOT_NAMES_JA.has(run) || (start === 0 && OCCUPATION_ENDINGS.has(tail.slice(length).at(-1) ?? '')))
          return null;
        return tail;
      }
  }
  return null;
}

/** A surname written apart from the given name: 「榊 美月様」. */
function spacedStart(text: string, start: number): number {
  if (text.charAt(start - 1) !== ' ') return start;
  const surname = runBefore(text, start - 1, KANJI_CHAR);
  return surname.length >= 1 && surname.length <= 4 ? start - 1 - surname.length : start;
}

function runBefore(text: string, end: number, pattern: RegExp): string {
  let start = end;
  while (start > 0 && end - start < 12 && pattern.test(text.charAt(start - 1))) start--;
  return text.slice(start, end);
}

function surnameOf(name: string): string {
  for (let length = 3; length >= 1; length--) if (SURNAMES.has(name.slice(0, length))) return name.slice(0, length);
  return '';
}

function isOrdinary(name: string): boolean {
  if (SURNAMES.has(name)) return false;
  return (
    NOT_SELF_JA.has(name) ||
    NOT_NAMES_JA.has(name) ||
    (surnameOf(name) === '' && OCCUPATION_ENDINGS.has(name.charAt(name.length - 1)))
  );
}

function isIntroduced(name: string): boolean {
  if (/^[ぁ-ん]+$/.test(name)) return SURNAME_READINGS.has(name);
  return !isOrdinary(name) && !NOT_NAMES_KATAKANA.has(name);
}

/** Full names that need no sign beside them: a listed surname and something that ends like a given name. */
function* findListed(text: string): Generator<Finding> {
  yield* matches(text, SPACED, 'name', 0, (name) => {
    const [surname = '', given = ''] = name.split(' ');
    return SURNAMES.has(surname) && (!PLACE_SURNAMES.has(surname) || GIVEN_ENDINGS.has(given.charAt(given.length - 1)));
  });
  yield* matches(text, RUN, 'name', 0, (name) => {
    const surname = surnameOf(name);
    const given = name.slice(surname.length);
    if (surname.length < 2 || PLACE_SURNAMES.has(surname) || given.length < 2 || given.length > 3) return false;
    return GIVEN_ENDINGS.has(given.charAt(given.length - 1)) && !OCCUPATION_ENDINGS.has(given.charAt(given.length - 1));
  });
}
