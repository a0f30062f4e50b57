import { UNKNOWN_DAY } from '../layout.js';
import type { SelectRequest } from './selection.js';
import { dayRange, filterTests } from './filter-test.js';
import { fieldTable } from './packing.js';
import { ALL_DAYS, rowsWithin } from './scan.js';
import type { Store } from './store.js';
import { timeBuckets } from './time-buckets.js';
import { ValueCells, type CellGroups, type GroupSums, type ReadValues } from './value-cells.js';

export interface SumRequest extends Pick<SelectRequest, 'filter' | 'weigh' | 'by'> {
  /** Names what `read` reads, with everything it depends on besides the row. */
  readonly name: string;
  readonly read: ReadValues;
  /** Sums by person are not wanted: they are then as if everybody came once. */
  readonly byItem: boolean;
}

export interface GroupedSums {
  readonly keys: readonly string[];
  /** By position of the key. */
  readonly sums: readonly GroupSums[];
}

/** Days with less than this part of the items are walked the first time: people who come again are sorted out over all blocks. */
const NARROW = 4;
/** So many metrics are remembered, the ones used last, and their cells up to so many bytes. */
const MOST_KEPT = 16;
const MOST_BYTES = 200_000_000;

/** Cells of the metrics asked last. */
export class CellSums {
  readonly #kept = new Map<string, ValueCells>();
  #version = -1;

  /** Null when walking the items is the way: for a filter or grouping that cells cannot tell apart, or few days asked once. */
  of(store: Store, request: SumRequest): GroupedSums | null {
    const groups = cellGroups(store, request);
    if (!groups) return null;
    if (this.#version !== store.version) for (const cells of this.#kept.values()) cells.keepOnly(store.chunks);
    this.#version = store.version;
    // what a scale's code means is learnt later than the code
    const name = `${request.name} ${String(store.manifest.labels.scales.length)}`;
    const cells = this.#kept.get(name) ?? new ValueCells(request.byItem);
    const pays =
      cells.isAsked || request.byItem || rowsWithin(store.chunks.values(), groups.days) * NARROW > store.length;
    cells.isAsked = true;
    const sums = pays ? cells.sums(store, request.read, groups) : null;
    this.#keep(name, cells);
    return sums && { keys: groups.keys, sums };
  }

  #keep(name: string, cells: ValueCells): void {
    // a Map keeps the order of insertion: what is used moves to its end
    this.#kept.delete(name);
    this.#kept.set(name, cells);
    for (const oldest of this.#kept.keys()) {
      if (oldest === name || (this.#kept.size <= MOST_KEPT && this.#bytes() <= MOST_BYTES)) break;
      this.#kept.delete(oldest);
    }
  }

  #bytes(): number {
    return [...this.#kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

function cellGroups(store: Store, { filter, weigh = 'each', by }: SumRequest): CellGroups | null {
  const tests = filterTests(filter, weigh, store.dimensions, store.reach);
  if (tests.search || tests.theme || by === 'theme') return null;
  const ofCode = new Uint32Array(store.packing.sizes[0] ?? 1).fill(1);
  for (const { field, passes } of tests.fields) {
    const table = fieldTable(store.packing, field);
    if (table.bin !== 0) return null;
    for (let code = 0; code < ofCode.length; code++) if (passes[table.values[code] ?? 0] !== 1) ofCode[code] = 0;
  }
  const days = dayRange(filter) ?? ALL_DAYS;
  if (by === undefined) return { keys: [''], days, ofCode, ofDay: () => 0 };
  if (by === 'day' || by === 'week' || by === 'month') {
    const [first, last] = store.extent ?? [1, 0];
    const shown = { from: Math.max(first, days.from), to: Math.min(last, days.to) };
    const buckets = timeBuckets(by, shown, store.manifest.weekStart);
    return { keys: buckets.keys, days, ofCode, ofDay: (day) => (day === UNKNOWN_DAY ? -1 : buckets.of(day)) };
  }
  const dimension = store.dimensions.get(by);
  if (!dimension) throw new RangeError(`there is no dimension ${by}`);
  const { bin, values } = fieldTable(store.packing, dimension.field);
  if (bin !== 0) return null;
  const { keys } = dimension;
  for (let code = 0; code < ofCode.length; code++) {
    const value = values[code] ?? 0;
    if (ofCode[code] === 1) ofCode[code] = value < keys.length ? value + 1 : 0;
  }
  return { keys, days, ofCode, ofDay: () => 0 };
}
