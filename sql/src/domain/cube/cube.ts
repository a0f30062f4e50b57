import type { Filter } from '../filter.js';
import { CellSums, type GroupedSums, type SumRequest } from './kernel/cell-sums.js';
import { dayRange } from './kernel/filter-test.js';
import { Plan } from './kernel/plan.js';
import { selectRows, type SelectRequest, type Selection } from './kernel/selection.js';
import { Store } from './kernel/store.js';
import type { Rows } from './layout.js';
import type { CubeManifest } from './manifest.js';
import type { CountQuery, Counts } from './query.js';

export type { CubeManifest } from './manifest.js';

/** Answer of a text search: block name → bits by row (row i is bit `i & 7` of byte `i >> 3`). A block that is absent has no hit. */
export type Bitmap = ReadonlyMap<string, Uint8Array>;

/**
 * The counting kernel: all items in packed columns, counted under a filter. Pure and synchronous; runs in a browser worker
 * and in a server thread. 1M items take a few milliseconds for all charts of a screen asked for together.
 */
export class Cube {
  readonly #store: Store;
  #filter: Filter = {};
  #bitmap: Bitmap | undefined;
  readonly #cellSums = new CellSums();
  #plan: { readonly key: string; readonly bitmap: Bitmap | undefined; readonly plan: Plan } | null = null;

  constructor(manifest: CubeManifest) {
    this.#store = new Store(manifest);
  }

  get manifest(): CubeManifest {
    return this.#store.manifest;
  }

  /** Items held. */
  get length(): number {
    return this.#store.length;
  }

  /** First and last known local day held, inclusive; null when there is none. */
  get extent(): readonly [number, number] | null {
    return this.#store.extent;
  }

  /** Names of the blocks held, in the order of their arrival. */
  get blocks(): readonly string[] {
    return [...this.#store.chunks.keys()];
  }

  /**
   * Adds a block under its name (its hash). A block of that name that is already held is replaced.
   * @throws RangeError when the rows are not ordered by day.
   */
  append(name: string, rows: Rows): void {
    this.#store.append(name, rows);
  }

  /** Drops a block; unknown names are ignored. */
  remove(name: string): void {
    this.#store.remove(name);
  }

  /** New labels or a new tree; the codes of items already held keep their meaning. */
  setManifest(manifest: CubeManifest): void {
    this.#store.setManifest(manifest);
  }

  /**
   * The filter of the following counts. A value that no label has matches nothing.
   * @throws RangeError when the filter has `q` and no bitmap is given, or a date that is none.
   */
  setFilter(filter: Filter, bitmap?: Bitmap): void {
    requireBitmap(filter, bitmap);
    dayRange(filter);
    this.#filter = filter;
    this.#bitmap = bitmap;
  }

  /**
   * Counts all queries in one pass; answers stand in the order of the queries. Asking the same queries again after only
   * `from` or `to` changed costs no more than the days between the old and the new ends.
   * @throws RangeError for axes that do not go together or an unknown dimension.
   */
  count(queries: readonly CountQuery[]): Counts[] {
    const filter = this.#filter;
    const days = dayRange(filter);
    const key = JSON.stringify([this.#store.version, { ...filter, from: days !== null, to: null }, queries]);
    if (this.#plan?.key !== key || this.#plan.bitmap !== this.#bitmap) {
      const bitmap = this.#bitmap;
      this.#plan = { key, bitmap, plan: new Plan(this.#store, filter, queries, (name) => bitmap?.get(name) ?? null) };
    }
    return this.#plan.plan.counts(days);
  }

  /** Counts under another filter than the cube's own, which stays as it is. @throws RangeError as `setFilter` and `count` do. */
  countUnder(filter: Filter, queries: readonly CountQuery[], bitmap?: Bitmap): Counts[] {
    requireBitmap(filter, bitmap);
    return new Plan(this.#store, filter, queries, (name) => bitmap?.get(name) ?? null).counts(dayRange(filter));
  }

  /**
   * Walks the items that pass a filter (not the cube's own), with the groups they belong to: what metrics are computed from.
   * @throws RangeError as `setFilter` and `count` do.
   */
  select(request: SelectRequest): Selection {
    requireBitmap(request.filter, request.bitmap);
    return selectRows(this.#store, request);
  }

  /**
   * Sums of a metric's values by group, from cells that are summed beforehand: the same as walking the items, in a fraction of
   * the time. Null where it cannot be told from cells (a text, a theme, a dimension that is rarely asked for) and for few days asked once.
   * @throws RangeError as `setFilter` and `count` do.
   */
  sums(request: SumRequest): GroupedSums | null {
    return request.filter.q === undefined ? this.#cellSums.of(this.#store, request) : null;
  }
}

function requireBitmap(filter: Filter, bitmap: Bitmap | undefined): void {
  if (filter.q !== undefined && bitmap === undefined)
    throw new RangeError('a filter with q needs the bitmap of its search');
}
