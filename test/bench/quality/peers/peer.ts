import type { LabelledSet } from '../sets/labelled-set.js';

/** Answers to the test texts of a set, in their order. */
export interface Answers {
  readonly labels: readonly (readonly number[])[];
  /** Higher is more likely; only where the task is yes or no. */
  readonly scores?: readonly number[];
}

/** A program that people use for the same task today, measured on the same split in the same run. */
export interface Peer {
  readonly name: string;
  isInstalled(): Promise<boolean>;
  answer(set: LabelledSet): Promise<Answers>;
}
