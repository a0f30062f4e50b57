import type { Clustered } from './clustered.js';

/** What is known of one group of a metric, before the minimum n is applied. */
export interface Estimate {
  readonly n: number;
  readonly value: number | null;
  /** 95 %. */
  readonly interval: readonly [number, number] | null;
}

export interface Sums {
  /** `person` 0 means: nobody else of this selection is known to be the same person. */
  add(group: number, value: number, person: number): void;
  /** Called once all rows are added. */
  estimate(group: number): Estimate;
}

/** How the numbers that a metric reads become an estimate; one state for all groups. */
export interface Method {
  (groups: number): Sums;
  /** For methods that need no more than sums by item and by person: the same estimate from these. */
  readonly ofSums?: (sums: Clustered) => Estimate;
  /** Whether `ofSums` reads n and sums by item only, so that nobody need know who comes again. */
  readonly byItem?: boolean;
}

export const NOTHING: Estimate = { n: 0, value: null, interval: null };

/** Two-sided 95 % of the normal distribution. */
export const Z95 = 1.959963984540054;
