import type { Platt } from '../linear/platt.js';
import { fitPlatt, probabilityOf } from '../linear/platt.js';
import { bestThreshold, shrunkThreshold } from '../linear/thresholds.js';
import type { Judges } from './cross-validation.js';
import type { TaskPlan } from './task-plan.js';

/** From scores to decisions, by column. */
export interface Calibration {
  readonly platt: readonly Platt[];
  readonly thresholds: readonly number[];
}

/** One Platt curve a task on pooled scores (a theme has too few positives); thresholds where F1 is best. */
export function calibrate(
  plan: TaskPlan,
  judges: Judges,
  scores: readonly Float64Array[],
  weights: Float64Array,
): Calibration {
  const columns = plan.keys.map((_, column) => column);
  const pooled = judged(plan, judges, scores, weights, columns);
  const platt = fitPlatt(pooled.scores, pooled.outcomes, pooled.weights);
  const toProbabilities = (part: typeof pooled): Parameters<typeof bestThreshold>[0] => ({
    probabilities: part.scores.map((score) => probabilityOf(platt, score)),
    outcomes: part.outcomes,
    weights: part.weights,
  });
  const common = plan.single ? 0 : bestThreshold(toProbabilities(pooled));
  return {
    platt: columns.map(() => platt),
    thresholds: columns.map((column) => {
      if (plan.single) return 0;
      const own = judged(plan, judges, scores, weights, [column]);
      const positives = own.outcomes.reduce((sum, outcome) => sum + outcome, 0);
      return shrunkThreshold(bestThreshold(toProbabilities(own)), common, positives);
    }),
  };
}

/** All answers of some columns in one list. */
function judged(
  { targets }: TaskPlan,
  { rows }: Judges,
  scores: readonly Float64Array[],
  weights: Float64Array,
  columns: readonly number[],
): { readonly scores: Float64Array; readonly outcomes: Uint8Array; readonly weights: Float64Array } {
  const size = rows.length * columns.length;
  const said = new Float64Array(size);
  const outcomes = new Uint8Array(size);
  const counts = new Float64Array(size);
  let at = 0;
  for (const column of columns)
    for (const row of rows) {
      const target = targets[column]?.[row] ?? 0;
      if (target === 0) continue;
      said[at] = scores[column]?.[row] ?? 0;
      outcomes[at] = target > 0 ? 1 : 0;
      counts[at] = weights[row] ?? 0;
      at++;
    }
  return { scores: said.subarray(0, at), outcomes: outcomes.subarray(0, at), weights: counts.subarray(0, at) };
}
