import type { BinaryProblem } from './binary-problem.js';

/** Added to every count, so that a feature seen once decides nothing. */
const SMOOTHING = 1;

/**
 * How strongly each feature speaks for or against, as a factor on its values (Wang and Manning, 2012): (1 − strength) +
 * strength · |log-count ratio|, cut so that rare features cannot outweigh all others.
 */
export function naiveBayesFactors(
  { rows, members, targets, costs }: Pick<BinaryProblem, 'rows' | 'members' | 'targets' | 'costs'>,
  strength: number,
): Float64Array {
  const yes = new Float64Array(rows.width).fill(SMOOTHING);
  const no = new Float64Array(rows.width).fill(SMOOTHING);
  for (const row of members) {
    const counts = (targets[row] ?? 0) > 0 ? yes : no;
    const cost = costs[row] ?? 0;
    const end = rows.starts[row + 1] ?? 0;
    for (let at = rows.starts[row] ?? 0; at < end; at++) {
      const column = rows.columns[at] ?? 0;
      counts[column] = (counts[column] ?? 0) + (rows.values[at] ?? 0) * cost;
    }
  }
  const totalYes = sum(yes);
  const totalNo = sum(no);
  return yes.map((value, column) => {
    const ratio = Math.log(value / totalYes / ((no[column] ?? SMOOTHING) / totalNo));
    return 1 - strength + strength * Math.abs(ratio);
  });
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
