import type { SparseRows } from './sparse-rows.js';

/** One yes-or-no question over the rows of a matrix. */
export interface BinaryProblem {
  readonly rows: SparseRows;
  /** Rows that take part. */
  readonly members: Int32Array;
  /** 1 or −1 by row. */
  readonly targets: Int8Array;
  /** Cost of an error by row, > 0 for members: C times the example's weight. */
  readonly costs: Float64Array;
  readonly seed: number;
  /** Passes over the members at most. */
  readonly maxEpochs: number;
}

/** What answers it: the score of a row is its inner product with `weights`, plus `bias`. */
export interface LinearAnswer {
  readonly weights: Float64Array;
  readonly bias: number;
}
