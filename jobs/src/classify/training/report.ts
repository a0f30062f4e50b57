import type { TaskName } from '../linear/model.js';
import type { Platt } from '../linear/platt.js';

/** A share with its 95 % bootstrap interval over examples. */
export interface Figure {
  readonly value: number;
  readonly interval: readonly [low: number, high: number];
}

/** What cross-validation said of one theme or class. */
export interface ColumnReport {
  /** Theme id, or the name of a class. */
  readonly key: number | string;
  /** Examples that were judged, and how many of them were positive. */
  readonly n: number;
  readonly positives: number;
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
  /** Probability from which it is assigned; of classes that exclude each other, 0. */
  readonly threshold: number;
}

export interface TaskReport {
  readonly task: TaskName;
  /** Examples learnt from, and those that cross-validation judged: people's, or all where people said too little. */
  readonly n: number;
  readonly judged: number;
  readonly judgedBy: 'person' | 'all';
  readonly microF1: Figure;
  readonly macroF1: Figure;
  /** Mean gap between said and true probability, in ten bands, 0 … 1. */
  readonly calibrationError: number;
  readonly platt: Platt;
  readonly columns: readonly ColumnReport[];
}

/** Can be stored as JSON. */
export interface TrainingReport {
  readonly examples: number;
  readonly vocabulary: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly tasks: readonly TaskReport[];
}
