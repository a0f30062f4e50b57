import { INTENTS, SENTIMENTS } from '@koe/sql/domain/item';
import { ancestorsOf } from '@koe/sql/domain/theme';
import type { TaskName } from '../linear/model.js';
import type { TrainingExample, TrainingSet } from './training-set.js';

/** How the columns of a task are learnt. */
export interface Method {
  readonly loss: 'svm' | 'logistic';
  /** Cost of an error of an example of weight 1: the first is usual, the others are tried where there are labels enough. */
  readonly costs: readonly [number, ...number[]];
  /** 0 … 1: how far naive Bayes scales the features. */
  readonly naiveBayes: number;
}

/** One task of a training set: what its columns are and what every example says of them. */
export interface TaskPlan {
  readonly name: TaskName;
  readonly keys: readonly (number | string)[];
  /** By column, by example: 1 applies, −1 does not, 0 unknown. */
  readonly targets: readonly Int8Array[];
  readonly single: boolean;
  readonly method: Method;
}

const METHODS: Record<TaskName, Method> = {
  themes: { loss: 'svm', costs: [1, 0.4], naiveBayes: 0.5 },
  sentiment: { loss: 'svm', costs: [0.4], naiveBayes: 0.3 },
  intent: { loss: 'svm', costs: [0.4], naiveBayes: 0.3 },
  serious: { loss: 'logistic', costs: [5], naiveBayes: 0 },
};
/** One theme a text is a question of words, and rare ones are not to be pushed. */
const SINGLE_THEMES: Method = { loss: 'svm', costs: [1, 0.2], naiveBayes: 0 };

/** The tasks that the examples speak of; a task that knows only one answer is left out. */
export function planTasks(set: TrainingSet): TaskPlan[] {
  return [
    planThemes(set),
    planClasses('sentiment', SENTIMENTS, set.examples, (example) => example.sentiment),
    planClasses('intent', INTENTS, set.examples, (example) => example.intent),
    planSerious(set.examples),
  ].filter((plan) => plan !== null);
}

function planThemes({ themes, examples, single = false }: TrainingSet): TaskPlan | null {
  const named = new Set(examples.flatMap((example) => example.themes?.present ?? []));
  // a parent that nobody named has no column: its children speak for it
  const keys = themes.map(({ id }) => id).filter((id) => named.has(id));
  if (keys.length === 0) return null;
  const ancestors = ancestorsOf(themes);
  const targets = keys.map(() => new Int8Array(examples.length));
  const columnOf = new Map(keys.map((id, column) => [id, column]));
  const set = (id: number, row: number, target: number): void => {
    const column = columnOf.get(id);
    if (column !== undefined && targets[column] !== undefined) targets[column][row] = target;
  };
  examples.forEach((example, row) => {
    if (example.themes === undefined) return;
    const { present, absent } = example.themes;
    for (const id of absent === 'others' ? keys : absent) set(id, row, -1);
    for (const id of present) for (const own of single ? [id] : (ancestors.get(id) ?? [id])) set(own, row, 1);
  });
  return { name: 'themes', keys, targets, single, method: single ? SINGLE_THEMES : METHODS.themes };
}

function planClasses<Label extends string>(
  name: 'sentiment' | 'intent',
  labels: readonly Label[],
  examples: readonly TrainingExample[],
  labelOf: (example: TrainingExample) => Label | undefined,
): TaskPlan | null {
  const said = new Set(examples.map(labelOf));
  const keys = labels.filter((label) => said.has(label));
  if (keys.length < 2) return null;
  const targets = keys.map((key) =>
    Int8Array.from(examples, (example) => {
      const label = labelOf(example);
      return label === undefined ? 0 : label === key ? 1 : -1;
    }),
  );
  return { name, keys, targets, single: true, method: METHODS[name] };
}

function planSerious(examples: readonly TrainingExample[]): TaskPlan | null {
  const targets = Int8Array.from(examples, ({ serious }) => (serious === undefined ? 0 : serious ? 1 : -1));
  if (!targets.includes(1) || !targets.includes(-1)) return null;
  return { name: 'serious', keys: ['serious'], targets: [targets], single: false, method: METHODS.serious };
}
