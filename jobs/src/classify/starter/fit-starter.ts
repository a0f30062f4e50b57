import { INTENTS, SENTIMENTS } from '@koe/sql/domain/item';
import { encodeModel } from '../linear/blob.js';
import { rowsOf, vocabularyOf } from '../linear/corpus.js';
import { trainLogistic } from '../linear/logistic.js';
import type { ModelTask, TaskName } from '../linear/model.js';
import { quantise } from '../linear/quantise.js';
import type { SparseRows } from '../linear/sparse-rows.js';
import { BLOCK_LENGTHS } from '../linear/vectoriser.js';
import type { Vocabulary } from '../linear/vocabulary.js';
import { createVocabulary } from '../linear/vocabulary.js';
import type { StarterExample } from './sets/starter-set.js';

/** N-grams kept: 8 bytes each and one a column stay under 3 MB. */
export const MAX_STARTER_NGRAMS = 140_000;
const LEAST_TEXTS = 3;
const COST = 2;
const MAX_EPOCHS = 10;
/** Passes that only tell which n-grams to keep. */
const FIRST_EPOCHS = 3;
const PLAIN = { slope: 1, offset: 0 };

interface Column {
  readonly task: TaskName;
  readonly key: string;
  readonly targets: Int8Array;
  readonly costs: Float64Array;
}

/**
 * Learns sentiment, intent and seriousness from labelled texts, keeps the n-grams that decide most and learns again on
 * these alone. The same examples and seed give the same bytes (`linear/blob.ts`).
 */
export function fitStarter(
  examples: readonly StarterExample[],
  seed: number,
  most = MAX_STARTER_NGRAMS,
  least = LEAST_TEXTS,
): Uint8Array {
  const columns = columnsOf(examples);
  const first = vocabularyOf(examples, least);
  const vocabulary =
    first.size > most
      ? strongest(first, fit(rowsOf(examples, first, BLOCK_LENGTHS), columns, seed, FIRST_EPOCHS), most)
      : first;
  const answers = fit(rowsOf(examples, vocabulary, BLOCK_LENGTHS), columns, seed, MAX_EPOCHS);
  const weights = new Int8Array(vocabulary.size * columns.length);
  const scales = new Float32Array(columns.length);
  answers.forEach(({ weights: own }, column) => {
    const { values, scale } = quantise(own);
    values.forEach((value, number) => (weights[number * columns.length + column] = value));
    scales[column] = scale;
  });
  return encodeModel({
    lengths: BLOCK_LENGTHS,
    usualLength: 200,
    tasks: tasksOf(columns),
    columns: columns.length,
    vocabulary,
    weights,
    scales,
    biases: Float32Array.from(answers, ({ bias }) => bias),
  });
}

function fit(
  rows: SparseRows,
  columns: readonly Column[],
  seed: number,
  maxEpochs: number,
): ReturnType<typeof trainLogistic>[] {
  return columns.map(({ targets, costs }, column) => {
    const members: number[] = [];
    for (let row = 0; row < targets.length; row++) if (targets[row] !== 0) members.push(row);
    return trainLogistic({
      rows,
      members: Int32Array.from(members),
      targets,
      costs,
      seed: seed + column,
      maxEpochs,
    });
  });
}

/** The n-grams with the largest weights, common ones before rare ones. */
function strongest(vocabulary: Vocabulary, answers: ReturnType<typeof fit>, most: number): Vocabulary {
  const value = Float64Array.from(vocabulary.keys, (_, number) =>
    Math.max(...answers.map(({ weights }) => Math.abs(weights[number] ?? 0))),
  );
  const kept = Array.from(vocabulary.keys.keys())
    .sort((a, b) => (value[b] ?? 0) - (value[a] ?? 0) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  return createVocabulary(
    Int32Array.from(kept, (number) => vocabulary.keys[number] ?? 1),
    Float32Array.from(kept, (number) => vocabulary.idf[number] ?? 1),
  );
}

function columnsOf(examples: readonly StarterExample[]): Column[] {
  const of = (task: TaskName, key: string, labelOf: (example: StarterExample) => string | undefined): Column => {
    const labels = examples.map(labelOf);
    const shares = sharesOf(examples, labels);
    return {
      task,
      key,
      targets: Int8Array.from(labels, (label) => (label === undefined ? 0 : label === key ? 1 : -1)),
      costs: Float64Array.from(labels, (label, row) => COST * (shares.get(`${examples[row]?.lang} ${label}`) ?? 0)),
    };
  };
  return [
    ...SENTIMENTS.map((key) => of('sentiment', key, ({ sentiment }) => sentiment)),
    ...INTENTS.map((key) => of('intent', key, ({ intent }) => intent)),
    of('serious', 'serious', ({ serious }) => (serious === undefined ? undefined : serious ? 'serious' : 'not')),
  ];
}

/** Weight by language and label: rare labels are raised by the root of how rare they are, means stay 1. */
function sharesOf(
  examples: readonly StarterExample[],
  labels: readonly (string | undefined)[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  labels.forEach((label, row) => {
    if (label === undefined) return;
    const key = `${examples[row]?.lang} ${label}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const mean = [...counts.values()].reduce((sum, count) => sum + count, 0) / Math.max(1, counts.size);
  return new Map([...counts].map(([key, count]) => [key, Math.min(4, Math.sqrt(mean / count))]));
}

function tasksOf(columns: readonly Column[]): ModelTask[] {
  const tasks: ModelTask[] = [];
  columns.forEach(({ task, key }, at) => {
    const last = tasks.at(-1);
    if (last?.name === task)
      tasks[tasks.length - 1] = {
        ...last,
        to: at + 1,
        keys: [...last.keys, key],
        platt: [...last.platt, PLAIN],
        thresholds: [...last.thresholds, 0],
      };
    else
      tasks.push({
        name: task,
        from: at,
        to: at + 1,
        keys: [key],
        platt: [PLAIN],
        thresholds: [task === 'serious' ? 0.5 : 0],
        single: task !== 'serious',
      });
  });
  return tasks;
}
