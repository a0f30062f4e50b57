import type { Span } from '@koe/sql/domain/item';
import type { Scorer } from '../linear/scorer.js';
import { wordNumbers } from './word-borders.js';

/** Share of the strongest word's weight that every word of the window must earn. */
const PENALTY = 0.35;

/** Finds the words that decided, in the text that a scorer has read last with `traced`. */
export class Evidence {
  private gains = new Float64Array(256);
  private words = new Int32Array(256);

  constructor(private readonly scorer: Scorer) {}

  /**
   * Half-open offsets into the text, of the stretch of words whose weights for a column exceed the penalty by most. Null
   * when no word speaks for it.
   */
  spanOf(column: number): Span | null {
    const { folded } = this.scorer.vectoriser.extractor;
    const { length } = folded;
    if (length > this.words.length) {
      this.words = new Int32Array(length * 2);
      this.gains = new Float64Array(length * 2);
    }
    const count = wordNumbers(folded.codes, length, this.words);
    this.gains.fill(0, 0, count);
    this.spread(column);
    let strongest = 0;
    for (let word = 0; word < count; word++) strongest = Math.max(strongest, this.gains[word] ?? 0);
    if (strongest <= 0) return null;
    const { from, to } = this.window(count, strongest * PENALTY);
    let start = this.words.indexOf(from);
    let end = start;
    while (end < length && (this.words[end] ?? 0) <= to) end++;
    while (start < end && folded.codes[start] === 0x20) start++;
    while (end > start + 1 && folded.codes[end - 1] === 0x20) end--;
    return { start: folded.startOf(start), end: folded.endOf(end) };
  }

  /** Weight of every n-gram for the column, spread evenly over its characters and summed by word. */
  private spread(column: number): void {
    const { vectoriser, model } = this.scorer;
    const { extractor, slots, numbers, values, times } = vectoriser;
    const { weights, columns } = model;
    let at = 0;
    for (const { from, to, count } of [extractor.words, extractor.chars, extractor.meanings])
      for (let i = 0; i < count; i++, at++) {
        const slot = slots[at] ?? -1;
        if (slot < 0) continue;
        const weight = weights[(numbers[slot] ?? 0) * columns + column] ?? 0;
        if (weight === 0) continue;
        const start = from[i] ?? 0;
        const end = to[i] ?? 0;
        const each = (weight * (values[slot] ?? 0)) / ((times[slot] ?? 1) * (end - start));
        for (let unit = start; unit < end; unit++) {
          const word = this.words[unit] ?? 0;
          this.gains[word] = (this.gains[word] ?? 0) + each;
        }
      }
  }

  private window(count: number, penalty: number): { readonly from: number; readonly to: number } {
    let best = -Infinity;
    let sum = 0;
    let from = 0;
    let window = { from: 0, to: 0 };
    for (let word = 0; word < count; word++) {
      if (sum <= 0) {
        sum = 0;
        from = word;
      }
      sum += (this.gains[word] ?? 0) - penalty;
      if (sum > best) {
        best = sum;
        window = { from, to: word };
      }
    }
    return window;
  }
}
