import type { Filter } from '../filter.js';
import type { Manifest, Rows } from './layout.js';
import type { CountQuery, Counts } from './query.js';

/** The parts of a manifest that the kernel reads; a whole manifest may be given. */
export type CubeManifest = Pick<Manifest, 'timeZone' | 'weekStart' | 'labels' | 'themes'>;

/** Answer of a text search: block name → bits by row (row i is bit `i & 7` of byte `i >> 3`). A block that is absent has no hit. */
export type Bitmap = ReadonlyMap<string, Uint8Array>;

/**
 * The counting kernel: all items in packed columns, counted under a filter. Pure and synchronous; runs in a browser worker
 * and in a server thread. 1M items take a few milliseconds for all charts of a screen asked for together.
 */
export class Cube {
  constructor(manifest: CubeManifest) {
    void manifest;
  }

  /** Items held. */
  get length(): number {
    throw new Error('not built yet');
  }

  /** First and last known local day held, inclusive; null when there is none. */
  get extent(): readonly [number, number] | null {
    throw new Error('not built yet');
  }

  /** Names of the blocks held, in the order of their arrival. */
  get blocks(): readonly string[] {
    throw new Error('not built yet');
  }

  /**
   * Adds a block under its name (its hash). A block of that name that is already held is replaced.
   * @throws RangeError when the rows are not ordered by day.
   */
  append(name: string, rows: Rows): void {
    throw new Error(`not built yet ${name} ${rows.length}`);
  }

  /** Drops a block; unknown names are ignored. */
  remove(name: string): void {
    throw new Error(`not built yet ${name}`);
  }

  /** New labels or a new tree; the codes of items already held keep their meaning. */
  setManifest(manifest: CubeManifest): void {
    void manifest;
  }

  /**
   * The filter of the following counts. A value that no label has matches nothing.
   * @throws RangeError when the filter has `q` and no bitmap is given, or a date that is none.
   */
  setFilter(filter: Filter, bitmap?: Bitmap): void {
    void [filter, bitmap];
  }

  /**
   * Counts all queries in one pass; answers stand in the order of the queries. Asking the same queries again after only
   * `from` or `to` changed costs no more than the days between the old and the new ends.
   * @throws RangeError for axes that do not go together or an unknown dimension.
   */
  count(queries: readonly CountQuery[]): Counts[] {
    throw new Error(`not built yet ${queries.length}`);
  }
}
