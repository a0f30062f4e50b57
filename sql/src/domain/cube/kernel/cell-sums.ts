import { UNKNOWN_DAY } from '../layout.js';
import type { SelectRequest } from './selection.js';
import { dayRange, filterTests } from './filter-test.js';
import { fieldTable } from './packing.js';
import { ALL_DAYS } from './scan.js';
import type { Store } from './store.js';
import { timeBuckets } from './time-buckets.js';
import { ValueCells, type GroupSums, type ReadValues } from './value-cells.js';

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

/** So many metrics are remembered, and cells of the ones used last up to so many bytes: some 100 MB each at 10M items. */
const MOST_KEPT = 16;
const MOST_BYTES = 200_000_000;

/** Cells of the metrics asked last. They are made when a metric is asked the second time: once, walking is cheaper. */
export class CellSums {
  readonly #kept = new Map<string, ValueCells | 'asked once'>();
  #version = -1;

  /** Null when walking the items is the way: for a filter or grouping that cells cannot tell apart, or the first time. */
  of(store: Store, request: SumRequest): GroupedSums | null {
    const groups = cellGroups(store, request);
    if (!groups) return null;
    const cells = this.#cells(store, request);
    if (!cells) return null;
    const groupOf = new Int32Array(cells.length);
    for (let cell = 0; cell < groupOf.length; cell++)
      groupOf[cell] = groups.of(cells.days[cell] ?? UNKNOWN_DAY, cells.codes[cell] ?? 0);
    return { keys: groups.keys, sums: cells.sums(groupOf, groups.keys.length) };
  }

  #cells(store: Store, { name, read, byItem }: SumRequest): ValueCells | null {
    if (this.#version !== store.version) this.#kept.clear();
    this.#version = store.version;
    const known = this.#kept.get(name);
    const cells =
      known === undefined ? 'asked once' : known === 'asked once' ? ValueCells.of(store, read, byItem) : known;
    // a Map keeps the order of insertion: what is used moves to its end
    this.#kept.delete(name);
    this.#kept.set(name, cells);
    for (const oldest of this.#kept.keys()) {
      if (oldest === name || (this.#kept.size <= MOST_KEPT && this.#bytes() <= MOST_BYTES)) break;
      this.#kept.delete(oldest);
    }
    return cells === 'asked once' ? null : cells;
  }

  #bytes(): number {
    return [...this.#kept.values()].reduce((sum, cells) => sum + (cells === 'asked once' ? 0 : cells.bytes), 0);
  }
}

interface CellGroups {
  readonly keys: readonly string[];
  /** Group of a day and a first code; −1 when they do not pass or have none. */
  of(day: number, code: number): number;
}

function cellGroups(store: Store, { filter, weigh = 'each', by }: SumRequest): CellGroups | null {
  const tests = filterTests(filter, weigh, store.dimensions, store.reach);
  if (tests.search || tests.theme || by === 'theme') return null;
  const passes = new Uint8Array(store.packing.sizes[0] ?? 1).fill(1);
  for (const { field, passes: values } of tests.fields) {
    const table = fieldTable(store.packing, field);
    if (table.bin !== 0) return null;
    for (let code = 0; code < passes.length; code++) if (values[table.values[code] ?? 0] !== 1) passes[code] = 0;
  }
  const days = dayRange(filter) ?? ALL_DAYS;
  const isIn = (day: number, code: number): boolean => day >= days.from && day <= days.to && passes[code] === 1;
  if (by === undefined) return { keys: [''], of: (day, code) => (isIn(day, code) ? 0 : -1) };
  if (by === 'day' || by === 'week' || by === 'month') {
    const [first, last] = store.extent ?? [1, 0];
    const shown = { from: Math.max(first, days.from), to: Math.min(last, days.to) };
    const buckets = timeBuckets(by, shown, store.manifest.weekStart);
    return {
      keys: buckets.keys,
      of: (day, code) => (day !== UNKNOWN_DAY && isIn(day, code) ? buckets.of(day) : -1),
    };
  }
  const dimension = store.dimensions.get(by);
  if (!dimension) throw new RangeError(`there is no dimension ${by}`);
  const { bin, values } = fieldTable(store.packing, dimension.field);
  if (bin !== 0) return null;
  return {
    keys: dimension.keys,
    of: (day, code) => {
      const value = values[code] ?? 0;
      return isIn(day, code) && value < dimension.keys.length ? value : -1;
    },
  };
}
