import type { MeasureColumns } from '../cube/kernel/chunk.js';
import type { Bilingual } from '../theme.js';
import type { Method } from './method/method.js';

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

/** The ends of a scale as asked. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** What a metric may know besides the columns. */
export interface ReadContext {
  /** '' for a metric without variants. */
  readonly variant: string;
  /** The last local day that was over at "as of". */
  readonly lastWholeDay: number;
  scaleOf(code: number): Scale | undefined;
  /** Whether the row has any theme. */
  hasTheme(row: number): boolean;
  /** Whether the row's themes pass the filter's themes; whether it has any when the filter names none. */
  matchesTheme(row: number): boolean;
}

/** What one item adds: NaN when it does not belong to n. The method says how the numbers are read. */
export type Read = (row: number) => number;

/** THE metric contract: words, what an item adds, and how what was added becomes a value with an interval. */
export interface Metric extends MetricInfo {
  /** Called once a batch, so that look-ups stay out of the loop over rows. */
  read(columns: MeasureColumns, context: ReadContext): Read;
  method(variant: string): Method;
  /** The column of the scale when results of different scales must not be put together. */
  scale?(variant: string): 'rating_scale' | 'ces_scale' | null;
  /** The filter's themes say what is counted, not what it is counted among. */
  readonly amongAllThemes?: true;
}
