import { SENTIMENTS } from '../../item.js';
import type { Axis, CountQuery, Counts, TimeAxis } from '../query.js';
import type { DayRange } from './filter-test.js';
import { fieldTable } from './packing.js';
import type { Ask, Pass } from './pass.js';
import type { Store } from './store.js';
import {
  codeTally,
  dayFieldTally,
  dayTally,
  fieldTally,
  pairTally,
  setTally,
  themeTally,
  type FieldRead,
  type Tally,
} from './tally.js';
import { timeBuckets, type TimeBuckets } from './time-buckets.js';

/** Turns counted cells into the answer to one query, for a filter with these days. */
export type Fold = (days: DayRange | null) => Counts;

type Side =
  | { readonly kind: 'time'; readonly axis: TimeAxis }
  | { readonly kind: 'field'; readonly keys: readonly string[]; readonly read: FieldRead; readonly name: string }
  | { readonly kind: 'theme'; readonly keys: readonly string[] }
  | { readonly kind: 'tone'; readonly keys: readonly string[] };

/** Gets a position on the first and second axis (a day's index on a time axis) and the items there. */
type Emit = (first: number, second: number, items: number) => void;

/** Where a query's items are counted, and how the cells become positions on its axes. */
interface Counted {
  readonly asked: Ask;
  /** Whether each item stands in one cell only. */
  readonly once: boolean;
  each(cells: Int32Array, emit: Emit): void;
}

const ORDER = { time: 0, field: 1, theme: 2, tone: 3 } as const;
const TONE_KEYS: readonly string[] = ['-', ...SENTIMENTS];
/** Asks the pass for a tally under the query's own view. */
type AskFor = (name: string, make: () => Tally) => Ask;

/** Bins of more codes than this are counted by value. */
const RAW_CODES = 8192;

/**
 * Makes sure that the pass counts what the query needs under its view. `dated` says whether the filter's days apply.
 * @throws RangeError for axes that do not go together.
 */
export function foldOf(store: Store, query: CountQuery, pass: Pass, view: number, dated: boolean): Fold {
  const sides = query.by.map((axis) => sideOf(store, axis));
  const swapped = sides.length === 2 && ORDER[(sides[0] ?? raise(query)).kind] > ORDER[(sides[1] ?? raise(query)).kind];
  const ask: AskFor = (name, make) => pass.ask(name, view, make);
  const counted = countedOf(store, query, swapped ? sides.toReversed() : sides, ask);
  const totals = counted.once ? counted.asked : ask('day', () => dayTally(dayCount(store), firstCodes(store)));
  const time = sides.find((side) => side.kind === 'time');
  const firstDay = store.extent?.[0] ?? 0;
  let shown: { readonly days: DayRange; readonly buckets: TimeBuckets } | null = null;

  return (filterDays) => {
    if (time) {
      const days = shownDays(store, dated ? filterDays : null);
      if (shown?.days.from !== days.from || shown.days.to !== days.to)
        shown = { days, buckets: timeBuckets(time.axis, days, store.manifest.weekStart) };
    }
    const buckets = shown?.buckets;
    const [rowKeys, columnKeys] = sides.map((side) => (side.kind === 'time' ? (buckets?.keys ?? []) : side.keys));
    const rows = rowKeys?.length ?? 1;
    const columns = columnKeys?.length ?? 1;
    const values = new Int32Array(rows * columns);
    const [rowTime, columnTime] = sides.map((side) => side.kind === 'time');
    const cells = counted.asked.cells();
    counted.each(cells, (first, second, items) => {
      const [a, b] = swapped ? [second, first] : [first, second];
      const row = rowTime && buckets ? buckets.of(a - 1 + firstDay) : a;
      const column = columnTime && buckets ? buckets.of(b - 1 + firstDay) : b;
      // A code that the manifest does not know yet has no key: it stays in the total only.
      if (row < 0 || column < 0 || row >= rows || column >= columns) return;
      const at = row * columns + column;
      values[at] = (values[at] ?? 0) + items;
    });
    const total = sumOf(totals === counted.asked ? cells : totals.cells());
    return {
      axes: query.by.map((axis, index) => ({ axis, keys: (index === 0 ? rowKeys : columnKeys) ?? [] })),
      values,
      total,
    };
  };
}

function sideOf(store: Store, axis: Axis): Side {
  if (axis === 'day' || axis === 'week' || axis === 'month') return { kind: 'time', axis };
  if (axis === 'theme') return { kind: 'theme', keys: store.reach.keys };
  if (axis === 'tone') return { kind: 'tone', keys: TONE_KEYS };
  const dimension = store.dimensions.get(axis);
  if (!dimension) throw new RangeError(`there is no dimension ${axis}`);
  const read = fieldTable(store.packing, dimension.field);
  return { kind: 'field', keys: dimension.keys, read, name: dimension.field };
}

function countedOf(store: Store, query: CountQuery, [first, second]: readonly Side[], ask: AskFor): Counted {
  const days = dayCount(store);
  const themes = store.reach.keys.length;
  if (query.by.length > 2) raise(query);
  if (!first || (first.kind === 'time' && !second)) {
    const asked = ask('day', () => dayTally(days, firstCodes(store)));
    return first ? grid(asked, 1, 1, true) : { asked, once: true, each: (cells, emit) => emit(0, 0, sumOf(cells)) };
  }
  if (first.kind === 'time') {
    if (second?.kind === 'field') {
      const { read, name } = second;
      const asked = ask(`day ${name}`, () => dayFieldTally(days, read));
      return grid(asked, read.radix, 1, true);
    }
    if (second?.kind !== 'theme') raise(query);
    const asked = ask('day theme', () => themeTally(store.reach, { days }));
    return grid(asked, themes, 1, false);
  }
  if (first.kind === 'field') {
    const { name, read } = first;
    if (second?.kind === 'tone') raise(query);
    if (second?.kind !== 'theme') return fieldsCounted(ask, first, second);
    const asked = ask(`${name} theme`, () => themeTally(store.reach, read));
    return grid(asked, themes, 0, false);
  }
  if (first.kind === 'tone' || second?.kind === 'theme') raise(query);
  return themesCounted(store, ask, second !== undefined);
}

function fieldsCounted(ask: AskFor, first: Side & { kind: 'field' }, second: Side | undefined): Counted {
  const a = first.read;
  const b = second?.kind === 'field' ? second.read : null;
  if (a.values.length <= RAW_CODES && (b === null || b.bin === a.bin)) {
    return {
      asked: ask(`code ${a.bin}`, () => codeTally(a.bin, a.values.length)),
      once: true,
      each: (cells, emit) => {
        for (let code = 0; code < cells.length; code++) {
          const items = cells[code] ?? 0;
          if (items !== 0) emit(a.values[code] ?? 0, b?.values[code] ?? 0, items);
        }
      },
    };
  }
  if (b === null || second?.kind !== 'field')
    return grid(
      ask(first.name, () => fieldTally(a)),
      1,
      0,
      true,
    );
  const asked = ask(`${first.name} ${second.name}`, () => pairTally(a, b));
  return grid(asked, b.radix, 0, true);
}

function themesCounted({ reach }: Store, ask: AskFor, withTone: boolean): Counted {
  const { offsets, reached, tones } = reach;
  return {
    asked: ask('sets', () => setTally(offsets.length - 1)),
    once: true,
    each: (cells, emit) => {
      for (let set = 0; set < cells.length; set++) {
        const items = cells[set] ?? 0;
        if (items === 0) continue;
        for (let at = offsets[set] ?? 0; at < (offsets[set + 1] ?? 0); at++)
          emit(reached[at] ?? 0, withTone ? (tones[at] ?? 0) : 0, items);
      }
    },
  };
}

/** A table `width` wide, from row `from` on (row 0 of a table by day is the unknown day). */
function grid(asked: Ask, width: number, from: number, once: boolean): Counted {
  return {
    asked,
    once,
    each: (cells, emit) => {
      for (let row = from, at = from * width; at < cells.length; row++)
        for (let column = 0; column < width; column++, at++) {
          const items = cells[at] ?? 0;
          if (items !== 0) emit(row, column, items);
        }
    },
  };
}

function sumOf(cells: Int32Array): number {
  let sum = 0;
  for (let at = 0; at < cells.length; at++) sum += cells[at] ?? 0;
  return sum;
}

function firstCodes({ packing }: Store): number {
  return packing.sizes[0] ?? 1;
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
