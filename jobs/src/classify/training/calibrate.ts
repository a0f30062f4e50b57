import type { Platt } from '../linear/platt.js';
import { fitPlatt, probabilityOf } from '../linear/platt.js';
import { bestThreshold } from '../linear/thresholds.js';
import type { Judges } from './cross-validation.js';
import type { TaskPlan } from './task-plan.js';

/** From scores to decisions, by column. */
export interface Calibration {
  readonly platt: readonly Platt[];
  readonly thresholds: readonly number[];
}

/**
 * One Platt curve a task on pooled scores (a theme has too few positives), one threshold a task where F1 is best: a
 * threshold for each theme was worse on every set tried (README, *Ideas tried*).
 */
export function calibrate(
  plan: TaskPlan,
  judges: Judges,
  scores: readonly Float64Array[],
  weights: Float64Array,
): Calibration {
  const pooled = poolOf(plan, judges, scores, weights);
  const platt = fitPlatt(pooled.scores, pooled.outcomes, pooled.weights);
  const probabilities = pooled.scores.map((score) => probabilityOf(platt, score));
  const threshold = plan.single
    ? 0
    : bestThreshold({ probabilities, outcomes: pooled.outcomes, weights: pooled.weights });
  return { platt: plan.keys.map(() => platt), thresholds: plan.keys.map(() => threshold) };
}

/** All answers of all columns in one list. */
function poolOf(
  { targets }: TaskPlan,
  { rows }: Judges,
  scores: readonly Float64Array[],
  weights: Float64Array,
): { readonly scores: Float64Array; readonly outcomes: Uint8Array; readonly weights: Float64Array } {
  const size = rows.length * targets.length;
  const said = new Float64Array(size);
  const outcomes = new Uint8Array(size);
  const counts = new Float64Array(size);
  let at = 0;
  targets.forEach((target, column) => {
    for (const row of rows) {
      const truth = target[row] ?? 0;
      if (truth === 0) continue;
      said[at] = scores[column]?.[row] ?? 0;
      outcomes[at] = truth > 0 ? 1 : 0;
      counts[at] = weights[row] ?? 0;
      at++;
    }
  });
  return { scores: said.subarray(0, at), outcomes: outcomes.subarray(0, at), weights: counts.subarray(0, at) };
}
