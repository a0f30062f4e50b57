import type { Cells, Tally } from './tally.js';

/** The masks that rows can have in a pass, at most: five views. */
const MASKS_OF_ROWS = 32;

/**
 * One tally under the views that ask for it. Only what these views tell apart has cells of its own, so that they stay few:
 * a row's mask in all views of the pass leads to its cells by `bases`.
 */
export class Lane implements Cells {
  readonly tally: Tally;
  /** Bits of the views that ask. */
  readonly views: number;
  readonly bases = new Int32Array(MASKS_OF_ROWS);
  readonly cells: Int32Array;
  /** Whether all rows that count at all count in the same cells. */
  readonly single: boolean;
  /** Masks within `views`, in the order of their cells. */
  readonly #masks: readonly number[];

  /** @param masks every mask that rows can have in the pass */
  constructor(tally: Tally, views: number, masks: readonly number[]) {
    this.tally = tally;
    this.views = views;
    this.#masks = [...new Set(masks.map((mask) => mask & views))].filter((mask) => mask !== 0);
    this.single = this.#masks.length === 1;
    this.cells = new Int32Array(Math.max(1, this.#masks.length) * tally.size);
    for (let mask = 0; mask < MASKS_OF_ROWS; mask++)
      this.bases[mask] = Math.max(0, this.#masks.indexOf(mask & views)) * tally.size;
  }

  /** The cells of one view. Not to be changed. */
  of(view: number): Int32Array {
    const { size } = this.tally;
    const places = this.#masks.flatMap((mask, place) => ((mask >> view) & 1 ? [place] : []));
    const [first, ...rest] = places;
    if (first === undefined) return new Int32Array(size);
    const own = this.cells.subarray(first * size, (first + 1) * size);
    if (rest.length === 0) return own;
    const sum = own.slice();
    for (const place of rest) {
      const base = place * size;
      for (let at = 0; at < size; at++) sum[at] = (sum[at] ?? 0) + (this.cells[base + at] ?? 0);
    }
    return sum;
  }
}
