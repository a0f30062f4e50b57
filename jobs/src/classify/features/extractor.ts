import { MASK_KINDS } from '@koe/sql/domain/item';
import { APOSTROPHE, charClasses, DIGIT, LETTER, RUN, SPACE } from './char-class.js';
import { FoldedText } from './fold.js';

/** Part of every model: weights mean nothing under another extractor. Raise it with every change of a key. */
export const EXTRACTOR_VERSION = 1;

/** Lengths of character n-grams: inside words with their borders, and inside runs of a script without spaces. */
const WORD_CHARS = { from: 2, to: 5 } as const;
const RUN_CHARS = 4;
const BORDER = 0x20;
/** No word is longer; what is, is noise and costs memory. */
const MAX_WORD = 64;

// Starting points that keep the kinds of n-grams apart.
const SEED_WORD = 0x2545f491;
const SEED_PAIR = 0x1b873593;
const SEED_CHARS = 0x5bd1e995;
const SEED_RUN = 0x3c6ef372;
const SEED_SIGN = 0x6a09e667;
const SEED_META = 0x510e527f;

/** One step of the hash; every step mixes, because n-grams of all lengths are keys. */
function mix(hash: number, code: number): number {
  const product = Math.imul(hash ^ code, 0x5cd1e193);
  return product ^ (product >>> 15);
}

function hashOf(seed: number, text: string): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
  return hash;
}

const URL_MARK = hashOf(SEED_SIGN, 'url');
const HANDLE_MARK = hashOf(SEED_SIGN, '@');
const HTTP = new Set([hashOf(SEED_WORD, 'http'), hashOf(SEED_WORD, 'https')]);
const WWW = hashOf(SEED_WORD, 'www');
const MASKS = new Set(MASK_KINDS.map((kind) => hashOf(SEED_WORD, kind)));

/** Key of something known about a text that is not in it: its channel, question, rating. */
export function metaKey(token: string): number {
  return hashOf(SEED_META, token) || 1;
}

/** Hashed n-grams of one block: keys with, on demand, the folded range each stands in. Keys repeat as they occur. */
export class Grams {
  keys = new Int32Array(1024);
  from = new Int32Array(0);
  to = new Int32Array(0);
  count = 0;

  reserve(capacity: number, withOffsets: boolean): void {
    this.count = 0;
    if (this.keys.length < capacity) this.keys = new Int32Array(capacity * 2);
    if (withOffsets && this.from.length < this.keys.length) {
      this.from = new Int32Array(this.keys.length);
      this.to = new Int32Array(this.keys.length);
    }
  }
}

/**
 * Text → hashed n-grams in one pass, without a string made: words 1–2 and signs in `words`; characters 2–5 of words with
 * their borders and 1–4 of runs without spaces in `chars`. Digits count as one digit in words; URLs, handles and masked
 * data are one symbol each. Reuses its buffers: read the result before the next text.
 */
export class Extractor {
  readonly words = new Grams();
  readonly chars = new Grams();
  readonly folded = new FoldedText();
  private readonly classes = charClasses();
  private withOffsets = false;

  /** Reads `text[start, end)`. `withOffsets` fills `from` and `to` of the grams, in folded units. */
  read(text: string, start = 0, end: number = text.length, withOffsets = false): void {
    const { folded, words, chars, classes } = this;
    this.withOffsets = withOffsets;
    folded.set(text, start, end);
    const { codes, length } = folded;
    words.reserve(2 * length + 16, withOffsets);
    chars.reserve(12 * length + 64, withOffsets);
    let last = 0;
    let lastAt = 0;
    let i = 0;
    while (i < length) {
      const code = codes[i] ?? 0;
      const kind = classes[code] ?? 0;
      if (kind === SPACE || kind === APOSTROPHE) {
        i++;
        continue;
      }
      const from = i;
      let hash: number;
      if (kind === RUN) {
        i++;
        while (i < length && classes[codes[i] ?? 0] === RUN) i++;
        this.readRun(from, i);
        last = 0;
        continue;
      } else if (kind === LETTER || kind === DIGIT) {
        hash = SEED_WORD;
        while (i < length && this.isInWord(i)) {
          const unit = codes[i] ?? 0;
          hash = mix(hash, classes[unit] === DIGIT ? 0x30 : unit);
          i++;
        }
        if (this.isUrl(hash, i)) {
          i = this.skipUrl(i);
          hash = URL_MARK;
        } else this.readWord(from, Math.min(i, from + MAX_WORD));
      } else if (code === 0x40 && i + 1 < length && this.isInWord(i + 1)) {
        i++;
        while (i < length && (this.isInWord(i) || codes[i] === 0x5f)) i++;
        hash = HANDLE_MARK;
      } else if (code === 0x5b && this.maskEnd(i) > 0) {
        i = this.maskEnd(i);
        hash = hashOf(SEED_SIGN, 'mask') ^ (codes[from + 1] ?? 0);
      } else {
        hash = mix(SEED_SIGN, code);
        i++;
        if (code >= 0xd800 && code <= 0xdbff && i < length) hash = mix(hash, codes[i++] ?? 0);
        this.addWord(hash, from, i);
        continue;
      }
      this.addWord(hash, from, i);
      if (last !== 0) this.addWord(mix(mix(SEED_PAIR, last), hash), lastAt, i);
      last = hash;
      lastAt = from;
    }
  }

  private addWord(key: number, from: number, to: number): void {
    const { words } = this;
    const at = words.count++;
    words.keys[at] = key === 0 ? 1 : key;
    if (this.withOffsets) {
      words.from[at] = from;
      words.to[at] = to;
    }
  }

  private readWord(from: number, to: number): void {
    const { codes } = this.folded;
    const { chars, withOffsets } = this;
    const { keys } = chars;
    let at = chars.count;
    for (let i = from - 1; i < to; i++) {
      const most = Math.min(i + WORD_CHARS.to, to + 1);
      let hash = SEED_CHARS;
      for (let j = i; j < most; j++) {
        hash = mix(hash, j < from || j >= to ? BORDER : (codes[j] ?? 0));
        if (j - i + 1 < WORD_CHARS.from) continue;
        keys[at] = hash === 0 ? 1 : hash;
        if (withOffsets) {
          chars.from[at] = Math.max(i, from);
          chars.to[at] = Math.min(j + 1, to);
        }
        at++;
      }
    }
    chars.count = at;
  }

  private readRun(from: number, to: number): void {
    const { codes } = this.folded;
    const { chars, withOffsets } = this;
    const { keys } = chars;
    let at = chars.count;
    for (let i = from; i < to; i++) {
      const most = Math.min(i + RUN_CHARS, to);
      let hash = SEED_RUN;
      for (let j = i; j < most; j++) {
        hash = mix(hash, codes[j] ?? 0);
        keys[at] = hash === 0 ? 1 : hash;
        if (withOffsets) {
          chars.from[at] = i;
          chars.to[at] = j + 1;
        }
        at++;
      }
    }
    chars.count = at;
  }

  // an apostrophe belongs to a word only between letters
  private isInWord(i: number): boolean {
    const { codes, length } = this.folded;
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
