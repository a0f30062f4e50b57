import { CharTrie } from '../../text/char-trie.js';
import { createCueList } from '../../text/cue-list.js';
import { CONCEPTS } from './concepts.js';
import { stem } from './stem.js';

/** One term of a text and where it stands. `weight` says how much a term of this form can mean at all. */
export type VisitTerm = (term: number, start: number, end: number, weight: number) => void;

const STOP = new Set(
  'a an the and or of to in on at for with is are was were be been am i it its this that these those my your our their his her me you we they he she them us as by from so very really just had has have do does did will would can could should than then there here when while if but also too about into out up off over all any some more most much many one got get not'.split(
    ' ',
  ),
);

/** Weights by length of a run of Japanese: a single kanji hints, four characters are as good as a word. */
const LENGTH_WEIGHT = [0, 0.5, 1, 1.3, 1.5] as const;
const LONGEST = 4;
/** Hiragana alone is mostly grammar. */
const HIRAGANA_WEIGHT = 0.35;
const BIGRAM_WEIGHT = 1.3;
const MAX_WORD_LENGTH = 40;

const CONCEPT_CUES = createCueList(CONCEPTS.map(([, cues], concept) => [concept, cues] as const));
/** A meaning counts more than a word; two together say what the matter is. */
const CONCEPT_WEIGHT = 1.6;
const PAIR_WEIGHT = 2;
/** A segment that touches more meanings than this is a list, and its pairs mean nothing. */
const MAX_PAIRED = 7;

/** A word as it was written, seen before. */
interface Word {
  /** Number of its stem; 0 where no phrase holds it, or where there is nothing left of it. */
  readonly stem: number;
  /** Its term; −1 where it is none. */
  readonly term: number;
  /** Whether it can stand in a pair. */
  readonly pairs: boolean;
}

const MAX_WORDS = 50_000;
/** Bits of a number that hold the second of two stems. */
const PAIR = 1 << 20;

/**
 * Finds terms and numbers them from 0: character 1–4-grams of Japanese, stems and pairs of stems of words, everyday meanings
 * (`concepts.ts`) and pairs of those. `learn` gives new ones a number; `visit` tells only of those that were learnt, and
 * makes no string for what it passes over: most of a text.
 */
export class TermReader {
  size = 0;
  private readonly grams = new CharTrie();
  /** By node of `grams`: its term plus one. */
  private gramTerms = new Int32Array(1024);
  private readonly stems = new Map<string, number>();
  private readonly stemTerms: number[] = [-1];
  private readonly pairTerms = new Map<number, number>();
  private readonly conceptTerms = new Int32Array(CONCEPTS.length).fill(-1);
  private readonly conceptPairTerms = new Map<number, number>();
  private words = new Map<string, Word>();
  private isLearning = false;
  private readonly hits = { concepts: new Int32Array(64), from: new Int32Array(64), to: new Int32Array(64), count: 0 };

  /** Visits all terms of a range of a view (`text-view.ts`); new ones are numbered. */
  learn(view: string, start: number, end: number, visit: VisitTerm): void {
    this.isLearning = true;
    this.words = new Map(); // what was unknown may be known now
    this.visit(view, start, end, visit);
    this.isLearning = false;
  }

  /** Visits the known terms of a range of a view, again wherever they occur again: first words, then meanings. */
  visit(view: string, start: number, end: number, visit: VisitTerm): void {
    let i = start;
    let last = 0;
    let lastStart = 0;
    while (i < end) {
      const code = view.charCodeAt(i);
      if (isJapanese(code)) {
        let stop = i + 1;
        while (stop < end && isJapanese(view.charCodeAt(stop))) stop++;
        this.visitGrams(view, i, stop, visit);
        i = stop;
        last = 0;
      } else if (isLetter(code)) {
        let stop = i + 1;
        while (stop < end && (isLetter(view.charCodeAt(stop)) || isApostrophe(view.charCodeAt(stop)))) stop++;
        const word = this.wordOf(view.slice(i, Math.min(stop, i + MAX_WORD_LENGTH)));
        if (word.term >= 0) visit(word.term, i, stop, 1);
        if (word.pairs) {
          const pair = last > 0 && word.stem > 0 ? this.pairOf(last, word.stem) : -1;
          if (pair >= 0) visit(pair, lastStart, stop, BIGRAM_WEIGHT);
          last = word.stem;
          lastStart = i;
        }
        i = stop;
      } else {
        // Only spaces join two words into a pair.
        if (code !== 0x20 && code !== 0x2d) last = 0;
        i++;
      }
    }
    this.visitConcepts(view, start, end, visit);
  }

  private visitGrams(view: string, start: number, end: number, visit: VisitTerm): void {
    for (let i = start; i < end; i++) {
      let hiragana = true;
      let node = 0;
      for (let length = 1; length <= LONGEST && i + length <= end; length++) {
        const code = view.charCodeAt(i + length - 1);
        hiragana &&= code >= 0x3041 && code <= 0x309f;
        node = this.isLearning ? this.grams.extend(node, code) : this.grams.next(node, code);
        if (node === 0) break;
        if (length === 1 && !isKanji(code)) continue;
        const term = this.gramTerm(node);
        if (term < 0) continue;
        const isGrammar = length === 2 && hiragana && length + i < end && i > start;
        const weight = isGrammar
          ? HIRAGANA_WEIGHT / 2
          : (LENGTH_WEIGHT[length] ?? 1) * (hiragana ? HIRAGANA_WEIGHT : 1);
        visit(term, i, i + length, weight);
      }
    }
  }

  private gramTerm(node: number): number {
    const term = (this.gramTerms[node] ?? 0) - 1;
    if (term >= 0 || !this.isLearning) return term;
    if (node >= this.gramTerms.length) {
      const more = new Int32Array(node * 2);
      more.set(this.gramTerms);
      this.gramTerms = more;
    }
    this.gramTerms[node] = this.size + 1;
    return this.size++;
  }

  private visitConcepts(view: string, start: number, end: number, visit: VisitTerm): void {
    const { hits } = this;
    hits.count = 0;
    CONCEPT_CUES.visit(view, start, end, this.addHit);
    for (let i = 0; i < hits.count; i++) {
      const concept = hits.concepts[i] ?? 0;
      const from = hits.from[i] ?? 0;
      if (this.isLearning && this.conceptTerms[concept] === -1) this.conceptTerms[concept] = this.size++;
      const term = this.conceptTerms[concept] ?? -1;
      if (term >= 0) visit(term, from, hits.to[i] ?? 0, CONCEPT_WEIGHT);
      if (hits.count > MAX_PAIRED) continue;
      for (let j = i + 1; j < hits.count; j++) {
        const pair = this.conceptPair(concept, hits.concepts[j] ?? 0);
        if (pair >= 0) visit(pair, from, hits.to[j] ?? 0, PAIR_WEIGHT);
      }
    }
  }

  private readonly addHit = (concept: number, from: number, to: number): void => {
    const { hits } = this;
    if (hits.count === hits.concepts.length) {
      hits.concepts = doubled(hits.concepts);
      hits.from = doubled(hits.from);
      hits.to = doubled(hits.to);
    }
    hits.concepts[hits.count] = concept;
    hits.from[hits.count] = from;
    hits.to[hits.count++] = to;
  };

  private conceptPair(one: number, other: number): number {
    if (one === other) return -1;
    return this.numbered(this.conceptPairTerms, Math.min(one, other) * CONCEPTS.length + Math.max(one, other));
  }

  private pairOf(first: number, second: number): number {
    return this.numbered(this.pairTerms, first * PAIR + second);
  }

  private numbered(terms: Map<number, number>, key: number): number {
    const known = terms.get(key);
    if (known !== undefined || !this.isLearning) return known ?? -1;
    terms.set(key, this.size);
    return this.size++;
  }

  private wordOf(written: string): Word {
    const known = this.words.get(written);
    if (known !== undefined) return known;
    const word = stem(written.replaceAll('’', "'"));
    const isContent = !STOP.has(word);
    const pairs = isContent || word === 'not';
    let at = this.stems.get(word) ?? 0;
    if (at === 0 && this.isLearning && pairs && word !== '') {
      at = this.stemTerms.push(-1) - 1;
      this.stems.set(word, at);
    }
    if (this.isLearning && isContent && word.length > 1 && this.stemTerms[at] === -1) this.stemTerms[at] = this.size++;
    const made = { stem: at, term: isContent && word.length > 1 ? (this.stemTerms[at] ?? -1) : -1, pairs };
    // a pure function's memory: bounded, so that a megabyte of noise cannot fill it
    if (this.words.size < MAX_WORDS) this.words.set(written, made);
    return made;
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(array.length * 2);
  more.set(array);
  return more;
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
