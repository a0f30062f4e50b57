import { encodeModel } from '../linear/blob.js';
import { rowsOf, vocabularyOf } from '../linear/corpus.js';
import type { ModelTask } from '../linear/model.js';
import { quantise } from '../linear/quantise.js';
import { BLOCK_LENGTHS } from '../linear/vectoriser.js';
import { calibrate } from './calibrate.js';
import type { SharedData } from './cross-validation.js';
import { judgesOf, membersOf, scoresByFolds } from './cross-validation.js';
import { evaluate } from './evaluate.js';
import { fitColumn } from './fit-column.js';
import type { TaskReport } from './report.js';
import { planTasks } from './task-plan.js';
import type { TrainedModel, TrainingSet } from './training-set.js';

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
    weights: Float64Array.from(examples, ({ weight }) => weight),
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
    const scores = scoresByFolds(plan, judges, shared);
    const calibration = calibrate(plan, judges, scores, shared.weights);
    reports.push(evaluate(plan, judges, scores, calibration, seed));
    plan.targets.forEach((targets, at) => {
      const answer = fitColumn({ ...shared, members: membersOf(targets), targets, seed: seed + at }, plan.method);
      const column = quantise(answer?.weights ?? new Float64Array(0));
      column.values.forEach((value, row) => (weights[row * columns + from + at] = value));
      scales[from + at] = column.scale;
      biases[from + at] = answer?.bias ?? -1;
    });
    tasks.push({ name, from, to: from + keys.length, keys, ...calibration, single });
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

function usualLength(lengths: number[]): number {
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}
