import type { Scorer } from '../linear/scorer.js';

/**
 * Scores of some columns for a stretch of the text that a scorer has read last with `traced`, as if it stood alone: its
 * n-grams at the length that the whole text was brought to. Much cheaper than reading the stretch again.
 * @param start offset into the text, as is `end`
 * @param scores filled by column from 0
 */
export function stretchScores(
  { vectoriser, model }: Scorer,
  start: number,
  end: number,
  columns: { readonly from: number; readonly to: number },
  scores: Float64Array,
): void {
  const { extractor, slots, numbers, values, times } = vectoriser;
  const { weights, scales, biases } = model;
  const first = extractor.folded.indexOf(start);
  const last = extractor.folded.indexOf(end);
  const lengths = [model.lengths.words, model.lengths.chars, model.lengths.meanings];
  const sums = new Float64Array(columns.to - columns.from);
  const own = new Float64Array(sums.length);
  scores.fill(0, 0, sums.length);
  let at = 0;
  [extractor.words, extractor.chars, extractor.meanings].forEach(({ from, to, count }, block) => {
    own.fill(0);
    let norm = 0;
    for (let i = 0; i < count; i++, at++) {
      const slot = slots[at] ?? -1;
      if (slot < 0 || (from[i] ?? 0) < first || (to[i] ?? 0) > last) continue;
      const value = (values[slot] ?? 0) / (times[slot] ?? 1);
      norm += value * (values[slot] ?? 0);
      const row = (numbers[slot] ?? 0) * model.columns + columns.from;
      for (let column = 0; column < own.length; column++)
        own[column] = (own[column] ?? 0) + value * (weights[row + column] ?? 0);
    }
    if (norm === 0) return;
    const factor = (lengths[block] ?? 0) / Math.sqrt(norm);
    own.forEach((sum, column) => (sums[column] = (sums[column] ?? 0) + sum * factor));
  });
  sums.forEach((sum, at) => {
    const column = columns.from + at;
    scores[at] = sum * (scales[column] ?? 0) + (biases[column] ?? 0);
  });
}
