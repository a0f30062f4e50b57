import { randomFrom, shuffle } from '../linear/random.js';
import type { SparseRows } from '../linear/sparse-rows.js';
import { dot } from '../linear/sparse-rows.js';
import { fitColumn } from './fit-column.js';
import type { TaskPlan } from './task-plan.js';
import type { TrainingExample } from './training-set.js';

export const FOLDS = 4;
/** Labels of people from which they alone are judged by. */
const PEOPLE_FROM = 60;

/** Fold of every example; equal texts share one, so that none is judged by a model that has read it. */
export function foldsOf(examples: readonly TrainingExample[], seed: number): Uint8Array {
  const texts = new Map<string, number>();
  for (const { text } of examples) if (!texts.has(text)) texts.set(text, texts.size);
  const order = Int32Array.from({ length: texts.size }, (_, at) => at);
  shuffle(order, order.length, randomFrom(seed));
  return Uint8Array.from(examples, ({ text }) => (order[texts.get(text) ?? 0] ?? 0) % FOLDS);
}

/** What a task is judged on. */
export interface Judges {
  readonly by: 'person' | 'all';
  /** Rows in order. */
  readonly rows: Int32Array;
}

/** Rows on which the task is judged: those people have labelled, or all while these are few. */
export function judgesOf({ targets }: TaskPlan, examples: readonly TrainingExample[]): Judges {
  const known = examples.map((_, row) => row).filter((row) => targets.some((target) => target[row] !== 0));
  const people = known.filter((row) => examples[row]?.origin === 'person');
  return people.length >= PEOPLE_FROM
    ? { by: 'person', rows: Int32Array.from(people) }
    : { by: 'all', rows: Int32Array.from(known) };
}

/** The data that all columns share. */
export interface SharedData {
  readonly rows: SparseRows;
  readonly weights: Float64Array;
  readonly folds: Uint8Array;
  readonly seed: number;
}

/** Scores of the judged rows by models that have not seen them: by column, by row; 0 where a fold had nothing to learn. */
export function scoresByFolds(
  plan: TaskPlan,
  judges: Judges,
  { rows, weights, folds, seed }: SharedData,
): Float64Array[] {
  return plan.targets.map((targets, column) => {
    const scores = new Float64Array(targets.length);
    for (let fold = 0; fold < FOLDS; fold++) {
      const members = membersOf(targets, (row) => folds[row] !== fold);
      const answer = fitColumn({ rows, members, targets, weights, seed: seed + column * FOLDS + fold }, plan.method);
      for (const row of judges.rows)
        if (folds[row] === fold) scores[row] = answer === null ? -1 : dot(rows, row, answer.weights) + answer.bias;
    }
    return scores;
  });
}

/** Rows of known target. */
export function membersOf(targets: Int8Array, takes: (row: number) => boolean = () => true): Int32Array {
  const members: number[] = [];
  for (let row = 0; row < targets.length; row++) if (targets[row] !== 0 && takes(row)) members.push(row);
  return Int32Array.from(members);
}
