import { DOUBTFUL_GIVEN_NAMES, CLEAR_GIVEN_NAMES } from '../words/given-names.js';
import { NOT_NAMES_EN } from '../words/not-names-en.js';
import { SURNAMES_WEST } from '../words/surnames-en.js';

const INITIAL = /^\p{Lu}\.?$/u;
const FOREIGN_LETTER = /[^\u0000-\u007f]/;
const FOREIGN = /[^\u0000-\u007f’]/;
/** How surnames end in many tongues; asked only of two capitalised words that are neither everyday words nor places. */
const SURNAME =
  /(?:s[eo]n|sk[iya]|[oe]va?|ić|ovic|cz[yae]k|wicz|berg|stein|mann|[eo]z|escu|idis|poulos|[iy]an|enko|chuk|[eá]k|ová|dóttir|nen|[qk]vist|gren|lund|str[oö]m|ley|worth|smith|[lntr]er|[lt]in[ai]|elli|etti|ucci|ini|eau|ault|ura|moto|[iy]ama|a[kw][ai]|shi|ida)$/;
/** Endings that hardly any other capitalised word has: enough for a surname alone. */
const SURNAME_ALONE =
  /(?:.{2}(?<!l[eo])sson|.{2}ssen|.{2}[rltn]sen|dóttir|dottir|.{2}ić|[oe]vic|[aeo]wicz|.{2}enko|shvili|adze|.{2}poulos|czyk|.{2}ová|.{3}[kmnrlstv]ova|.{3}(?:[lntr]ov|iyev|yev|ev[aá])|.{3}escu)$/;
/** How nouns, adjectives and adverbs end: a capital on such a word is a heading, a brand or the start of a sentence. */
const EVERYDAY =
  /.{2}(?:tion|sion|ment|ness|ing|ity|ly|ed|able|ible|ful|less|ous|ive|ance|ence|ency|ship|ism|ists?|ures?|ages?|ware|tech|phone|line|lines|air|card|app|mart|tube|ways?|one|body|thing|ions|ments|ings|ies|ics?|ers|ors|logy|graphy)$/;
const PLACE_START = new Set(
  'san los las new north south east west santa puerto el la saint st fort mount lake port cape grand great royal central upper lower mc de le villa casa hotel cafe bar camp castle palm monte costa porto sao rio santo'.split(
    ' ',
  ),
);
const ROMAJI =
  /^(?:(?:[kgsztdnhbpmyrwj]|ky|gy|sh|j|ch|ts|ny|hy|by|py|my|ry|f)?[aiueo]{1,2}|n(?![aiueo])|(?:kk|pp|tt|ss)(?=[aiueo])){2,7}$/i;
const ROMAJI_PLACES = new Set(
  'tokyo osaka kyoto nagoya yokohama kobe fukuoka sapporo sendai hiroshima nara kanazawa hokkaido okinawa narita haneda shibuya ginza akihabara hakone toyama fukui niigata kumamoto nagasaki kagoshima matsuyama takamatsu okayama shizuoka chiba saitama toyota honda nissan mazda subaru suzuki toshiba hitachi sega nikon sushi ramen sake'.split(
    ' ',
  ),
);
const UNMARKED: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  ß: 'ss',
  å: 'a',
  ı: 'i',
};

/** A word as the lists hold it: lower case, without accents and without a possessive. */
export function bare(word: string | undefined): string {
  let lower = (word ?? '').toLowerCase();
  const possessive = lower.indexOf("'");
  if (possessive >= 0) lower = lower.slice(0, possessive);
  if (!FOREIGN_LETTER.test(lower)) return lower;
  lower = lower.replace(/’.*$/, '');
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłđðþæßåı]/g, (char) => UNMARKED[char] ?? char);
}

/** A word of everyday English, a brand or a place: no part of a name. */
export function isOrdinary(word: string | undefined): boolean {
  const written = bare(word);
  return written.length < 2 || NOT_NAMES_EN.has(written);
}

/** Whether the form of a word alone speaks against a name; asked where a single word must carry the proof. */
export function isEverydayShape(word: string): boolean {
  const written = bare(word);
  return EVERYDAY.test(written) && !isListedGiven(written) && !SURNAMES_WEST.has(written);
}

/** A given name that is little else, in whatever case. */
export function isListedGiven(word: string): boolean {
  const written = bare(word);
  if (CLEAR_GIVEN_NAMES.has(written)) return true;
  const hyphen = written.indexOf('-');
  return (
    hyphen > 2 && CLEAR_GIVEN_NAMES.has(written.slice(0, hyphen)) && CLEAR_GIVEN_NAMES.has(written.slice(hyphen + 1))
  );
}

/** "ChatGPT", "OpenAI", "NHS": names of things; people have at most a "Mc" or an "O'" inside. */
export function isMixedCase(word: string): boolean {
  return (
    /(?:^|\p{Ll})\p{Lu}{2}|\p{Ll}\p{Lu}/u.test(word) &&
    !/^(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’]|D['’])\p{Lu}/u.test(word) &&
    !isListedGiven(word)
  );
}

export function isGiven(word: string | undefined): boolean {
  return word !== undefined && /^\p{Lu}\p{Ll}/u.test(word) && isListedGiven(word);
}

/** "Grace Miller", never "Grace" nor "Will You". */
export function isDoubtful(words: readonly string[]): boolean {
  return (
    words.length > 1 &&
    DOUBTFUL_GIVEN_NAMES.has(bare(words[0])) &&
    words.slice(1).every((word) => !isOrdinary(word)) &&
    !NOT_NAMES_EN.has(bare(words[0]))
  );
}

/** Two or three words that look like given name and surname, with or without an initial: "Delvis J. Carvajal". */
export function isFullName(words: readonly string[]): boolean {
  const [first = '', ...rest] = words;
  const last = rest.at(-1);
  if (last === undefined || PLACE_START.has(first.toLowerCase())) return false;
  if (!/^\p{Lu}\p{Ll}/u.test(first) || !/^\p{Lu}\p{Ll}|^Mc|^O['’]/u.test(last) || isOrdinary(first) || isOrdinary(last))
    return false;
  return (
    rest.some((word) => INITIAL.test(word)) ||
    FOREIGN.test(first) ||
    FOREIGN.test(last) ||
    SURNAMES_WEST.has(bare(last)) ||
    (SURNAME.test(last) && last.length > 4)
  );
}

/** Two words of Japanese syllables: "Hanako Sakakibara". */
export function isRomaji(words: readonly string[]): boolean {
  return (
    words.length === 2 &&
    !PLACE_START.has(bare(words[0])) &&
    words.every(
      (word) => word.length >= 3 && ROMAJI.test(word) && !ROMAJI_PLACES.has(word.toLowerCase()) && !isOrdinary(word),
    )
  );
}

/** A surname that needs no given name beside it: "the Petersson file". */
export function isSurnameAlone(words: readonly string[]): boolean {
  const [word = ''] = words;
  return (
    words.length === 1 &&
    word.length > 5 &&
    /^\p{Lu}\p{Ll}/u.test(word) &&
    SURNAME_ALONE.test(word) &&
    !isOrdinary(word)
  );
}

/** One capitalised word, neither everyday nor shouted, for contexts that hold almost only names. */
export function isLikelyAlone(words: readonly string[]): boolean {
  const [word = ''] = words;
  return (
    words.every((each) => !isOrdinary(each)) &&
    /^\p{Lu}\p{Ll}/u.test(word) &&
    !isMixedCase(word) &&
    (words.length > 1 || !isEverydayShape(word))
  );
}
