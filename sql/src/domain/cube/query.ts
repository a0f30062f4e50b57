import type { FilterField } from '../filter.js';

/** What can be asked of a cube. */

/** What an item has exactly one value of. `seg.NAME` is a declared dimension. */
export type Dimension =
  | 'kind'
  | 'channel'
  | 'intent'
  | 'sentiment'
  | 'priority'
  | 'handling'
  | 'source'
  | 'lang'
  | 'product'
  | 'team'
  | `seg.${string}`;

/** Local time, coarser or finer. A week is named by its first day, a month by its first day. */
export type TimeAxis = 'day' | 'week' | 'month';

/**
 * An axis of a chart. `theme` counts an item once for each of its themes and once for each theme above them. `tone` is the
 * sentiment of the mention itself and goes with `theme` only: the worst one when an item mentions the theme several times
 * (negative, then positive, then neutral).
 */
export type Axis = TimeAxis | Dimension | 'theme' | 'tone';

/** The parts of a filter that a chart may leave out; `date` is from and to together. */
export type FilterKey = 'date' | 'q' | FilterField | `seg.${string}`;

/** Near-duplicates: `each` counts every item, `once` the first of a group. */
export type Weigh = 'each' | 'once';

export interface CountQuery {
  /** No axis gives a total; two axes give a table, first axis in rows. At most one of them is a time. */
  readonly by: readonly Axis[];
  /** A linked chart leaves out the filter on its own axes, so that it keeps showing what could be chosen. */
  readonly except?: readonly FilterKey[];
  /** Default `each`. */
  readonly weigh?: Weigh;
}

export interface CountAxis {
  readonly axis: Axis;
  /**
   * Keys in drawing order, as a filter writes them: dates `YYYY-MM-DD` without gaps; a dimension's values in the order of
   * their codes after `-` (none); theme ids after `-` (no theme). The same array object as long as nothing changed.
   */
  readonly keys: readonly string[];
}

export interface Counts {
  readonly axes: readonly CountAxis[];
  /** Items by (first axis, second axis), row-major; one number when there is no axis. Belongs to the caller. */
  readonly values: Int32Array;
  /**
   * Items that pass, each once, also those that no cell shows (a time axis leaves out items of unknown time).
   */
  readonly total: number;
}
