import { blendWithTree } from '../cold-start/tree-blend.js';
import { createTreeEvidence } from '../cold-start/tree-evidence.js';
import type { Platt } from '../linear/platt.js';
import { probabilityOf } from '../linear/platt.js';
import { segmentsOf } from '../text/segments.js';
import { viewOf } from '../text/text-view.js';
import type { Calibration } from './calibrate.js';
import { calibrate } from './calibrate.js';
import type { Judges } from './cross-validation.js';
import type { TaskPlan } from './task-plan.js';
import type { TrainingSet } from './training-set.js';

/** Themes that a text usually speaks of, where the tree hears anything in it at all. */
const USUAL_THEMES = 1.15;
/** Evidence from which the tree hears something. */
const HEARD = 0.1;
/** A curve that fell with the score would turn the order round. */
const LEAST_SLOPE = 0.5;

/** Blended scores of cross-validation, by column, by row, and what they mean. */
export interface BesideTree {
  readonly judges: Judges;
  readonly scores: readonly Float64Array[];
  readonly calibration: Calibration;
}

/**
 * Where hardly anybody has labelled, F1 cannot be asked for the threshold: the weak labels are certain ones, and what is
 * easy among them is not on real texts. So it is set where as many themes are named as texts usually speak of.
 */
export function besideTree(
  plan: TaskPlan,
  { themes, examples }: TrainingSet,
  judges: Judges,
  scores: readonly Float64Array[],
  weights: Float64Array,
): BesideTree {
  const tree = createTreeEvidence(themes);
  const places = plan.keys.map((key) => tree.ids.findIndex((id) => id === key));
  // the tree's own phrases would hear themselves
  const rows = judges.rows.filter((row) => examples[row]?.themes?.absent !== 'others');
  const blended = plan.keys.map(() => new Float64Array(examples.length));
  let heard = 0;
  for (const row of rows) {
    const view = viewOf(examples[row]?.text ?? '');
    const evidence = tree.scoresOf(view, segmentsOf(view));
    if (evidence.some((score) => score >= HEARD)) heard++;
    const own = Float64Array.from(scores, (column) => column[row] ?? 0);
    blendWithTree(own, (column) => evidence[places[column] ?? -1] ?? 0);
    blended.forEach((column, at) => (column[row] = own[at] ?? 0));
  }
  const all = Float64Array.from(blended.flatMap((column) => [...rows].map((row) => column[row] ?? 0))).sort();
  const cut = all[Math.max(0, all.length - Math.round(USUAL_THEMES * heard))] ?? 0;
  const platt = curveThrough(cut, plan, { by: judges.by, rows }, blended, weights);
  return {
    judges: { by: judges.by, rows },
    scores: blended,
    calibration: { platt: plan.keys.map(() => platt), thresholds: plan.keys.map(() => probabilityOf(platt, cut)) },
  };
}

/** As steep as the weak labels say, and even odds at the cut: what is named is rather there than not. */
function curveThrough(
  cut: number,
  plan: TaskPlan,
  judges: Judges,
  scores: readonly Float64Array[],
  weights: Float64Array,
): Platt {
  const { platt } = calibrate(plan, judges, scores, weights);
  const slope = Math.max(LEAST_SLOPE, platt[0]?.slope ?? 1);
  return { slope, offset: -slope * cut };
}
