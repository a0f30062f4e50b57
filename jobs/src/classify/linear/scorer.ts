import type { LinearModel } from './model.js';
import { Vectoriser } from './vectoriser.js';

/** Values are rounded to whole parts of this, so that scores are sums of whole numbers: exact, and fast. */
const STEPS = 4096;

/** Scores of all columns of a model for one text after another; reuses its buffers. */
export class Scorer {
  readonly vectoriser: Vectoriser;
  /** By column, of the last text. */
  readonly scores: Float64Array;
  private readonly sums: Int32Array;

  constructor(readonly model: LinearModel) {
    this.vectoriser = new Vectoriser(model.vocabulary, model.lengths);
    this.scores = new Float64Array(model.columns);
    this.sums = new Int32Array(model.columns);
  }

  /**
   * Reads `text[start, end)` and fills `scores`; `traced` makes `evidence/evidence.ts` possible.
   * @returns the number of n-grams that the model knows.
   */
  score(text: string, start = 0, end: number = text.length, meta?: readonly string[], traced = false): number {
    this.vectoriser.read(text, start, end, meta, traced);
    this.sumUp(0, this.model.columns);
    return this.vectoriser.count;
  }

  /** As `score`, for the columns `from` … `to` only; the other scores are of an earlier text. */
  scoreColumns(from: number, to: number, text: string, start: number, end: number, meta?: readonly string[]): void {
    this.vectoriser.read(text, start, end, meta);
    this.sumUp(from, to);
  }

  private sumUp(from: number, to: number): void {
    const { scores, sums } = this;
    const { weights, columns, scales, biases } = this.model;
    const { numbers, values, count } = this.vectoriser;
    sums.fill(0, from, to);
    let at = 0;
    // four n-grams a round: the sums are read and written once for all of them
    for (; at + 4 <= count; at += 4) {
      const a = Math.round((values[at] ?? 0) * STEPS);
      const b = Math.round((values[at + 1] ?? 0) * STEPS);
      const c = Math.round((values[at + 2] ?? 0) * STEPS);
      const d = Math.round((values[at + 3] ?? 0) * STEPS);
      const rowA = (numbers[at] ?? 0) * columns;
      const rowB = (numbers[at + 1] ?? 0) * columns;
      const rowC = (numbers[at + 2] ?? 0) * columns;
      const rowD = (numbers[at + 3] ?? 0) * columns;
      for (let column = from; column < to; column++)
        sums[column] =
          ((sums[column] ?? 0) +
            Math.imul(a, weights[rowA + column] ?? 0) +
            Math.imul(b, weights[rowB + column] ?? 0) +
            Math.imul(c, weights[rowC + column] ?? 0) +
            Math.imul(d, weights[rowD + column] ?? 0)) |
          0;
    }
    for (; at < count; at++) {
      const value = Math.round((values[at] ?? 0) * STEPS);
      const row = (numbers[at] ?? 0) * columns;
      for (let column = from; column < to; column++)
        sums[column] = ((sums[column] ?? 0) + Math.imul(value, weights[row + column] ?? 0)) | 0;
    }
    for (let column = from; column < to; column++)
      scores[column] = ((sums[column] ?? 0) / STEPS) * (scales[column] ?? 0) + (biases[column] ?? 0);
  }
}
