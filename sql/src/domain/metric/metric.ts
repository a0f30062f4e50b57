import type { Bilingual } from '../theme.js';

/** `share` is 0 … 1; `points` −100 … 100; `score` in units of the scale; `seconds`; `items` and `people` are counts. */
export type Unit = 'share' | 'points' | 'score' | 'seconds' | 'items' | 'people';

export interface Variant {
  readonly id: string;
  readonly name: Bilingual;
}

/** What is said about a metric, in words. */
export interface MetricInfo {
  /** Stored in facts; never renamed. */
  readonly id: string;
  /** Goes up with any change of the definition. */
  readonly version: number;
  readonly unit: Unit;
  /** Which way is good; `none` when neither is. */
  readonly direction: 'up' | 'down' | 'none';
  /** Below this n there is no value. */
  readonly minimumN: number;
  readonly name: Bilingual;
  /** One sentence each. */
  readonly definition: Bilingual;
  /** What n counts, such as answers or tickets. */
  readonly counts: Bilingual;
  /**
   * Ways to compute it; the first is the default. Empty when there is one way only. For `rating` the variants are the scales
   * found in the data, written `1-5`, and are not listed here.
   */
  readonly variants: readonly Variant[];
}
