import { encodeModel } from '../linear/blob.js';
import { rowsOf, vocabularyOf } from '../linear/corpus.js';
import type { ModelTask } from '../linear/model.js';
import { quantise } from '../linear/quantise.js';
import { BLOCK_LENGTHS } from '../linear/vectoriser.js';
import { besideTree } from './beside-tree.js';
import { calibrate } from './calibrate.js';
import { chooseCost } from './choose-cost.js';
import type { SharedData } from './cross-validation.js';
import { judgesOf, membersOf } from './cross-validation.js';
import { evaluate } from './evaluate.js';
import { fitColumn } from './fit-column.js';
import { joinClasses } from './joint-classes.js';
import type { TaskReport } from './report.js';
import type { TaskPlan } from './task-plan.js';
import { planTasks } from './task-plan.js';
import type { TrainedModel, TrainingExample, TrainingSet } from './training-set.js';

/** Examples from which an n-gram must occur in two of them. */
const ONCE_UNTIL = 300;

/** Learns all tasks that the examples speak of, each judged by cross-validation. Takes seconds: see `train-in-thread.ts`. */
export function trainModel(set: TrainingSet): TrainedModel {
  const started = performance.now();
  const { examples, seed } = set;
  const vocabulary = vocabularyOf(examples, examples.length < ONCE_UNTIL ? 1 : 2);
  const shared: SharedData = {
    examples,
    rows: rowsOf(examples, vocabulary, BLOCK_LENGTHS),
    weights: weightsOf(examples),
    seed,
  };
  const plans = planTasks(set);
  const columns = plans.reduce((sum, { keys }) => sum + keys.length, 0);
  const weights = new Int8Array(vocabulary.size * columns);
  const scales = new Float32Array(columns);
  const biases = new Float32Array(columns);
  const tasks: ModelTask[] = [];
  const reports: TaskReport[] = [];
  let from = 0;
  for (const plan of plans) {
    const { name, keys, single } = plan;
    const judges = judgesOf(plan, examples);
    const { cost, scores: alone } = chooseCost(plan, judges, shared);
    const joint = joinClasses(plan, judges, shared, alone);
    const scores = joint?.scores ?? alone;
    const isBesideRules = judges.by === 'all' && isOfRules(plan, examples);
    const judged =
      isBesideRules && name === 'themes'
        ? besideTree(plan, set, judges, scores, shared.weights)
        : { judges, scores, calibration: calibrate(plan, judges, scores, shared.weights) };
    reports.push(evaluate(plan, judged.judges, judged.scores, judged.calibration, seed));
    plan.targets.forEach((targets, at) => {
      const own = fitColumn({ ...shared, members: membersOf(targets), targets, seed: seed + at, cost }, plan.method);
      const answer = joint === null ? own : joint.blend(own, at);
      const column = quantise(answer?.weights ?? new Float64Array(0));
      column.values.forEach((value, row) => (weights[row * columns + from + at] = value));
      scales[from + at] = column.scale;
      biases[from + at] = answer?.bias ?? -1;
    });
    tasks.push({
      name,
      from,
      to: from + keys.length,
      keys,
      ...judged.calibration,
      single,
      ...(isBesideRules && { isBesideRules }),
    });
    from += keys.length;
  }
  const blob = encodeModel({
    lengths: BLOCK_LENGTHS,
    usualLength: usualLength(examples.map(({ text }) => text.length)),
    tasks,
    columns,
    vocabulary,
    weights,
    scales,
    biases,
  });
  const seconds = (performance.now() - started) / 1000;
  return {
    blob,
    report: { examples: examples.length, vocabulary: vocabulary.size, bytes: blob.length, seconds, tasks: reports },
  };
}

/** Whether rules have labelled what is learnt, and have something to say that was not learnt from them. */
function isOfRules({ name, single, targets }: TaskPlan, examples: readonly TrainingExample[]): boolean {
  if (name === 'themes' ? single : name !== 'intent') return false;
  return examples.some(({ origin }, row) => origin !== 'person' && targets.some((target) => target[row] !== 0));
}

/**
 * Weights beside each other, the heaviest at most 1: the costs were found on examples of weight 1, and labels that all count
 * twice would only fit the noise more closely (airline sentiment .850 → .835, NHS themes .727 → .718).
 */
function weightsOf(examples: readonly TrainingExample[]): Float64Array {
  const heaviest = examples.reduce((most, { weight }) => Math.max(most, weight), 1);
  return Float64Array.from(examples, ({ weight }) => weight / heaviest);
}

function usualLength(lengths: number[]): number {
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}
