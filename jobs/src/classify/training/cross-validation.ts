import { randomFrom, shuffle } from '../linear/random.js';
import type { SparseRows } from '../linear/sparse-rows.js';
import { dot } from '../linear/sparse-rows.js';
import { fitColumn } from './fit-column.js';
import type { TaskPlan } from './task-plan.js';
import type { TrainingExample } from './training-set.js';

export const FOLDS = 4;
/** Labels of people from which they alone are judged by. */
const PEOPLE_FROM = 60;

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
  readonly examples: readonly TrainingExample[];
  readonly rows: SparseRows;
  /** By row. */
  readonly weights: Float64Array;
  readonly seed: number;
}

/** Scores of the judged rows by models that have not seen them: by column, by row; −1 where a fold had nothing to learn. */
export function scoresByFolds(plan: TaskPlan, judges: Judges, shared: SharedData, cost: number): Float64Array[] {
  const { rows, weights, seed } = shared;
  const folds = foldsOf(judges, shared);
  const heldOut = heldOutOf(judges, folds, shared.examples);
  return plan.targets.map((targets, column) => {
    const scores = new Float64Array(targets.length);
    for (let fold = 0; fold < FOLDS; fold++) {
      const members = membersOf(targets, (row) => ((heldOut[row] ?? 0) & (1 << fold)) === 0);
      const own = seed + column * FOLDS + fold;
      const answer = fitColumn({ rows, members, targets, weights, seed: own, cost }, plan.method);
      for (const row of judges.rows)
        if (folds[row] === fold) scores[row] = answer === null ? -1 : dot(rows, row, answer.weights) + answer.bias;
    }
    return scores;
  });
}

/**
 * Fold by row. People's labels are drawn one by one: where a text occurs often ("nothing"), the model in use will have
 * read it too. What was labelled by rule is drawn by text, because a rule says the same of the same text again.
 */
export function foldsOf({ by, rows }: Judges, { examples, seed }: SharedData): Uint8Array {
  const keys = new Map<string | number, number>();
  const keyOf = (row: number): string | number => (by === 'person' ? row : (examples[row]?.text ?? row));
  for (const row of rows) if (!keys.has(keyOf(row))) keys.set(keyOf(row), keys.size);
  const order = Int32Array.from({ length: keys.size }, (_, at) => at);
  shuffle(order, order.length, randomFrom(seed));
  const folds = new Uint8Array(examples.length);
  for (const row of rows) folds[row] = (order[keys.get(keyOf(row)) ?? 0] ?? 0) % FOLDS;
  return folds;
}

/** By row, a bit for each fold whose model may not learn from it: judged rows of that fold and weak copies of their texts. */
export function heldOutOf({ rows }: Judges, folds: Uint8Array, examples: readonly TrainingExample[]): Uint8Array {
  const byText = new Map<string, number>();
  const heldOut = new Uint8Array(examples.length);
  for (const row of rows) {
    const bit = 1 << (folds[row] ?? 0);
    heldOut[row] = bit;
    const text = examples[row]?.text ?? '';
    byText.set(text, (byText.get(text) ?? 0) | bit);
  }
  examples.forEach(({ text }, row) => {
    if (heldOut[row] === 0) heldOut[row] = byText.get(text) ?? 0;
  });
  return heldOut;
}

/** Rows of known target. */
export function membersOf(targets: Int8Array, takes: (row: number) => boolean = () => true): Int32Array {
  const members: number[] = [];
  for (let row = 0; row < targets.length; row++) if (targets[row] !== 0 && takes(row)) members.push(row);
  return Int32Array.from(members);
}
