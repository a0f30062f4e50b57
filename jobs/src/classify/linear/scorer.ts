import type { LinearModel } from './model.js';
import { Vectoriser } from './vectoriser.js';

/** Scores of all columns of a model for one text after another; reuses its buffers. */
export class Scorer {
  readonly vectoriser: Vectoriser;
  /** By column, of the last text. */
  readonly scores: Float64Array;

  constructor(readonly model: LinearModel) {
    this.vectoriser = new Vectoriser(model.vocabulary, model.lengths);
    this.scores = new Float64Array(model.columns);
  }

  /** Reads `text[start, end)` and fills `scores`; `traced` makes `evidence/evidence.ts` possible. @returns the number of n-grams that the model knows. */
  score(text: string, start = 0, end: number = text.length, meta?: readonly string[], traced = false): number {
    const { vectoriser, scores } = this;
    const { weights, columns, scales, biases } = this.model;
    vectoriser.read(text, start, end, meta, traced);
    const { numbers, values, count } = vectoriser;
    scores.fill(0);
    for (let at = 0; at < count; at++) {
      const value = values[at] ?? 0;
      const row = (numbers[at] ?? 0) * columns;
      for (let column = 0; column < columns; column++)
        scores[column] = (scores[column] ?? 0) + value * (weights[row + column] ?? 0);
    }
    for (let column = 0; column < columns; column++)
      scores[column] = (scores[column] ?? 0) * (scales[column] ?? 0) + (biases[column] ?? 0);
    return count;
  }
}
