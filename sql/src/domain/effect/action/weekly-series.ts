import type { Counted } from '../effect-series.js';
import type { Comparison } from './comparison.js';

/** n and sum of every week, in the order of the answer's weeks; scores in the metric's unit, with the variance of an answer. */
export type WeeklyCounts = readonly Counted[];

/** Whole weeks of a metric, as treated and under what that may be held against. */
export interface WeeklySeries {
  /** First days, local dates; none where there is no data. */
  readonly weeks: readonly string[];
  readonly treated: WeeklyCounts;
  readonly comparisons: readonly { readonly comparison: Comparison; readonly counts: WeeklyCounts }[];
}
