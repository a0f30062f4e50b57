import type { Bitmap, Cube } from '../cube/cube.js';
import type { Weigh } from '../cube/query.js';
import type { Filter } from '../filter.js';

/** Under which filter, and what "now" is. */
export interface Asked {
  readonly filter: Filter;
  /** Needed when the filter has `q`. */
  readonly bitmap?: Bitmap;
  /** As in `MeasureRequest`. */
  readonly asOf: string;
  /** Near-duplicates. Default `each`. */
  readonly weigh?: Weigh;
}

/**
 * THE contract of an analysis: what is more than one metric, computed from a cube. Pure, the same in the browser's worker and
 * on the server. Parameters and answer pass between threads and over the wire: plain objects, arrays, strings, finite numbers,
 * booleans and null.
 * @throws RangeError, in words that name the parameter, for parameters that cannot be used
 */
export type Analysis<Params, Answer> = (cube: Cube, asked: Asked, params: Params) => Answer;
