import { Extractor } from '../features/extractor.js';
import { metaKey } from '../features/meta-tokens.js';
import type { Vocabulary } from './vocabulary.js';
import { placeOf } from './vocabulary.js';

/** Lengths that the blocks of a text's vector are brought to. */
export interface BlockLengths {
  readonly words: number;
  readonly chars: number;
  readonly meanings: number;
  readonly meta: number;
}

/** The lengths that did best by cross-validation on six sets; see *Ideas tried* in the README. */
export const BLOCK_LENGTHS: BlockLengths = { words: 0.8, chars: 1, meanings: 0.5, meta: 0.5 };

const NO_META: readonly string[] = [];

/** 1 + ln of a count; counts beyond the table are as good as its last. */
const DAMPED = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/**
 * Text → numbers and values of the n-grams that a vocabulary knows: damped counts times idf, each block brought to its own
 * length, so that long words do not drown short ones. Reuses its buffers: read the result before the next text.
 */
export class Vectoriser {
  readonly extractor = new Extractor();
  numbers = new Int32Array(1024);
  values = new Float64Array(1024);
  count = 0;
  /** By known n-gram: how often it occurs. */
  times = new Int32Array(1024);
  /** By occurrence, words first, then characters, then meanings: which known n-gram it is, −1 for none. Filled on demand. */
  slots = new Int32Array(0);
  /** By number: its place in `numbers` plus one while a block is read, else 0. */
  private readonly seen: Int32Array;

  constructor(
    readonly vocabulary: Vocabulary,
    private readonly lengths: BlockLengths,
  ) {
    this.seen = new Int32Array(vocabulary.size);
  }

  /** Reads `text[start, end)` and the metadata tokens of its item. `traced` keeps what `evidence` needs. */
  read(text: string, start = 0, end: number = text.length, meta: readonly string[] = NO_META, traced = false): void {
    const { words, chars, meanings } = this.extractor;
    this.extractor.read(text, start, end, traced);
    const most = words.count + chars.count + meanings.count + meta.length;
    if (this.numbers.length < most) {
      this.numbers = new Int32Array(most * 2);
      this.values = new Float64Array(most * 2);
      this.times = new Int32Array(most * 2);
    }
    if (traced && this.slots.length < most) this.slots = new Int32Array(most * 2);
    this.count = 0;
    this.addBlock(words.keys, words.count, this.lengths.words, traced ? 0 : -1);
    this.addBlock(chars.keys, chars.count, this.lengths.chars, traced ? words.count : -1);
    this.addBlock(meanings.keys, meanings.count, this.lengths.meanings, traced ? words.count + chars.count : -1);
    if (meta.length > 0) this.addBlock(Int32Array.from(meta, metaKey), meta.length, this.lengths.meta, -1);
  }

  private addBlock(keys: Int32Array, count: number, length: number, slotsFrom: number): void {
    const { seen, numbers, values, times, slots } = this;
    const { table, idf, filter } = this.vocabulary;
    const mask = (table.length >>> 1) - 1;
    const filterMask = filter.length - 1;
    const first = this.count;
    let next = first;
    for (let at = 0; at < count; at++) {
      const key = keys[at] ?? 0;
      if ((((filter[(key >>> 5) & filterMask] ?? 0) >>> (key & 31)) & 1) === 0) {
        if (slotsFrom >= 0) slots[slotsFrom + at] = -1;
        continue;
      }
      // the search is written out: this loop is most of what reading a text costs
      let place = placeOf(key, mask);
      let found = table[place * 2] ?? 0;
      while (found !== key && found !== 0) {
        place = (place + 1) & mask;
        found = table[place * 2] ?? 0;
      }
      if (found === 0) {
        if (slotsFrom >= 0) slots[slotsFrom + at] = -1;
        continue;
      }
      const number = table[place * 2 + 1] ?? 0;
      let slot = (seen[number] ?? 0) - 1;
      if (slot < 0) {
        slot = next++;
        numbers[slot] = number;
        times[slot] = 1;
        seen[number] = slot + 1;
      } else times[slot] = (times[slot] ?? 0) + 1;
      if (slotsFrom >= 0) slots[slotsFrom + at] = slot;
    }
    let norm = 0;
    for (let slot = first; slot < next; slot++) {
      const number = numbers[slot] ?? 0;
      seen[number] = 0;
      const value = (DAMPED[Math.min(times[slot] ?? 0, 255)] ?? 0) * (idf[number] ?? 0);
      values[slot] = value;
      norm += value * value;
    }
    if (norm > 0) {
      const factor = length / Math.sqrt(norm);
      for (let slot = first; slot < next; slot++) values[slot] = (values[slot] ?? 0) * factor;
    }
    this.count = next;
  }
}
