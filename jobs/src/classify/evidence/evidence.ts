import type { Span } from '@koe/sql/domain/item';
import type { Scorer } from '../linear/scorer.js';
import { wordNumbers } from './word-borders.js';

/** Share of the strongest word's weight that every word of the window must earn. */
const PENALTY = 0.35;
/** What a judging word's weight counts: "delicious" speaks for the food, but "the soup" is what it is about. */
const JUDGED = 0.1;

/** Finds the words that decided, in the text that a scorer has read last with `traced`. */
export class Evidence {
  private gains = new Float64Array(256);
  private words = new Int32Array(256);
  private count = 0;

  constructor(private readonly scorer: Scorer) {}

  /** Cuts the text that was read last into words; once before `spanOf`. */
  prepare(): void {
    const { codes, length } = this.scorer.vectoriser.extractor.folded;
    if (length > this.words.length) {
      this.words = new Int32Array(length * 2);
      this.gains = new Float64Array(length * 2);
    }
    this.count = wordNumbers(codes, length, this.words);
  }

  /**
   * Half-open offsets into the text, of the stretch of words whose weights for a column exceed the penalty by most. Null
   * when no word speaks for it.
   */
  spanOf(column: number): Span | null {
    const { gains, count } = this;
    gains.fill(0, 0, count);
    this.spread(column);
    this.discountJudgements();
    let strongest = 0;
    for (let word = 0; word < count; word++) strongest = Math.max(strongest, gains[word] ?? 0);
    return strongest > 0 ? this.spanOfWords(this.window(strongest * PENALTY)) : null;
  }

  /** Weight of every n-gram for the column, spread evenly over its characters and summed by word. */
  private spread(column: number): void {
    const { vectoriser, model } = this.scorer;
    const { extractor, slots, numbers, values, times } = vectoriser;
    const { weights, columns } = model;
    const { gains, words } = this;
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
          const word = words[unit] ?? 0;
          gains[word] = (gains[word] ?? 0) + each;
        }
      }
  }

  private discountJudgements(): void {
    const { gains, words } = this;
    const { judged } = this.scorer.vectoriser.extractor;
    for (let at = 0; at < judged.length; at += 2) {
      const last = words[(judged[at + 1] ?? 1) - 1] ?? 0;
      for (let word = words[judged[at] ?? 0] ?? 0; word <= last; word++) {
        const gain = gains[word] ?? 0;
        if (gain > 0) gains[word] = gain * JUDGED;
      }
    }
  }

  /** First and last word of the stretch whose gains exceed the penalty by most. */
  private window(penalty: number): { readonly first: number; readonly last: number } {
    let best = -Infinity;
    let sum = 0;
    let first = 0;
    let window = { first: 0, last: 0 };
    for (let word = 0; word < this.count; word++) {
      if (sum <= 0) {
        sum = 0;
        first = word;
      }
      sum += (this.gains[word] ?? 0) - penalty;
      if (sum > best) {
        best = sum;
        window = { first, last: word };
      }
    }
    return window;
  }

  private spanOfWords({ first, last }: { readonly first: number; readonly last: number }): Span {
    const { folded } = this.scorer.vectoriser.extractor;
    let start = this.words.indexOf(first);
    let end = start;
    while (end < folded.length && (this.words[end] ?? 0) <= last) end++;
    while (start < end - 1 && folded.codes[start] === 0x20) start++;
    while (end > start + 1 && folded.codes[end - 1] === 0x20) end--;
    return { start: folded.startOf(start), end: folded.endOf(end) };
  }
}
