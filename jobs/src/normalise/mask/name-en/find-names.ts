import type { Lang } from '@koe/sql/domain/item';
import type { Finding } from '../finding.js';
import { ALONE, CAP, CAPITALISED, LIST, LONE_LINE, MIDDLE, CALLED, STRONG, SUBJECT, TITLED } from './contexts.js';
import {
  isDoubtful,
  isFullName,
  isGiven,
  isLikelyAlone,
  isOrdinary,
  isRomaji,
  isSurnameAlone,
  isListedGiven,
  isMixedCase,
} from './looks.js';
import { findLowerCase } from './lower-case.js';

const PLACE_BEFORE = /\b(?:St|San|Santa|Fort|Ft|Port|Los|El)\.? $/;
const AT_PLACE = /\b(?:[Ii]n|[Aa]t|[Nn]ear|[Vv]ia) $/;
/** What makes a company of the name before it: "Thomas and Sons", "Russell Investments". */
const COMPANY_AFTER =
  /^(?:,? (?:and|&) (?:Sons|Co\b|Company|Brothers|Bros|Daughters|Partners|Associates)|,? (?:Inc|LLC|Ltd|PLC|Plc|GmbH|AG|Corp|Co|KG|Oy|AB|SA|SpA|BV)\b| (?:Air|Airlines|Airways|Airport|Lounge|lounge|Hotel|Bank|Convention|University|Orchestra|Band|app|App|stores?|brand)\b|, \p{Lu}\p{Ll}+,? and \p{Lu}\p{Ll}+ (?:\p{Lu}|is\b|was\b))/u;
const COMPANY =
  /^(?:Investments?|Holdings?|Industries|Motors|Electronics|Stores?|Foods?|Pharmacy|Bakery|Brothers|Bros|Partners|Associates|Consulting|Capital|Insurance|Systems|Software|Labs?|Studios?|Records|Pictures|Enterprises|Logistics|Foundation|Institute|College|Financial|Energy|Media|Communications|Technologies|Stadium|Arena|Theatre|Theater|Cathedral|Church|Castle|Palace|Bridge|Tower|Square|Beach|Valley|River|Mountain|Mountains|Hills|Springs|Falls|Bay|Forest|Garden|Gardens|Research|Orchestra|Project|Explorer|Adapter|Trailer|Mini|Plus|Pro|Max|Class|Express|Mobile|Online|Cloud|Music|Echo|Bank|Airlines?|Airways|Lounge|Hotels?|Inn|Resort|Convention|Texas|Peru|Arabia|Things|Clubs?)$/;

/** Names of persons in Latin letters: by title, label, introduction, greeting, or a well-known given name. */
export function* findNamesEn(text: string, lang: Lang): Generator<Finding> {
  const found = [...findFirst(text, lang)];
  yield* found;
  yield* findAgain(text, found);
}

/** Who writes capitals inside a sentence writes them in names. */
const CAPITAL_WITHIN = /[\p{Ll},] \p{Lu}\p{Ll}/u;
/** What every label of `STRONG` has in it. */
const LABEL = /name| calls? me/i;
const LETTER = /\p{L}/u;
/** Longest text in which names are looked for a second time, and most words looked for. */
const AGAIN = { length: 20_000, words: 20 };

/** Who was named in full is often named again by one name alone. */
function* findAgain(text: string, found: readonly Finding[]): Generator<Finding> {
  if (found.length === 0 || text.length > AGAIN.length) return;
  const words = new Set(
    found
      .map(({ start, end }) => text.slice(start, end).split(' '))
      .flatMap((words) => words.filter((word) => words.length > 1 || isListedGiven(word)))
      .filter((word) => /^\p{L}{4,}$/u.test(word) && !isOrdinary(word)),
  );
  for (const word of [...words].slice(0, AGAIN.words))
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
      const end = start + word.length;
      if (!LETTER.test(text.charAt(start - 1)) && !LETTER.test(text.charAt(end))) yield { kind: 'name', start, end };
    }
}

function* findFirst(text: string, lang: Lang): Generator<Finding> {
  const isShouting = !/\p{Ll}{2}/u.test(text);
  if (lang === 'en') {
    if (LABEL.test(text)) yield* accepted(text, STRONG, (words) => !isOrdinary(words[0]));
    yield* accepted(text, TITLED, (words) => !isOrdinary(words[0]));
    yield* accepted(text, CALLED, (words) => isListedGiven(words[0] ?? '') || isLikelyAlone(words));
    if (!CAPITAL_WITHIN.test(text)) yield* findLowerCase(text);
  }
  if (isShouting) return;
  yield* accepted(text, MIDDLE, (words) => !isOrdinary(words[0]) && !isMixedCase(words[0] ?? ''));
  yield* accepted(text, SUBJECT, (words) => isLikelyAlone(words) && !/^\p{Lu}{2}/u.test(words[0] ?? ''));
  yield* accepted(text, CAPITALISED, isAnywhere);
  for (const { signs, pattern } of ALONE)
    if (signs.some((sign) => text.includes(sign))) yield* accepted(text, pattern, isLikelyAlone);
  if (text.includes(', ')) yield* findListed(text);
  if (text.includes('\n')) {
    yield* accepted(text, LONE_LINE, (words) => !words.some(isOrdinary), true);
    yield* findSpeakers(text);
  }
}

function isAnywhere(words: readonly string[], before: string): boolean {
  return (
    isGiven(words[0]) ||
    isDoubtful(words) ||
    isRomaji(words) ||
    isFullName(words) ||
    (isSurnameAlone(words) && !AT_PLACE.test(before))
  );
}

/** The matches whose words pass; everyday words around a name ("I'm Sarah Please") are cut off unless it is taken `whole`. */
function* accepted(
  text: string,
  pattern: RegExp,
  accept: (words: readonly string[], before: string) => boolean,
  whole = false,
): Generator<Finding> {
  for (const match of text.matchAll(pattern)) {
    const name = match[1] ?? match[2] ?? match[0];
    const words = name.split(' ');
    let first = 0;
    let length = words.length;
    if (!whole) {
      while (length > 1 && isOrdinary(words[length - 1])) length--;
      while (first < length - 1 && isOrdinary(words[first])) first++;
    }
    const kept = words.slice(first, length);
    const skipped = words.slice(0, first).reduce((sum, word) => sum + word.length + 1, 0);
    const start = match.index + match[0].lastIndexOf(name) + skipped;
    const before = text.slice(Math.max(0, start - 7), start);
    if (!accept(kept, before) || PLACE_BEFORE.test(before)) continue;
    const value = kept.join(' ').replace(/['’]s?$/, '');
    const end = start + value.length;
    if (COMPANY.test(kept.at(-1) ?? '') || COMPANY_AFTER.test(text.slice(end, end + 40))) continue;
    yield { kind: 'name', start, end };
  }
}

const ONE = new RegExp(CAP, 'gu');

/** Names in a row: who stands beside two known names is a third. */
function* findListed(text: string): Generator<Finding> {
  for (const match of text.matchAll(LIST)) {
    const names = [...match[0].matchAll(ONE)];
    if (names.filter(([name]) => isGiven(name)).length < 2) continue;
    for (const name of names) {
      const start = match.index + name.index;
      if (!isOrdinary(name[0])) yield { kind: 'name', start, end: start + name[0].length };
    }
  }
}

const SPEAKER = new RegExp(`^(${CAP}):(?= \\S)`, 'gmu');

/** Who speaks in a conversation written down: where one speaker is a known name the others are names too. */
function* findSpeakers(text: string): Generator<Finding> {
  const speakers = [...text.matchAll(SPEAKER)];
  if (speakers.length < 2 || !speakers.some(([, name]) => isGiven(name))) return;
  for (const { index, 1: name = '' } of speakers)
    if (!isOrdinary(name)) yield { kind: 'name', start: index, end: index + name.length };
}
