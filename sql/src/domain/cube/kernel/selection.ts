import type { Filter } from '../../filter.js';
import { UNKNOWN_DAY } from '../layout.js';
import type { Dimension, FilterKey, TimeAxis, Weigh } from '../query.js';
import type { Chunk, MeasureColumns } from './chunk.js';
import { dayRange, filterTests, themeSetPasses, withoutKeys, type DayRange, type FilterTests } from './filter-test.js';
import { MASKS } from './loop.js';
import { fieldTable } from './packing.js';
import { ALL_DAYS, scan } from './scan.js';
import { Sieve } from './sieve.js';
import type { Store } from './store.js';
import { rowsOfDays, themeRows } from './theme-rows.js';
import { timeBuckets } from './time-buckets.js';

/** Rows that a visit is worth. */
const BATCH = 4096;

export interface SelectRequest {
  readonly filter: Filter;
  readonly bitmap?: ReadonlyMap<string, Uint8Array> | undefined;
  readonly except?: readonly FilterKey[] | undefined;
  readonly weigh?: Weigh | undefined;
  readonly by?: TimeAxis | Dimension | 'theme' | undefined;
}

/** Items of one block that pass. */
export interface SelectedRows {
  readonly columns: MeasureColumns;
  /** Row numbers into `columns`; the first `count` are valid, until the next batch. */
  readonly rows: Int32Array;
  /** Position of each row's group in the selection's keys. With `theme` a row comes once for each theme it reaches. */
  readonly groups: Int32Array;
  readonly count: number;
  /** Whether the item has any theme. */
  hasTheme(row: number): boolean;
  /** Whether the item passes the filter's themes, also when `except` leaves them out; when it names none: has any theme. */
  matchesTheme(row: number): boolean;
  /** The row's person where the cube holds several items of that person, else 0. */
  repeatedPerson(row: number): number;
}

export interface Selection {
  /** Keys of the groups as a filter writes them; one empty key when there is no `by`. */
  readonly keys: readonly string[];
  /** Calls with all items, batch by batch, in a fixed order. Items of unknown time have no group on a time axis. */
  each(visit: (batch: SelectedRows) => void): void;
}

/** Writes the groups of one row, as many as it has; returns how many. */
interface Grouping {
  readonly keys: readonly string[];
  readonly most: number;
  write(chunk: Chunk, row: number, day: number, out: Int32Array, at: number): number;
}

export function selectRows(store: Store, request: SelectRequest): Selection {
  const { filter, bitmap, by } = request;
  const tests = filterTests(filter, request.weigh ?? 'each', store.dimensions, store.reach);
  const left = withoutKeys(tests, new Set(request.except));
  const sieve = new Sieve([left], store.packing, store.reach, (name) => bitmap?.get(name) ?? null);
  const days = left.days ? (dayRange(filter) ?? ALL_DAYS) : ALL_DAYS;
  const grouping = groupingOf(store, by, days);
  const readsOf = rowReads(store, tests);
  return {
    keys: grouping.keys,
    each: (visit) => {
      const only = soleTheme(left);
      const batch = new Batch(readsOf, visit, grouping.most);
      if (only !== null)
        for (const chunk of store.chunks.values()) {
          const found = rowsOfDays(chunk, themeRows(chunk, store.reach, only), days);
          batch.open(chunk, found.length);
          for (let at = 0; at < found.length; at++) {
            const row = found[at] ?? 0;
            if (sieve.passes(chunk, row)) batch.add(grouping, row, chunk.columns.day[row] ?? UNKNOWN_DAY);
          }
        }
      else
        scan(store.chunks.values(), days, 1, sieve, (chunk, day, start, count, masked) => {
          batch.open(chunk, count);
          for (let row = start; row < start + count; row++)
            if (!masked || MASKS[row - start] !== 0) batch.add(grouping, row, day);
        });
      batch.flush();
    },
  };
}

/** What can be asked of a single row. */
type RowReads = Pick<SelectedRows, 'hasTheme' | 'matchesTheme' | 'repeatedPerson'>;

/** Rows of a block until there are enough to be worth a visit: days are short, and metrics get ready anew for each visit. */
class Batch {
  #rows = new Int32Array(2 * BATCH);
  #groups = new Int32Array(2 * BATCH);
  #written = 0;
  #chunk: Chunk | null = null;

  constructor(
    private readonly readsOf: (chunk: Chunk) => RowReads,
    private readonly visit: (batch: SelectedRows) => void,
    /** Groups of a row at most. */
    private readonly most: number,
  ) {}

  /** Makes room for so many more rows of a block. */
  open(chunk: Chunk, count: number): void {
    if (this.#chunk !== chunk || this.#written >= BATCH) this.flush();
    this.#chunk = chunk;
    const room = this.#written + count * this.most;
    if (this.#rows.length >= room) return;
    const [rows, groups] = [new Int32Array(room * 2), new Int32Array(room * 2)];
    rows.set(this.#rows.subarray(0, this.#written));
    groups.set(this.#groups.subarray(0, this.#written));
    [this.#rows, this.#groups] = [rows, groups];
  }

  add(grouping: Grouping, row: number, day: number): void {
    if (!this.#chunk) return;
    const more = grouping.write(this.#chunk, row, day, this.#groups, this.#written);
    for (let group = 0; group < more; group++) this.#rows[this.#written++] = row;
  }

  flush(): void {
    const [chunk, count] = [this.#chunk, this.#written];
    this.#written = 0;
    if (!chunk || count === 0) return;
    const { hasTheme, matchesTheme, repeatedPerson } = this.readsOf(chunk);
    const { columns } = chunk;
    this.visit({ columns, rows: this.#rows, groups: this.#groups, count, hasTheme, matchesTheme, repeatedPerson });
  }
}

/** The position of the one theme that the rows must reach; null when the filter's themes say anything else. */
function soleTheme({ theme }: FilterTests): number | null {
  if (!theme?.wanted || theme.wanted.size !== 1 || theme.unwanted.size > 0) return null;
  const [position] = theme.wanted;
  return position ?? null;
}

function rowReads(store: Store, { theme }: FilterTests): (chunk: Chunk) => RowReads {
  const { reach, repeatedPeople } = store;
  const passes =
    theme &&
    Uint8Array.from({ length: reach.offsets.length - 1 }, (_, set) => (themeSetPasses(set, theme, reach) ? 1 : 0));
  return ({ sets, columns: { person } }) => ({
    hasTheme: (row) => sets[row] !== 0,
    matchesTheme: (row) => (passes ? passes[sets[row] ?? 0] === 1 : sets[row] !== 0),
    repeatedPerson: (row) => {
      const code = person[row] ?? 0;
      return repeatedPeople[code] === 1 ? code : 0;
    },
  });
}

function groupingOf(store: Store, by: SelectRequest['by'], days: DayRange): Grouping {
  if (by === undefined) return { keys: [''], most: 1, write: (_chunk, _row, _day, out, at) => put(out, at, 0) };
  if (by === 'theme') {
    const { reach } = store;
    let most = 1;
    for (let set = 0; set + 1 < reach.offsets.length; set++)
      most = Math.max(most, (reach.offsets[set + 1] ?? 0) - (reach.offsets[set] ?? 0));
    return {
      keys: reach.keys,
      most,
      write: (chunk, row, _day, out, at) => {
        const set = chunk.sets[row] ?? 0;
        const from = reach.offsets[set] ?? 0;
        const to = reach.offsets[set + 1] ?? 0;
        for (let i = from; i < to; i++) out[at + i - from] = reach.reached[i] ?? 0;
        return to - from;
      },
    };
  }
  if (by === 'day' || by === 'week' || by === 'month') {
    const [first, last] = store.extent ?? [1, 0];
    const shown = { from: Math.max(first, days.from), to: Math.min(last, days.to) };
    const buckets = timeBuckets(by, shown, store.manifest.weekStart);
    return {
      keys: buckets.keys,
      most: 1,
      write: (_chunk, _row, day, out, at) => (day === UNKNOWN_DAY ? 0 : put(out, at, buckets.of(day))),
    };
  }
  const dimension = store.dimensions.get(by);
  if (!dimension) throw new RangeError(`there is no dimension ${by}`);
  const { bin, values } = fieldTable(store.packing, dimension.field);
  return {
    keys: dimension.keys,
    most: 1,
    write: (chunk, row, _day, out, at) => {
      const value = values[chunk.codes[bin]?.[row] ?? 0] ?? 0;
      return value < dimension.keys.length ? put(out, at, value) : 0;
    },
  };
}

function put(out: Int32Array, at: number, group: number): number {
  out[at] = group;
  return 1;
}
