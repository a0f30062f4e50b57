import { createCueList } from '../../text/cue-list.js';
import { CONCEPTS } from './concepts.js';
import { stem } from './stem.js';

/** One feature of a text and where it stands. `weight` says how much a feature of this form can mean at all. */
export type VisitTerm = (term: string, start: number, end: number, weight: number) => void;

const STOP = new Set(
  'a an the and or of to in on at for with is are was were be been am i it its this that these those my your our their his her me you we they he she them us as by from so very really just had has have do does did will would can could should than then there here when while if but also too about into out up off over all any some more most much many one got get not'.split(
    ' ',
  ),
);

/** Weights by length of a run of Japanese: a single kanji hints, four characters are as good as a word. */
const LENGTH_WEIGHT = [0, 0.5, 1, 1.3, 1.5] as const;
/** Hiragana alone is mostly grammar. */
const HIRAGANA_WEIGHT = 0.35;
const BIGRAM_WEIGHT = 1.3;
const MAX_WORD_LENGTH = 40;

const CONCEPT_CUES = createCueList(CONCEPTS);
/** A meaning counts more than a word; two together say what the matter is. */
const CONCEPT_WEIGHT = 1.6;
const PAIR_WEIGHT = 2;
/** A segment that touches more meanings than this is a list, and its pairs mean nothing. */
const MAX_PAIRED = 7;

/** Visits everything: words, meanings and pairs of meanings. */
export function visitFeatures(view: string, start: number, end: number, visit: VisitTerm): void {
  visitTerms(view, start, end, visit);
  const hits = CONCEPT_CUES.find(view, start, end);
  hits.forEach((hit, i) => {
    visit(`#${hit.value}`, hit.start, hit.end, CONCEPT_WEIGHT);
    if (hits.length > MAX_PAIRED) return;
    for (const other of hits.slice(i + 1)) {
      if (other.value === hit.value) continue;
      const [a, b] = other.value < hit.value ? [other.value, hit.value] : [hit.value, other.value];
      visit(`#${a}&${b}`, hit.start, other.end, PAIR_WEIGHT);
    }
  });
}

/** Visits the features of `view` (see `text-view.ts`) in a range: character 1–4-grams of Japanese, stems and pairs of stems of words. */
export function visitTerms(view: string, start: number, end: number, visit: VisitTerm): void {
  let i = start;
  let last = '';
  let lastStart = 0;
  while (i < end) {
    const code = view.charCodeAt(i);
    if (isJapanese(code)) {
      let stop = i + 1;
      while (stop < end && isJapanese(view.charCodeAt(stop))) stop++;
      visitGrams(view, i, stop, visit);
      i = stop;
      last = '';
    } else if (isLetter(code)) {
      let stop = i + 1;
      while (stop < end && (isLetter(view.charCodeAt(stop)) || isApostrophe(view.charCodeAt(stop)))) stop++;
      const word = stem(view.slice(i, Math.min(stop, i + MAX_WORD_LENGTH)).replaceAll('’', "'"));
      const content = !STOP.has(word);
      if (content && word.length > 1) visit(word, i, stop, 1);
      if (content || word === 'not') {
        if (last !== '') visit(`${last} ${word}`, lastStart, stop, BIGRAM_WEIGHT);
        last = word;
        lastStart = i;
      }
      i = stop;
    } else {
      // Only spaces join two words into a pair.
      if (code !== 0x20 && code !== 0x2d) last = '';
      i++;
    }
  }
}

function visitGrams(view: string, start: number, end: number, visit: VisitTerm): void {
  for (let i = start; i < end; i++) {
    let hiragana = true;
    for (let length = 1; length <= 4 && i + length <= end; length++) {
      const code = view.charCodeAt(i + length - 1);
      hiragana &&= code >= 0x3041 && code <= 0x309f;
      if (length === 1 && !isKanji(code)) continue;
      if (length === 2 && hiragana && length + i < end && i > start) {
        visit(view.slice(i, i + length), i, i + length, HIRAGANA_WEIGHT / 2);
        continue;
      }
      visit(view.slice(i, i + length), i, i + length, (LENGTH_WEIGHT[length] ?? 1) * (hiragana ? HIRAGANA_WEIGHT : 1));
    }
  }
}

function isKanji(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

/** Kana, kanji, 々 and ー. */
function isJapanese(code: number): boolean {
  return (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) || isKanji(code) || code === 0x3005;
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}

function isLetter(code: number): boolean {
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  return (code >= 0xc0 && code < 0x2000) || (code >= 0xac00 && code <= 0xd7a3);
}
