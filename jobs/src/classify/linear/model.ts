import type { Platt } from './platt.js';
import type { BlockLengths } from './vectoriser.js';
import type { Vocabulary } from './vocabulary.js';

export const TASK_NAMES = ['themes', 'sentiment', 'intent', 'serious'] as const;
export type TaskName = (typeof TASK_NAMES)[number];

/** A question a model answers: columns `from` … `to` of its matrix, half-open. */
export interface ModelTask {
  readonly name: TaskName;
  readonly from: number;
  readonly to: number;
  /** By column: a theme's id, a class's name, or `serious`. */
  readonly keys: readonly (number | string)[];
  /** By column: score → probability. */
  readonly platt: readonly Platt[];
  /** By column: probability from which a theme is assigned, or a text is serious; 0 where the best class wins. */
  readonly thresholds: readonly number[];
  /** Exactly one of the columns applies. */
  readonly single: boolean;
  /** What the rules say that labelled the texts, the tree's words or the word lists, is heard beside the scores: people have hardly labelled. */
  readonly isBesideRules?: boolean | undefined;
}

/** All that is needed to score a text. */
export interface LinearModel {
  readonly lengths: BlockLengths;
  /** Length in characters that nine of ten training texts do not exceed: longer ones are read in pieces. */
  readonly usualLength: number;
  readonly tasks: readonly ModelTask[];
  readonly columns: number;
  readonly vocabulary: Vocabulary;
  /** Row-major: the weights of all columns for n-gram 0, then for n-gram 1 …; times the column's scale. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
}
