import type { Finding } from './finding.js';
import { matches } from './finding.js';

const WORD = "\\p{L}[\\p{L}'’.-]{0,24}";
const TYPES =
  'street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|pl|square|sq|terrace|ter|crescent|cres|close|parkway|pkwy|highway|hwy|circle|cir|mews|grove|gardens|parade';
const UNIT = '(?:,? {0,2}(?:suite|ste|apt|apartment|unit|flat|room|floor)\\.? {0,2}#?\\w{1,6})?';
const STREET = new RegExp(
  `(?<![\\d.,])\\d{1,6}[A-Za-z]?(?: \\d{1,5})?,? (?:[NSEW]\\.? )?(?:${WORD} ){1,4}(?:${TYPES})\\b\\.?${UNIT}`,
  'giu',
);
const SUFFIXED =
  /(?:\d{1,6} )?(?<!\p{L})\p{L}{2,20}(?:straße|strasse|str\.|gata|gatan|gate|gade|vej|vejen|vägen|väg|veien|weg|straat|laan|plein|katu|tie|kuja|polku|gasse| strasse| straße|platz|allee|allé|stræti|braut|utca|kroken|stigen)(?: \d{1,5}[a-z]?)(?!\d)/giu;
const PREFIXED =
  /(?:\d{1,6} )?\b(?:Via|Viale|Piazza|Piazzetta|[Rr]ua|Avenida|[Cc]alle|Carrer|[Rr]ue|Ruelle|[Aa]venue|[Bb]oulevard|Chemin|Quai|Strada|Ulica|[Uu]l\.|Plaza|Praça|Paseo|Camino) (?:(?:de|du|des|del|della|da|do|dos|la|le|les|di) ){0,2}(?:\p{Lu}[\p{L}'’.-]{1,24} ){1,3}\d{1,5}(?!\d)/gu;
const HUNGARIAN =
  /(?:\d{1,6} )?(?<!\p{L})\p{L}[\p{L}-]{2,24} (?:utca|út|útja|u\.|tér|kapu|körút|krt\.|köz|sor) \d{1,5}\.?/giu;
const HOUSE_NUMBER_AFTER = /[^\s\d] \d/;
const UNIT_ALONE = /\b(?:suite|ste\.?|apt\.?|apartment|unit|flat) {0,2}#?\d{1,5}[a-z]?\b/gi;
const PO_BOX = /\b(?:p\.? ?o\.? ?box|postbox|post office box) \d{1,7}/gi;
const LABELLED =
  /\b(?:address(?: is| was)?|lives? (?:at|on)|living (?:at|on)|reside[sd]? at|ship(?:ped)? (?:it )?to|deliver(?:ed)? (?:it )?to)[:\s]{1,6}((?:the corner of )?\p{L}?[^\n.!?;@]{3,80})/giu;
const UP_TO_LAST_MARK = /^.*(?:\p{Lu}\p{L}*|\d+\.?)/u;
const NUMBER_WORD = new RegExp(
  `^(?:the corner of )?(?:\\d{1,6}[A-Za-z]?[ ,]{1,2}\\p{Lu}|\\p{Lu}[^\\d]{2,40} \\d{1,5}\\b)`,
  'u',
);

/** A number, a capitalised name and a house number where an address would stand: "20789 Allika 46". */
const NUMBERED =
  /(?:^|[>\n]|: {0,5}|\b(?:at|to|is|in) )\s?(\d{2,6},? \p{Lu}[\p{L}'’.-]{1,24}(?: \p{L}[\p{L}'’.-]{0,24}){0,3} \d{1,4})(?!\d)/gu;
/** The lines below a street: unit, town, state, country, code. */
const NEXT_LINE =
  /^[ \t>,]{0,8}(?:(?:suite|apt|unit|flat)\.? {0,2}#?\w{1,6}|\p{Lu}[\p{L} .,'’-]{1,30}(?: \d{3,6}(?:-\d{3,4})?| \d{3} \d{2})?|[A-Z]{2}|\d{4,6})[ \t.?!]{0,3}$/iu;
const MAX_LINES = 6;

/** Street addresses in Latin letters: English and the commonest European forms, with suite and box numbers and the lines below. */
export function* findAddressesEn(text: string): Generator<Finding> {
  for (const finding of findStreets(text)) yield { ...finding, end: endOfBlock(text, finding.end) };
}

/** An address over several lines ends where a line no longer looks like one; an empty line within is passed over. */
function endOfBlock(text: string, end: number): number {
  let last = end;
  let from = text.indexOf('\n', end);
  // The rest of the street's own line must be empty or a unit, else the block has not begun here.
  if (from < 0 || from - end > 40 || !/^[ ,.]{0,3}(?:suite|apt|unit)?[\w .]{0,12}$/i.test(text.slice(end, from)))
    return end;
  for (let line = 0; line < MAX_LINES && from >= 0; line++) {
    const next = text.indexOf('\n', from + 1);
    const stop = next < 0 ? text.length : next;
    const written = text.slice(from + 1, Math.min(stop, from + 60));
    if (written.trim() !== '') {
      if (!NEXT_LINE.test(written)) break;
      last = stop;
    }
    from = next;
  }
  return last;
}

function* findStreets(text: string): Generator<Finding> {
  yield* matches(text, STREET, 'address', 0, (value) => isStreet(value));
  if (HOUSE_NUMBER_AFTER.test(text)) {
    yield* matches(text, SUFFIXED, 'address', 0, (value) => /\p{Lu}/u.test(value) || /\d{2}/.test(value));
    yield* matches(text, PREFIXED, 'address');
    yield* matches(text, HUNGARIAN, 'address');
  }
  yield* matches(
    text,
    NUMBERED,
    'address',
    1,
    (value) => !value.split(/[\s,]+/).some((word) => NO_STREET.has(word.toLowerCase())),
  );
  yield* matches(text, UNIT_ALONE, 'address');
  yield* matches(text, PO_BOX, 'address');
  for (const match of text.matchAll(LABELLED)) {
    const written = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(written);
    // What follows the last number or capital is the rest of the sentence.
    const value = UP_TO_LAST_MARK.exec(written)?.[0] ?? '';
    if (NUMBER_WORD.test(value)) yield { kind: 'address', start, end: start + value.length };
  }
}

// "20 minutes on the way", "2 nights in this place": a street's name is capitalised or ends in a word that is nothing else.
function isStreet(value: string): boolean {
  const words = value.replace(/^[\d,\s]+[A-Za-z]?\s/, '').split(/[\s,]+/);
  // "14 Pro runs way too hot": types that are everyday words end a street only after its name.
  const [before = '', type = ''] = words.slice(-2);
  if (/^(?:way|place|close|drive|square|circle|court|gardens|parade|grove)$/.test(type) && /^\p{Ll}/u.test(before))
    return false;
  return words.slice(0, -1).some((word) => /^\p{Lu}\p{L}/u.test(word)) && !words.some((word) => LOWER_BREAK.has(word));
}

const LOWER_BREAK = new Set(
  'a an and the my our in on at to for of with was is are were that this minutes hours days nights times people by from please btw or'.split(
    ' ',
  ),
);
const NO_STREET = new Set([
  ...LOWER_BREAK,
  ...'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec version mhz ghz gb mb kb mm cm kg usd eur'.split(
    ' ',
  ),
]);
