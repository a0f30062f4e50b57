import { parseDay } from '../../calendar/day.js';
import { FILTER_FIELDS, splitValues, type Filter } from '../../filter.js';
import { UNKNOWN_DAY } from '../layout.js';
import type { Dimension, FilterKey, Weigh } from '../query.js';
import type { DimensionField, Field } from './field.js';
import { NO_THEME, type ThemeReach } from './theme-reach.js';

/** A filter turned into tests that need no text any more. One entry per part of the filter that is set. */
export interface FilterTests {
  /** Field → 1 for each value that passes; `weight` is here too when near-duplicates count once. */
  readonly fields: readonly {
    readonly key: FilterKey | 'weight';
    readonly field: Field;
    readonly passes: Uint8Array;
  }[];
  /** Positions of the theme axis that an item must reach one of (null: any item) and must not reach. */
  readonly theme: { readonly wanted: ReadonlySet<number> | null; readonly unwanted: ReadonlySet<number> } | null;
  /** Local days, inclusive; null when the filter has no dates, so that items of unknown time pass. */
  readonly days: DayRange | null;
  readonly search: boolean;
}

export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** @throws RangeError for a date that is none or a declared dimension that the manifest does not know. */
export function filterTests(
  filter: Filter,
  weigh: Weigh,
  dimensions: ReadonlyMap<Dimension, DimensionField>,
  reach: ThemeReach,
): FilterTests {
  const fields: FilterTests['fields'][number][] = [];
  const addField = (key: Dimension & FilterKey, values: readonly string[]): void => {
    const dimension = dimensions.get(key);
    if (!dimension) throw new RangeError(`there is no dimension ${key}`);
    fields.push({ key, field: dimension.field, passes: passingCodes(dimension.keys, values) });
  };
  for (const field of FILTER_FIELDS) {
    const values = filter[field];
    if (field !== 'theme' && values && values.length > 0) addField(field, values);
  }
  for (const [name, values] of Object.entries(filter.seg ?? {})) if (values.length > 0) addField(`seg.${name}`, values);
  if (weigh === 'once') fields.push({ key: 'weight', field: 'weight', passes: Uint8Array.of(0, 1) });
  return {
    fields,
    theme: themeTest(filter.theme ?? [], reach),
    days: dayRange(filter),
    search: filter.q !== undefined,
  };
}

/** What is left of a filter for a chart that leaves out some of its parts. */
export function withoutKeys(tests: FilterTests, except: ReadonlySet<string>): FilterTests {
  return {
    fields: tests.fields.filter(({ key }) => !except.has(key)),
    theme: except.has('theme') ? null : tests.theme,
    days: except.has('date') ? null : tests.days,
    search: tests.search && !except.has('q'),
  };
}

/** The days of a filter; an open end reaches to the last day there can be, never to the unknown one. */
export function dayRange({ from, to }: Filter): DayRange | null {
  if (from === undefined && to === undefined) return null;
  return {
    from: from === undefined ? UNKNOWN_DAY + 1 : parseDay(from),
    to: to === undefined ? 2_147_483_647 : parseDay(to),
  };
}

/** Repeated values mean OR; any negated one that matches refuses; negated ones alone keep everything else. */
function passingCodes(keys: readonly string[], values: readonly string[]): Uint8Array {
  const { wanted, unwanted } = splitValues(values);
  return Uint8Array.from(keys, (key) =>
    (wanted.length === 0 || wanted.includes(key)) && !unwanted.includes(key) ? 1 : 0,
  );
}

/** A theme's position is reached by its descendants too, so descendants need no listing here. */
function themeTest(values: readonly string[], reach: ThemeReach): FilterTests['theme'] {
  if (values.length === 0) return null;
  const { wanted, unwanted } = splitValues(values);
  const positions = (ids: readonly string[]): Set<number> => {
    const found = ids.map((id) => (id === '-' ? NO_THEME : reach.positions.get(Number(id))));
    return new Set(found.filter((position) => position !== undefined));
  };
  return { wanted: wanted.length === 0 ? null : positions(wanted), unwanted: positions(unwanted) };
}

/** Whether a theme set passes. */
export function themeSetPasses(set: number, test: NonNullable<FilterTests['theme']>, reach: ThemeReach): boolean {
  let found = test.wanted === null;
  for (let i = reach.offsets[set] ?? 0; i < (reach.offsets[set + 1] ?? 0); i++) {
    const position = reach.reached[i] ?? 0;
    if (test.unwanted.has(position)) return false;
    if (test.wanted?.has(position)) found = true;
  }
  return found;
}
