import type { Cube } from '../cube/cube.js';
import type { Dimension } from '../cube/query.js';
import type { Asked } from '../analysis/analysis.js';
import { lastWholeDay } from '../metric/as-of.js';
import type { Metric, Read, ReadContext, Scale } from '../metric/metric.js';

type Batch = Parameters<Parameters<ReturnType<Cube['select']>['each']>[0]>[0];
type Columns = Batch['columns'];

/** What is read of each item; NaN leaves the item out. Called once a batch. */
export type BatchRead = (batch: Batch) => Read;

export interface ObserveRequest extends Asked {
  /** The first one is the outcome; an item is observed when none of them is NaN. */
  readonly reads: readonly BatchRead[];
  readonly dimensions: readonly Dimension[];
  readonly themes?: boolean;
  /** As `Metric.amongAllThemes`: the filter's themes say what is counted, not what it is counted among. */
  readonly amongAllThemes?: boolean | undefined;
}

/** Items with all that a model asks of them, side by side. */
export interface Observations {
  readonly length: number;
  /** By read, then by item. */
  readonly values: readonly Float64Array[];
  /** The item's person where the cube holds several items of that person, else 0. */
  readonly persons: Uint32Array;
  /** By dimension: the item's position in `keys`; 0 for none and for a code without a label. */
  readonly codes: readonly Uint16Array[];
  readonly keys: readonly (readonly string[])[];
  /** Item → half-open range in `themes`. Empty when themes were not asked for. */
  readonly themeOffsets: Uint32Array;
  /** Positions in `themeKeys`, ancestors included. */
  readonly themes: Uint16Array;
  readonly themeKeys: readonly string[];
}

/** How a metric reads its items, as `measure` does. @throws RangeError for an "as of" that is none */
export function metricRead(cube: Cube, metric: Metric, variant: string, asOf: string): BatchRead {
  const { scales } = cube.manifest.labels;
  const context: Omit<ReadContext, 'hasTheme' | 'matchesTheme'> = {
    variant,
    lastWholeDay: lastWholeDay(asOf, cube.manifest.timeZone),
    scaleOf: (code): Scale | undefined => scales[code - 1],
  };
  return ({ columns, hasTheme, matchesTheme }) => metric.read(columns, { ...context, hasTheme, matchesTheme });
}

/**
 * Collects items under a filter. The kernel groups by one dimension at a time, so it is walked once for each; the walks have
 * the same order and are put together by row.
 * @throws RangeError as `Cube.select` does
 */
export function observe(cube: Cube, request: ObserveRequest): Observations {
  const { filter, bitmap, weigh, reads, dimensions } = request;
  const except = request.amongAllThemes ? (['theme'] as const) : [];
  const asked = { filter, bitmap, weigh, except };
  const [all] = cube.countUnder(filter, [{ by: [], except, ...(weigh ? { weigh } : {}) }], bitmap);
  const most = all?.total ?? 0;
  const values = reads.map(() => new Float64Array(most));
  const persons = new Uint32Array(most);
  /** Row → number of the item + 1, for each block. */
  const numbers = new Map<Columns, Int32Array>();
  let length = 0;

  cube.select(asked).each((batch) => {
    const numberOf = numbersOf(numbers, batch.columns);
    const [outcome, ...others] = reads.map((read) => read(batch));
    for (let i = 0; i < batch.count; i++) {
      const row = batch.rows[i] ?? 0;
      const value = outcome?.(row) ?? Number.NaN;
      if (value !== value) continue;
      let known = true;
      for (let other = 0; other < others.length; other++) {
        const found = others[other]?.(row) ?? Number.NaN;
        if (found !== found) known = false;
        else put(values[other + 1], length, found);
      }
      if (!known) continue;
      put(values[0], length, value);
      persons[length] = batch.repeatedPerson(row);
      numberOf[row] = ++length;
    }
  });

  const codes = dimensions.map(() => new Uint16Array(length));
  const keys = dimensions.map((by, at) => {
    const selection = cube.select({ ...asked, by });
    const own = codes[at] ?? new Uint16Array(0);
    eachNumber(selection, numbers, (item, group) => (own[item] = group));
    return selection.keys;
  });
  return {
    length,
    values: values.map((column) => column.subarray(0, length)),
    persons: persons.subarray(0, length),
    codes,
    keys,
    ...(request.themes ? themesOf(cube.select({ ...asked, by: 'theme' }), numbers, length) : NO_THEMES),
  };
}

const NO_THEMES = { themeOffsets: new Uint32Array(0), themes: new Uint16Array(0), themeKeys: [] };

function themesOf(
  selection: ReturnType<Cube['select']>,
  numbers: ReadonlyMap<Columns, Int32Array>,
  length: number,
): Pick<Observations, 'themeOffsets' | 'themes' | 'themeKeys'> {
  const themeOffsets = new Uint32Array(length + 1);
  let themes = new Uint16Array(length * 2 + 16);
  let written = 0;
  eachNumber(selection, numbers, (item, group) => {
    if (written === themes.length) {
      const larger = new Uint16Array(written * 2);
      larger.set(themes);
      themes = larger;
    }
    themes[written++] = group;
    // Items come in the order of their numbers, and every item has at least "no theme".
    themeOffsets[item + 1] = written;
  });
  return { themeOffsets, themes: themes.subarray(0, written), themeKeys: selection.keys };
}

function eachNumber(
  selection: ReturnType<Cube['select']>,
  numbers: ReadonlyMap<Columns, Int32Array>,
  visit: (item: number, group: number) => void,
): void {
  selection.each(({ columns, rows, groups, count }) => {
    const numberOf = numbers.get(columns);
    if (!numberOf) return;
    for (let i = 0; i < count; i++) {
      const item = (numberOf[rows[i] ?? 0] ?? 0) - 1;
      if (item >= 0) visit(item, groups[i] ?? 0);
    }
  });
}

function numbersOf(numbers: Map<Columns, Int32Array>, columns: Columns): Int32Array {
  const known = numbers.get(columns);
  if (known) return known;
  const made = new Int32Array(columns.day.length);
  numbers.set(columns, made);
  return made;
}

function put(column: Float64Array | undefined, at: number, value: number): void {
  if (column) column[at] = value;
}
