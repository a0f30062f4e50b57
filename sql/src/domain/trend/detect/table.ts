import type { Asked } from '../../analysis/analysis.js';
import { parseDay } from '../../calendar/day.js';
import type { Cube } from '../../cube/cube.js';
import type { Dimension } from '../../cube/query.js';
import type { Filter } from '../../filter.js';
import { groupFilter } from '../../metric/evidence.js';
import { withoutDates } from '../periods.js';
import { dayFactors, exposureOf } from '../season.js';

/** A value of a dimension, as a filter writes both. */
export interface Segment {
  readonly by: Dimension;
  readonly key: string;
}

/** Items by week of every leaf theme in all feedback and in each segment: all that signals are made of. */
export interface SignalTable {
  /** First days of whole weeks, one after the other. */
  readonly weeks: readonly number[];
  /** Leaf themes. */
  readonly themes: readonly number[];
  /** The first is null: all feedback. */
  readonly segments: readonly (Segment | null)[];
  /** By segment and week: classified items with customer text. */
  readonly voices: readonly Float64Array[];
  /** By segment, then theme × weeks + week. */
  readonly items: readonly Float64Array[];
  /** By week, what volumes are compared by: mean ordinary days, holidays and weekdays allowed for. */
  readonly exposure: Float64Array;
}

/** Segments below so many voices a week say nothing and cost tests. */
const LEAST_VOICES = 30;
/** Of a dimension with more values than this, only the largest are segments: every one costs tests. */
const MOST_VALUES = 40;

/**
 * @param asked its filter's dates are left out
 * @param days first and last local day to look at: whole weeks within are used
 */
export function signalTable(cube: Cube, asked: Asked, days: readonly [number, number]): SignalTable {
  const base = withoutDates(asked.filter);
  const parents = new Set(cube.manifest.themes.map(({ parent }) => parent));
  const themes = cube.manifest.themes.filter(({ id }) => !parents.has(id)).map(({ id }) => id);
  const weeks = wholeWeeks(cube, days);
  const segments: (Segment | null)[] = [null];
  const voices: Float64Array[] = [];
  const items: Float64Array[] = [];
  const read = (filter: Filter): readonly [Float64Array, Float64Array] => [
    voicesByWeek(cube, { ...asked, filter }, weeks),
    itemsByTheme(cube, { ...asked, filter }, weeks, themes),
  ];
  const [all, allItems] = read(base);
  voices.push(all);
  items.push(allItems);
  for (const segment of segmentsOf(cube, base, asked)) {
    const filter = groupFilter(base, segment.by, segment.key);
    const own = voicesByWeek(cube, { ...asked, filter }, weeks);
    if (own.reduce((sum, count) => sum + count, 0) < LEAST_VOICES * weeks.length) continue;
    segments.push(segment);
    voices.push(own);
    items.push(itemsByTheme(cube, { ...asked, filter }, weeks, themes));
  }
  return { weeks, themes, segments, voices, items, exposure: exposures(cube, asked, base, weeks) };
}

/** Declared dimensions and those every installation has, with the values seen. */
function segmentsOf(cube: Cube, filter: Filter, asked: Asked): Segment[] {
  const declared = cube.manifest.labels.segments.flatMap(({ name }): Dimension[] =>
    name === '' ? [] : [`seg.${name}`],
  );
  const dimensions: Dimension[] = ['product', 'team', 'channel', ...declared];
  const counts = cube.countUnder(
    filter,
    dimensions.map((by) => ({ by: [by] })),
    asked.bitmap,
  );
  return dimensions.flatMap((by, index): Segment[] => {
    const count = counts[index];
    const keys = count?.axes[0]?.keys ?? [];
    const seen = keys
      .map((key, at) => ({ key, items: count?.values[at] ?? 0 }))
      .filter(({ key, items }) => key !== '-' && items > 0);
    // of a dimension with one value the segment is all feedback
    if (seen.length < 2) return [];
    const largest = new Set(seen.toSorted((a, b) => b.items - a.items).slice(0, MOST_VALUES));
    return seen.filter((each) => largest.has(each)).map(({ key }) => ({ by, key }));
  });
}

/** First days of the weeks that lie wholly within some days. */
function wholeWeeks(cube: Cube, [from, to]: readonly [number, number]): number[] {
  const [counts] = cube.countUnder({}, [{ by: ['week'] }]);
  return (counts?.axes[0]?.keys ?? []).map(parseDay).filter((first) => first >= from && first + 6 <= to);
}

function voicesByWeek(cube: Cube, { filter, bitmap, weigh }: Asked, weeks: readonly number[]): Float64Array {
  const sums = new Float64Array(weeks.length);
  const selection = cube.select({ filter, bitmap, weigh, by: 'week' });
  const place = placesOf(selection.keys, weeks);
  selection.each(({ columns, rows, groups, count }) => {
    for (let i = 0; i < count; i++) {
      const week = place[groups[i] ?? 0] ?? -1;
      if (week >= 0 && columns.voice[rows[i] ?? 0] === 1) sums[week] = (sums[week] ?? 0) + 1;
    }
  });
  return sums;
}

function itemsByTheme(
  cube: Cube,
  { filter, bitmap, weigh }: Asked,
  weeks: readonly number[],
  themes: readonly number[],
): Float64Array {
  const table = new Float64Array(weeks.length * themes.length);
  const [counts] = cube.countUnder(filter, [{ by: ['week', 'theme'], ...(weigh ? { weigh } : {}) }], bitmap);
  const [weekAxis, themeAxis] = counts?.axes ?? [];
  if (!counts || !weekAxis || !themeAxis) return table;
  const place = placesOf(weekAxis.keys, weeks);
  themes.forEach((theme, row) => {
    const column = themeAxis.keys.indexOf(String(theme));
    if (column < 0) return;
    place.forEach((week, at) => {
      if (week >= 0) table[row * weeks.length + week] = counts.values[at * themeAxis.keys.length + column] ?? 0;
    });
  });
  return table;
}

function placesOf(keys: readonly string[], weeks: readonly number[]): number[] {
  const places = new Map(weeks.map((first, index) => [first, index]));
  return keys.map((key) => places.get(parseDay(key)) ?? -1);
}

/** Season of the days of all feedback: a theme's own days are too few to learn it from. */
function exposures(cube: Cube, asked: Asked, filter: Filter, weeks: readonly number[]): Float64Array {
  const [days] = cube.countUnder(filter, [{ by: ['day'] }], asked.bitmap);
  const first = days?.axes[0]?.keys[0];
  const [from, last] = [weeks[0], weeks.at(-1)];
  if (!days || first === undefined || from === undefined || last === undefined) return new Float64Array(weeks.length);
  const factor = dayFactors({ first: parseDay(first), counts: Float64Array.from(days.values) }, from, last + 6);
  return Float64Array.from(weeks, (week) => exposureOf(factor, week, week + 6));
}
