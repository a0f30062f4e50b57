import { SENTIMENTS } from '../../item.js';
import type { Axis, CountQuery, Counts, TimeAxis } from '../query.js';
import type { DayRange } from './filter-test.js';
import { fieldTable } from './packing.js';
import type { Store } from './store.js';
import {
  codeTally,
  dayFieldTally,
  dayTally,
  pairTally,
  setTally,
  themeTally,
  type FieldRead,
  type Tally,
} from './tally.js';
import { timeBuckets, type TimeBuckets } from './time-buckets.js';
import type { View } from './view.js';

/** Turns counted cells into the answer to one query, for a filter with these days. */
export type Fold = (days: DayRange | null) => Counts;

type Side =
  | { readonly kind: 'time'; readonly axis: TimeAxis }
  | { readonly kind: 'field'; readonly keys: readonly string[]; readonly read: FieldRead; readonly name: string }
  | { readonly kind: 'theme'; readonly keys: readonly string[] }
  | { readonly kind: 'tone'; readonly keys: readonly string[] };

/** Gives every cell with a count: positions on the first and second axis (a day's index on a time axis) and the count. */
type Cells = (emit: (first: number, second: number, items: number) => void) => void;

const ORDER = { time: 0, field: 1, theme: 2, tone: 3 } as const;
const TONE_KEYS: readonly string[] = ['-', ...SENTIMENTS];

/** Makes sure that the view counts what the query needs. @throws RangeError for axes that do not go together. */
export function foldOf(store: Store, query: CountQuery, view: View): Fold {
  const sides = query.by.map((axis) => sideOf(store, axis));
  const swapped = sides.length === 2 && ORDER[(sides[0] ?? raise(query)).kind] > ORDER[(sides[1] ?? raise(query)).kind];
  const cells = cellsOf(store, query, swapped ? sides.toReversed() : sides, view);
  const byDay = dayCells(store, view).cells;
  const firstDay = store.extent?.[0] ?? 0;
  let buckets: { readonly days: DayRange; readonly made: TimeBuckets } | null = null;

  return (filterDays) => {
    const days = shownDays(store, view.tests.days ? filterDays : null);
    const time = sides.find((side) => side.kind === 'time');
    if (time && (buckets?.days.from !== days.from || buckets.days.to !== days.to))
      buckets = { days, made: timeBuckets(time.axis, days, store.manifest.weekStart) };
    const keys = sides.map((side) => (side.kind === 'time' ? (buckets?.made.keys ?? []) : side.keys));
    const values = new Int32Array(keys.reduce((product, { length }) => product * length, 1));
    const width = keys[1]?.length ?? 1;
    const place = (side: Side | undefined, position: number): number =>
      side?.kind === 'time' ? (buckets?.made.of(position - 1 + firstDay) ?? -1) : position;
    cells((first, second, items) => {
      const [a, b] = swapped ? [second, first] : [first, second];
      const row = place(sides[0], a);
      const column = place(sides[1], b);
      // A code that the manifest does not know yet has no key: it stays in the total only.
      if (row < 0 || column < 0 || column >= width || row >= (keys[0]?.length ?? 1)) return;
      const at = row * width + column;
      values[at] = (values[at] ?? 0) + items;
    });
    return {
      axes: query.by.map((axis, index) => ({ axis, keys: keys[index] ?? [] })),
      values,
      total: byDay.reduce((sum, items) => sum + items, 0),
    };
  };
}

function sideOf(store: Store, axis: Axis): Side {
  if (axis === 'day' || axis === 'week' || axis === 'month') return { kind: 'time', axis };
  if (axis === 'theme') return { kind: 'theme', keys: store.reach.keys };
  if (axis === 'tone') return { kind: 'tone', keys: TONE_KEYS };
  const dimension = store.dimensions.get(axis);
  if (!dimension) throw new RangeError(`there is no dimension ${axis}`);
  return {
    kind: 'field',
    keys: dimension.keys,
    read: fieldTable(store.packing, dimension.field),
    name: dimension.field,
  };
}

function cellsOf(store: Store, query: CountQuery, [first, second]: readonly Side[], view: View): Cells {
  const days = dayCount(store);
  const byDay = dayCells(store, view);
  if (query.by.length > 2) raise(query);
  if (!first) return (emit) => byDay.cells.forEach((items) => emit(0, 0, items));
  if (first.kind === 'time') {
    if (!second) return (emit) => byDay.cells.forEach((items, day) => day > 0 && items !== 0 && emit(day, 0, items));
    if (second.kind === 'field') {
      const { read, name } = second;
      return grid(
        tally(view, `day ${name}`, () => dayFieldTally(days, read)),
        read.radix,
        1,
      );
    }
    if (second.kind !== 'theme') raise(query);
    return grid(
      tally(view, 'day theme', () => themeTally(store.reach, { days })),
      store.reach.keys.length,
      1,
    );
  }
  if (first.kind === 'field') {
    const { read, name } = first;
    if (second?.kind === 'theme')
      return grid(
        tally(view, `${name} theme`, () => themeTally(store.reach, read)),
        store.reach.keys.length,
        0,
      );
    if (second && second.kind !== 'field') raise(query);
    if (second && second.read.bin !== read.bin)
      return grid(
        tally(view, `${name} ${second.name}`, () => pairTally(read, second.read)),
        second.read.radix,
        0,
      );
    const { cells } = tally(view, `code ${read.bin}`, () => codeTally(read.bin, read.values.length));
    return (emit) =>
      cells.forEach(
        (items, code) => items !== 0 && emit(read.values[code] ?? 0, second?.read.values[code] ?? 0, items),
      );
  }
  if (first.kind === 'tone' || second?.kind === 'theme') raise(query);
  return themeCells(
    store,
    tally(view, 'sets', () => setTally(store.reach.offsets.length - 1)),
    second !== undefined,
  );
}

function themeCells({ reach }: Store, { cells }: Tally, withTone: boolean): Cells {
  return (emit) =>
    cells.forEach((items, set) => {
      if (items === 0) return;
      for (let at = reach.offsets[set] ?? 0; at < (reach.offsets[set + 1] ?? 0); at++)
        emit(reach.reached[at] ?? 0, withTone ? (reach.tones[at] ?? 0) : 0, items);
    });
}

/** Cells of a table `width` wide, from row `from` on (row 0 of a table by day is the unknown day). */
function grid({ cells }: Tally, width: number, from: number): Cells {
  return (emit) => {
    for (let at = from * width; at < cells.length; at++) {
      const items = cells[at] ?? 0;
      if (items !== 0) emit(Math.floor(at / width), at % width, items);
    }
  };
}

function tally(view: View, key: string, make: () => Tally): Tally {
  const made = view.tallies.get(key) ?? make();
  view.tallies.set(key, made);
  return made;
}

function dayCells(store: Store, view: View): Tally {
  return tally(view, 'day', () => dayTally(dayCount(store)));
}

function dayCount({ extent }: Store): number {
  return extent ? extent[1] - extent[0] + 1 : 0;
}

/** The days that a time axis shows: those held, within the filter's. */
function shownDays({ extent }: Store, days: DayRange | null): DayRange {
  if (!extent) return { from: 1, to: 0 };
  return { from: Math.max(extent[0], days?.from ?? extent[0]), to: Math.min(extent[1], days?.to ?? extent[1]) };
}

function raise({ by }: CountQuery): never {
  throw new RangeError(`these axes do not go together: ${by.join(', ')}`);
}
