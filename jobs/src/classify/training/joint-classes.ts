import type { LinearAnswer } from '../linear/binary-problem.js';
import type { ClassProblem, LowRankModel } from '../linear/low-rank.js';
import { columnOf, scoreLowRank, trainLowRank } from '../linear/low-rank.js';
import type { Judges, SharedData } from './cross-validation.js';
import { FOLDS, foldsOf, heldOutOf } from './cross-validation.js';
import type { TaskPlan } from './task-plan.js';

/** Fewer classes have too little in common: sentiment, intent and ten themes lost by it. */
const LEAST_CLASSES = 20;
/** Judged examples from which a gain is told from noise. */
const LEAST_JUDGED = 1000;
/** Accuracy that learning the classes together must add, on texts that no model has seen. */
const LEAST_GAIN = 0.003;
/** Weight of the jointly learnt scores beside the others, both brought to the same spread; 1.5 to 4 are as good. */
const SHARE = 0.7;
/** Learnt from other first values and in another order, and averaged; cross-validation makes do with one, to save time. */
const MODELS = 3;

/** A task whose classes are learnt together as well as one by one. */
export interface JointClasses {
  /** Of cross-validation: by column, by row. */
  readonly scores: readonly Float64Array[];
  /** The column as it is used, from what was learnt of it alone. */
  blend(alone: LinearAnswer | null, column: number): LinearAnswer;
}

/**
 * Where many classes exclude each other, one model of all of them (`linear/low-rank.ts`) beside one of each; both are
 * linear, so that their mean is one column of weights as before. Null where the task is another or cross-validation
 * does not find it better by `LEAST_GAIN` than `alone`, the scores of the columns learnt one by one.
 */
export function joinClasses(
  plan: TaskPlan,
  judges: Judges,
  shared: SharedData,
  alone: readonly Float64Array[],
): JointClasses | null {
  if (!plan.single || plan.keys.length < LEAST_CLASSES) return null;
  if (judges.by !== 'person' || judges.rows.length < LEAST_JUDGED) return null;
  const classes = classesOf(plan, shared.examples.length);
  const learn = (takes: (row: number) => boolean, seed: number): LowRankModel =>
    trainLowRank(problemOf(classes, plan.keys.length, shared, takes, seed));
  const joint = plan.keys.map(() => new Float64Array(shared.examples.length));
  const folds = foldsOf(judges, shared);
  const heldOut = heldOutOf(judges, folds, shared.examples);
  const said = new Float64Array(plan.keys.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = learn((row) => ((heldOut[row] ?? 0) & (1 << fold)) === 0, shared.seed + fold);
    for (const row of judges.rows) {
      if (folds[row] !== fold) continue;
      scoreLowRank(model, shared.rows, row, said);
      joint.forEach((column, at) => (column[row] = said[at] ?? 0));
    }
  }
  const spread = spreadOf(joint, judges.rows);
  if (spread === 0) return null;
  const factor = (SHARE * spreadOf(alone, judges.rows)) / spread;
  const scores = joint.map((column, at) =>
    column.map((score, row) => factor * score + (1 - SHARE) * (alone[at]?.[row] ?? 0)),
  );
  if (accuracy(classes, judges, scores) < accuracy(classes, judges, alone) + LEAST_GAIN) return null;
  const models = Array.from({ length: MODELS }, (_, at) => learn(() => true, shared.seed + FOLDS + at));
  return {
    scores,
    blend(own, column) {
      const weights = new Float64Array(shared.rows.width);
      let bias = (1 - SHARE) * (own?.bias ?? -1);
      own?.weights.forEach((weight, at) => (weights[at] = (1 - SHARE) * weight));
      for (const model of models) {
        const one = columnOf(model, column);
        one.weights.forEach((weight, at) => (weights[at] = (weights[at] ?? 0) + (factor / MODELS) * weight));
        bias += (factor / MODELS) * one.bias;
      }
      return { weights, bias };
    },
  };
}

/** By row, the column that applies; −1 where none is known or more than one. */
function classesOf({ targets }: TaskPlan, rows: number): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => {
    const first = targets.findIndex((target) => (target[row] ?? 0) > 0);
    return targets.findLastIndex((target) => (target[row] ?? 0) > 0) === first ? first : -1;
  });
}

function problemOf(
  classes: Int32Array,
  count: number,
  { rows, weights }: SharedData,
  takes: (row: number) => boolean,
  seed: number,
): ClassProblem {
  const members: number[] = [];
  classes.forEach((known, row) => {
    if (known >= 0 && takes(row)) members.push(row);
  });
  return { rows, members: Int32Array.from(members), classes, count, weights, seed };
}

/** Standard deviation of all scores of the judged rows. */
function spreadOf(scores: readonly Float64Array[], rows: Int32Array): number {
  let sum = 0;
  let squares = 0;
  for (const column of scores)
    for (const row of rows) {
      const score = column[row] ?? 0;
      sum += score;
      squares += score * score;
    }
  const n = scores.length * rows.length;
  return n === 0 ? 0 : Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
}

/** Share of the judged rows with a known class whose highest score is that of their class. */
function accuracy(classes: Int32Array, { rows }: Judges, scores: readonly Float64Array[]): number {
  let hits = 0;
  let known = 0;
  for (const row of rows) {
    const truth = classes[row] ?? -1;
    if (truth < 0) continue;
    known++;
    let best = 0;
    for (let column = 1; column < scores.length; column++)
      if ((scores[column]?.[row] ?? 0) > (scores[best]?.[row] ?? 0)) best = column;
    if (best === truth) hits++;
  }
  return known === 0 ? 0 : hits / known;
}
