import { MASK_KINDS } from '@koe/sql/domain/item';
import { APOSTROPHE, charClasses, DIGIT, LETTER, RUN, SPACE } from './char-class.js';
import { FoldedText } from './fold.js';
import { Grams } from './grams.js';
import { hashOf, mix, SEED_CHARS, SEED_PAIR, SEED_RUN, SEED_SIGN, SEED_WORD } from './hash.js';
import { MeaningReader } from './meanings.js';

/**
 * Part of every model: weights mean nothing under another extractor. Raised with every change of a key; not with the word
 * lists of `meanings.ts`, whose keys are the meanings' names: more words for a meaning leave its weight right.
 */
export const EXTRACTOR_VERSION = 2;

/** Lengths of character n-grams: inside words with their borders, and inside runs of a script without spaces. */
const WORD_CHARS = { from: 3, to: 5 } as const;
const RUN_CHARS = 3;
const BORDER = 0x20;
/** No word is longer; what is, is noise and costs memory. */
const MAX_WORD = 64;

const URL_MARK = hashOf(SEED_SIGN, 'url');
const HANDLE_MARK = hashOf(SEED_SIGN, '@');
const HTTP = new Set([hashOf(SEED_WORD, 'http'), hashOf(SEED_WORD, 'https')]);
const WWW = hashOf(SEED_WORD, 'www');
const MASKS = new Set(MASK_KINDS.map((kind) => hashOf(SEED_WORD, kind)));

/**
 * Text → hashed n-grams in one pass, without a string made for them: words 1–2 and signs in `words`; characters 3–5 of words
 * with their borders and 1–3 of runs without spaces in `chars`; in such runs, stretches of one script stand for words.
 * `meanings` holds what the words mean (`meanings.ts`). Digits count as one digit in words; URLs and masked data are one
 * symbol each. Reuses its buffers: read the result before the next text.
 */
export class Extractor {
  readonly words = new Grams();
  readonly chars = new Grams();
  readonly meanings = new Grams();
  readonly folded = new FoldedText();
  private readonly reader = new MeaningReader();
  /** Folded ranges of the judging words, with offsets only: from, to, from, to … */
  readonly judged: readonly number[] = this.reader.judged;
  private readonly classes = charClasses();
  private last = 0;
  private lastAt = 0;

  /** Reads `text[start, end)`. `withOffsets` fills `from` and `to` of the grams, in folded units. */
  read(text: string, start = 0, end: number = text.length, withOffsets = false): void {
    const { folded, classes } = this;
    folded.set(text, start, end);
    const { codes, length } = folded;
    this.words.reserve(3 * length + 16, withOffsets);
    this.chars.reserve(9 * length + 64, withOffsets);
    this.reader.read(codes, length, this.meanings, withOffsets);
    this.last = 0;
    let i = 0;
    while (i < length) {
      const kind = classes[codes[i] ?? 0] ?? 0;
      if (kind === SPACE || kind === APOSTROPHE) i++;
      else if (kind === RUN) i = this.readRun(i);
      else if (kind === LETTER || kind === DIGIT) i = this.readWord(i);
      else i = this.readSign(i);
    }
  }

  /** Adds a word and, where one stands before it, the pair. */
  private addWord(hash: number, from: number, to: number): void {
    this.words.add(hash, from, to);
    if (this.last !== 0) this.words.add(mix(mix(SEED_PAIR, this.last), hash), this.lastAt, to);
    this.last = hash;
    this.lastAt = from;
  }

  private readWord(from: number): number {
    const { codes } = this.folded;
    let hash = SEED_WORD;
    let i = from;
    while (this.isInWord(i)) {
      const unit = codes[i] ?? 0;
      hash = mix(hash, this.classes[unit] === DIGIT ? 0x30 : unit);
      i++;
    }
    if (this.isUrl(hash, i)) {
      i = this.skipUrl(i);
      this.addWord(URL_MARK, from, i);
    } else {
      this.addWord(hash, from, i);
      this.readWordChars(from, Math.min(i, from + MAX_WORD));
    }
    return i;
  }

  private readWordChars(from: number, to: number): void {
    const { codes } = this.folded;
    const { chars } = this;
    for (let i = from - 1; i < to; i++) {
      const most = Math.min(i + WORD_CHARS.to, to + 1);
      let hash = SEED_CHARS;
      for (let j = i; j < most; j++) {
        hash = mix(hash, j < from || j >= to ? BORDER : (codes[j] ?? 0));
        if (j - i + 1 >= WORD_CHARS.from) chars.add(hash, Math.max(i, from), Math.min(j + 1, to));
      }
    }
  }

  private readRun(from: number): number {
    const { codes, length } = this.folded;
    const { chars, classes } = this;
    let to = from + 1;
    while (to < length && classes[codes[to] ?? 0] === RUN) to++;
    for (let i = from; i < to; i++) {
      const most = Math.min(i + RUN_CHARS, to);
      let hash = SEED_RUN;
      for (let j = i; j < most; j++) {
        hash = mix(hash, codes[j] ?? 0);
        chars.add(hash, i, j + 1);
        if (most === to && j === to - 1) chars.add(mix(hash, BORDER), i, to);
      }
    }
    let hash = mix(SEED_RUN, BORDER);
    for (let i = from; i < Math.min(from + RUN_CHARS, to); i++) {
      hash = mix(hash, codes[i] ?? 0);
      chars.add(hash, from, i + 1);
    }
    this.last = 0;
    this.readScripts(from, to);
    this.last = 0;
    return to;
  }

  /** Stretches of one script stand for words where nothing else parts them. */
  private readScripts(from: number, to: number): void {
    const { codes } = this.folded;
    let start = from;
    let kind = 0;
    let hash = SEED_WORD;
    for (let i = from; i < to; i++) {
      const code = codes[i] ?? 0;
      const script = scriptOf(code);
      if (i > start && script !== kind && script !== 0) {
        this.addWord(hash, start, i);
        start = i;
        hash = SEED_WORD;
      }
      if (script !== 0) kind = script;
      hash = mix(hash, code);
    }
    this.addWord(hash, start, to);
  }

  private readSign(from: number): number {
    const { codes, length } = this.folded;
    const code = codes[from] ?? 0;
    let i = from + 1;
    if (code === 0x40 && this.isInWord(i)) {
      let hash = mix(SEED_WORD, code);
      while (this.isInWord(i) || (i < length && codes[i] === 0x5f)) hash = mix(hash, codes[i++] ?? 0);
      this.words.add(hash, from, i);
      this.addWord(HANDLE_MARK, from, i);
      return i;
    }
    if (code === 0x5b) {
      const end = this.maskEnd(from);
      if (end > 0) {
        this.addWord(mix(SEED_SIGN, codes[i] ?? 0), from, end);
        return end;
      }
    }
    let hash = mix(SEED_SIGN, code);
    if (code >= 0xd800 && code <= 0xdbff && i < length) hash = mix(hash, codes[i++] ?? 0);
    this.words.add(hash, from, i);
    return i;
  }

  // an apostrophe belongs to a word only between letters
  private isInWord(i: number): boolean {
    const { codes, length } = this.folded;
    if (i >= length) return false;
    const kind = this.classes[codes[i] ?? 0];
    if (kind === LETTER || kind === DIGIT) return true;
    return kind === APOSTROPHE && i + 1 < length && this.classes[codes[i + 1] ?? 0] === LETTER;
  }

  private isUrl(hash: number, i: number): boolean {
    const { codes } = this.folded;
    if (codes[i] === 0x3a) return codes[i + 1] === 0x2f && codes[i + 2] === 0x2f && HTTP.has(hash);
    return codes[i] === 0x2e && hash === WWW;
  }

  private skipUrl(from: number): number {
    const { codes, length } = this.folded;
    let i = from;
    while (i < length) {
      const kind = this.classes[codes[i] ?? 0];
      if (kind === SPACE || kind === RUN) break;
      i++;
    }
    return i;
  }

  /** Where a masked placeholder such as `[email]` ends, or 0 when none begins here. */
  private maskEnd(from: number): number {
    const { codes, length } = this.folded;
    let hash = SEED_WORD;
    for (let i = from + 1; i < length && i < from + 10; i++) {
      const code = codes[i] ?? 0;
      if (code === 0x5d) return MASKS.has(hash) ? i + 1 : 0;
      hash = mix(hash, code);
    }
    return 0;
  }
}

/** 1 hiragana, 2 katakana, 3 all others; 0 for the mark that prolongs either. */
function scriptOf(code: number): number {
  if (code === 0x30fc) return 0;
  return code >= 0x3041 && code <= 0x309f ? 1 : code >= 0x30a0 && code <= 0x30ff ? 2 : 3;
}
