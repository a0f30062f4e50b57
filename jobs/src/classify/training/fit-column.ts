import type { LinearAnswer } from '../linear/binary-problem.js';
import { trainLogistic } from '../linear/logistic.js';
import { naiveBayesFactors } from '../linear/naive-bayes.js';
import type { SparseRows } from '../linear/sparse-rows.js';
import { scaleColumns } from '../linear/sparse-rows.js';
import { trainSvm } from '../linear/svm.js';
import type { Method } from './task-plan.js';

/** More change no third digit on any set tried. */
const MAX_EPOCHS = 12;

/** One column: which rows it learns from, what they say and what they weigh. */
export interface ColumnTask {
  readonly rows: SparseRows;
  /** Rows to learn from, all with a target. */
  readonly members: Int32Array;
  readonly targets: Int8Array;
  /** Weight by row. */
  readonly weights: Float64Array;
  readonly seed: number;
  /** Cost of an error of an example of weight 1. */
  readonly cost: number;
}

/** Learns a column; null where all members say the same. */
export function fitColumn(
  { rows, members, targets, weights, seed, cost }: ColumnTask,
  method: Pick<Method, 'loss' | 'naiveBayes'>,
): LinearAnswer | null {
  let positives = 0;
  for (const row of members) if ((targets[row] ?? 0) > 0) positives++;
  if (positives === 0 || positives === members.length) return null;
  const costs = weights.map((weight) => weight * cost);
  const problem = { rows, members, targets, costs, seed, maxEpochs: MAX_EPOCHS };
  const train = method.loss === 'svm' ? trainSvm : trainLogistic;
  if (method.naiveBayes === 0) return train(problem);
  const factors = naiveBayesFactors({ rows, members, targets, costs: weights }, method.naiveBayes);
  const { weights: scaled, bias } = train({ ...problem, rows: scaleColumns(rows, factors) });
  return { weights: scaled.map((weight, column) => weight * (factors[column] ?? 0)), bias };
}
