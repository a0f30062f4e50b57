import type { Filter } from './filter.js';

/** The backbone: one number with everything needed to check it. */
export interface Fact {
  /** Metric id, for example `nps`. */
  readonly metric: string;
  /** Variant of the metric; absent when it has one way only. For `rating` the scale, as `1-5`. */
  readonly variant?: string;
  /** Version of the metric's definition. */
  readonly version: number;
  readonly filter: Filter;
  /** Local dates, inclusive; absent when the filter has no dates. */
  readonly period?: { readonly from: string; readonly to: string };
  /** What the value stands on: answers, items or people, as the metric says. */
  readonly n: number;
  /** Null when n is below the metric's minimum: "not enough data", never 0. */
  readonly value: number | null;
  /** 95 % interval, in the value's unit; null when it cannot be given. */
  readonly interval: readonly [number, number] | null;
  /** The filter that lists the items behind the number. */
  readonly evidence: Filter;
  /** The group this fact is of, when it was asked for by a dimension. */
  readonly group?: { readonly by: string; readonly key: string };
  readonly blocks?: readonly string[];
  readonly taxonomy?: number;
}
