import type { Bitmap, Cube } from '../cube/cube.js';
import type { Dimension, TimeAxis, Weigh } from '../cube/query.js';
import type { Fact } from '../fact.js';
import type { Filter } from '../filter.js';

export interface MeasureRequest {
  /** Metric id of the registry. */
  readonly metric: string;
  /** Variant id; absent for the metric's default. */
  readonly variant?: string;
  readonly filter: Filter;
  /** Needed when the filter has `q`. */
  readonly bitmap?: Bitmap;
  /** One fact per key that has n > 0; default one fact in all. */
  readonly by?: 'none' | TimeAxis | Dimension | 'theme';
  /**
   * What "now" is for metrics that wait (ripeness, open tickets): a local date `YYYY-MM-DD` means its end, an ISO instant
   * means that instant in the manifest's time zone.
   */
  readonly asOf: string;
  /** Near-duplicates. Default `each`. */
  readonly weigh?: Weigh;
}

/**
 * Computes a metric over a cube; independent of the cube's own filter. Without `by` exactly one fact (for `rating`, and the
 * mean of CES, one per scale found, since scales are never merged); with `by` one per key in drawing order.
 * @throws RangeError for an unknown metric, variant or dimension.
 */
export function measure(cube: Cube, request: MeasureRequest): Fact[] {
  throw new Error(`not built yet ${request.metric} ${String(cube.length)}`);
}
