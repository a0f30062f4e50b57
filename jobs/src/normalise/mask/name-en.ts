import type { Lang } from '@koe/sql/domain/item';
import type { Finding } from './finding.js';
import { CLEAR_GIVEN_NAMES, DOUBTFUL_GIVEN_NAMES } from './words/given-names.js';
import { NOT_NAMES_EN } from './words/not-names-en.js';

const CAP = "\\p{Lu}[\\p{L}'’-]{1,24}";
const TAIL = `(?: (?:\\p{Lu}\\.?|van|de|von|der|den|di|da|la|bin|al)(?= ))?(?: (?:van|de|von|der|den|di|da|la|bin|al))?(?: ${CAP})`;
const NAME = `${CAP}(?:${TAIL}){0,2}`;

/** After these words whatever follows is a name, in capitals or not. */
const STRONG = new RegExp(
  `\\b(?:(?:my|his|her|their|your|the|account) (?:full |last |first |maiden |partner's |wife's |husband's )?name(?:'s| is|:| was)|name:|people call me|named|a\\.?k\\.?a\\.?|name\\?) {1,8}(\\p{L}[\\p{L}'’-]{1,24}(?: \\p{L}[\\p{L}'’-]{1,24})?)`,
  'giu',
);
const TITLED = new RegExp(
  `\\b(?:[Mm]rs?|MRS?|[Mm]s|MS|[Mm]iss|Mx|[Dd]r|DR|[Pp]rof|[Pp]rofessor|[Ss]ir|[Mm]ister|[Mm]adam)\\b\\.? (${NAME})|\\b(?:mrs?|dr)\\.? (\\p{Ll}[\\p{L}'’-]{2,24})`,
  'gu',
);
/** After these a capitalised word that is no everyday word is a name. */
const MIDDLE = new RegExp(
  `(?:\\b(?:[Ss]p(?:eak|oke|eaking|oken) (?:to|with)|[Tt]alk(?:ed|ing)? (?:to|with)|[Ff]ollow up with|[Ss]erved by|[Hh]elped by|[Aa]ssisted by|[Ss]igned by|[Ww]ritten by|[Dd]ear|[Uu]nder(?: the name of)?|[Nn]ame(?: to| is| on it)?|[Mm]y (?:kid|son|daughter|wife|husband|partner|brother|sister|friend|colleague|boss)|[Aa]gent|[Rr]epresentative|[Cc]olleague|[Rr]egards|[Ss]incerely|[Cc]heers|[Bb]est(?=,)|[Cc]ontact|[Aa]ttn|[Cc]/o|[Cc]hange it to|[Cc]alls? me)[,:]?\\s{1,3})(${NAME})`,
  'gu',
);
/** After these many things follow; a name must look like one. */
const WEAK = new RegExp(
  `\\b(?:I'm|I am|[Tt]his is|[Ii]t's|[Hh]i|[Hh]ello|[Hh]ey|[Tt]hanks|[Tt]hank you|[Tt]o|[Ww]ith|[Bb]y|[Aa]dd|[Ff]rom|[Aa]sk(?:ed)?)[,:]? (${NAME})`,
  'gu',
);
/** Who does this is somebody: "Priyanka helped me". */
const SUBJECT = new RegExp(
  `(?:^|[.!?"“\\n>] ?)(${NAME}) (?:shouted|lives|lived|spent|said|says|told (?:me|us|her|him)|had given|gave (?:me|us)|helped (?:me|us)|assisted (?:me|us)|took care|will be (?:talking|speaking)|grew up|was born|called me|explained|listened|can be reached|is from|is a \\d|is my|is our|is the (?:manager|keynote|ceo))`,
  'gu',
);
const CAPITALISED = new RegExp(NAME, 'gu');
const INITIAL = /^\p{Lu}\.?$/u;
const FOREIGN = /[^\u0000-\u007f’]/;
/** How surnames end in many tongues; asked only of two capitalised words that are neither everyday words nor places. */
const SURNAME =
  /(?:s[eo]n|sk[iya]|[oe]va?|ić|ovic|cz[yae]k|wicz|berg|stein|mann|[eo]z|escu|idis|poulos|[iy]an|enko|chuk|[eá]k|ová|dóttir|nen|[qk]vist|gren|lund|str[oö]m|ley|worth|smith|[lntr]er|[lt]in[ai]|elli|etti|ucci|ini|eau|ault|ura|moto|[iy]ama|a[kw][ai]|shi|ida)$/;
const PLACE_START = new Set(
  'san los las new north south east west santa puerto el la saint st fort mount lake port cape grand great royal central upper lower mc de le'.split(
    ' ',
  ),
);
const PLACE_BEFORE = /\b(?:St|San|Santa|Fort|Ft|Port|Los|El)\.? $/;
const LIST = new RegExp(`${CAP}(?:, ${CAP}){1,12}(?:,? and ${CAP})?`, 'gu');
const LONE_LINE = new RegExp(`^[> ?]{0,4}(${CAP}(?:${TAIL}){1,2})$`, 'gmu');
const ROMAJI =
  /^(?:(?:[kgsztdnhbpmyrwj]|ky|gy|sh|j|ch|ts|ny|hy|by|py|my|ry|f)?[aiueo]{1,2}|n(?![aiueo])|(?:kk|pp|tt|ss)(?=[aiueo])){2,7}$/i;
const ROMAJI_PLACES = new Set(
  'tokyo osaka kyoto nagoya yokohama kobe fukuoka sapporo sendai hiroshima nara kanazawa hokkaido okinawa narita haneda shibuya ginza akihabara hakone toyama fukui niigata kumamoto nagasaki kagoshima matsuyama takamatsu okayama shizuoka chiba saitama toyota honda nissan mazda subaru suzuki toshiba hitachi sega nikon sushi ramen sake'.split(
    ' ',
  ),
);

/** Names of persons in Latin letters: by title, label, introduction, greeting, or a well-known given name. */
export function* findNamesEn(text: string, lang: Lang): Generator<Finding> {
  const found = [...findFirst(text, lang)];
  yield* found;
  yield* findAgain(text, found);
}

const LETTER = /\p{L}/u;
/** Longest text in which names are looked for a second time, and most words looked for. */
const AGAIN = { length: 20_000, words: 20 };

/** Who was named in full is often named again by one name alone. */
function* findAgain(text: string, found: readonly Finding[]): Generator<Finding> {
  if (text.length > AGAIN.length) return;
  const full = found.map(({ start, end }) => text.slice(start, end).split(' ')).filter((words) => words.length > 1);
  const words = new Set(full.flat().filter((word) => /^\p{Lu}\p{L}{3,}$/u.test(word) && !isOrdinary(word)));
  for (const word of [...words].slice(0, AGAIN.words))
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
      const end = start + word.length;
      if (!LETTER.test(text.charAt(start - 1)) && !LETTER.test(text.charAt(end))) yield { kind: 'name', start, end };
    }
}

function* findFirst(text: string, lang: Lang): Generator<Finding> {
  const isShouting = !/\p{Ll}{2}/u.test(text);
  if (lang === 'en') {
    yield* accepted(text, STRONG, (words) => !isOrdinary(words[0]));
    yield* accepted(text, TITLED, (words) => !isOrdinary(words[0]));
  }
  if (isShouting) return;
  yield* accepted(text, MIDDLE, (words) => !isOrdinary(words[0]));
  yield* accepted(text, SUBJECT, (words) => !words.some(isOrdinary) && !/^\p{Lu}{2}/u.test(words[0] ?? ''));
  yield* accepted(text, WEAK, (words) => isGiven(words[0]) || isDoubtful(words) || isRomaji(words));
  yield* accepted(
    text,
    CAPITALISED,
    (words) => isGiven(words[0]) || isDoubtful(words) || isRomaji(words) || isFullName(words),
  );
  yield* findListed(text);
  if (text.includes('\n')) yield* accepted(text, LONE_LINE, (words) => !words.some(isOrdinary), true);
}

/** The matches whose words pass; everyday words around a name ("I'm Sarah Please") are cut off. */
function* accepted(
  text: string,
  pattern: RegExp,
  accept: (words: readonly string[]) => boolean,
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
    if (!accept(kept)) continue;
    const skipped = words.slice(0, first).reduce((sum, word) => sum + word.length + 1, 0);
    const start = match.index + match[0].lastIndexOf(name) + skipped;
    if (PLACE_BEFORE.test(text.slice(Math.max(0, start - 7), start))) continue;
    const value = kept.join(' ').replace(/['’]s?$/, '');
    yield { kind: 'name', start, end: start + value.length };
  }
}

/** Names in a row: who stands beside two known names is a third. */
function* findListed(text: string): Generator<Finding> {
  for (const match of text.matchAll(LIST)) {
    const names = [...match[0].matchAll(new RegExp(CAP, 'gu'))];
    if (names.filter(([name]) => isGiven(name)).length < 2) continue;
    for (const name of names) {
      const start = match.index + name.index;
      if (!isOrdinary(name[0])) yield { kind: 'name', start, end: start + name[0].length };
    }
  }
}

function bare(word: string | undefined): string {
  return (word ?? '').toLowerCase().replace(/['’].*$/, '');
}

function isOrdinary(word: string | undefined): boolean {
  return NOT_NAMES_EN.has(bare(word)) || bare(word).length < 2;
}

function isGiven(word: string | undefined): boolean {
  return CLEAR_GIVEN_NAMES.has(bare(word)) && /^\p{Lu}\p{Ll}/u.test(word ?? '');
}

/** "Grace Miller", never "Grace" nor "Will You". */
function isDoubtful(words: readonly string[]): boolean {
  return (
    words.length > 1 &&
    DOUBTFUL_GIVEN_NAMES.has(bare(words[0])) &&
    words.slice(1).every((word) => !isOrdinary(word)) &&
    !NOT_NAMES_EN.has(bare(words[0]))
  );
}

/** Two or three words that look like given name and surname, with or without an initial: "Delvis J. Carvajal". */
function isFullName(words: readonly string[]): boolean {
  const [first = '', ...rest] = words;
  const last = rest.at(-1);
  if (last === undefined || PLACE_START.has(first.toLowerCase())) return false;
  if (!/^\p{Lu}\p{Ll}/u.test(first) || !/^\p{Lu}\p{Ll}|^Mc|^O['’]/u.test(last) || isOrdinary(first) || isOrdinary(last))
    return false;
  return (
    rest.some((word) => INITIAL.test(word)) ||
    FOREIGN.test(first) ||
    FOREIGN.test(last) ||
    (SURNAME.test(last) && last.length > 4)
  );
}

/** Two words of Japanese syllables: "Hanako Sakakibara". */
function isRomaji(words: readonly string[]): boolean {
  return (
    words.length === 2 &&
    !PLACE_START.has(bare(words[0])) &&
    words.every(
      (word) => word.length >= 3 && ROMAJI.test(word) && !ROMAJI_PLACES.has(word.toLowerCase()) && !isOrdinary(word),
    )
  );
}
