import { formatDay } from '@koe/sql/domain/calendar/day';
import { PERIOD_PRESETS, type Period, type PeriodPreset } from '@koe/sql/domain/calendar/period';
import { FILTER_FIELDS, FilterError, bare, parseFilter, type Filter } from '@koe/sql/domain/filter';
import { valuesOf } from './filter-address.js';
import type { FilterDimension } from './filter-options.js';

/** A period that moves along with the days. */
export type MovingPeriod = PeriodPreset | 'all';
const MOVING: readonly MovingPeriod[] = [...PERIOD_PRESETS, 'all'];
/** The parameter of a link that is always current; the page turns it into dates as soon as it knows what day it is. */
const MOVING_PARAM = 'period';

/** Where a view leads: a screen, everything else of its address, and the period that moves along, if one does. */
export interface ViewAddress {
  readonly path: string;
  readonly query: string;
  readonly preset: MovingPeriod | null;
}

/** What a view of this address keeps. Dates that are a preset's are left out: the view is to show the same preset of its day. */
export function viewOf(path: string, params: URLSearchParams, preset: MovingPeriod | null): ViewAddress {
  const query = new URLSearchParams(params);
  if (preset !== null) for (const edge of ['from', 'to']) query.delete(edge);
  return { path, query: query.toString(), preset };
}

/** The address of a view today. @param periodOf null while it is not known what day it is */
export function addressOf(
  { path, query, preset }: ViewAddress,
  periodOf: (preset: MovingPeriod) => Period | null,
): string {
  const params = new URLSearchParams(query);
  const period = preset === null ? null : periodOf(preset);
  if (period) setPeriod(params, period);
  else if (preset !== null) params.set(MOVING_PARAM, preset);
  return written(path, params);
}

/** A link that shows the same preset of whatever day it is opened; a view with fixed dates keeps them. */
export function currentLink({ path, query, preset }: ViewAddress): string {
  const params = new URLSearchParams(query);
  if (preset !== null) params.set(MOVING_PARAM, preset);
  return written(path, params);
}

/** The address that a link with a moving period stands for today; null when it has none, or the day is not known yet. */
export function settledAddress(
  path: string,
  params: URLSearchParams,
  periodOf: (preset: MovingPeriod) => Period | null,
): string | null {
  const asked = params.get(MOVING_PARAM);
  if (asked === null) return null;
  const preset = MOVING.find((name) => name === asked);
  const period = preset === undefined ? null : periodOf(preset);
  if (preset !== undefined && period === null) return null;
  const next = new URLSearchParams(params);
  next.delete(MOVING_PARAM);
  if (period) setPeriod(next, period);
  return written(path, next);
}

/** Whether two addresses show the same, in whatever order their parameters stand. */
export function isSameView(one: ViewAddress, other: ViewAddress): boolean {
  const key = ({ path, query, preset }: ViewAddress): string => {
    const params = new URLSearchParams(query);
    // an item that is open beside the list is no part of what a list shows
    params.delete('item');
    params.sort();
    return JSON.stringify([path, params.toString(), preset]);
  };
  return key(one) === key(other);
}

/** What a view asks for that there no longer is. */
export interface Missing {
  /** A field of the filter, or the screen itself. */
  readonly field: string;
  readonly value: string;
}

/** Why a view no longer shows what it was saved for: a theme, product or dimension that is gone. Empty for one that is whole. */
export function missingOf(view: ViewAddress, dimensions: readonly FilterDimension[]): readonly Missing[] {
  let filter: Filter;
  try {
    filter = parseFilter(new URLSearchParams(view.query));
  } catch (error) {
    if (error instanceof FilterError) return [{ field: error.field, value: '' }];
    throw error;
  }
  const known = dimensions.flatMap(({ field, label, options }) =>
    valuesOf(filter, field)
      .filter((value) => !options.some((option) => option.value === bare(value)))
      .map((value) => ({ field: label, value: bare(value) })),
  );
  // a dimension that nothing is left of is not in the list at all
  const fields = [...FILTER_FIELDS, ...Object.keys(filter.seg ?? {}).map((name) => `seg.${name}` as const)];
  const gone = fields
    .filter((field) => !dimensions.some((dimension) => dimension.field === field))
    .flatMap((field) => valuesOf(filter, field).map((value) => ({ field, value: bare(value) })));
  return [...known, ...gone];
}

function setPeriod(params: URLSearchParams, { from, to }: Period): void {
  params.set('from', formatDay(from));
  params.set('to', formatDay(to));
}

function written(path: string, params: URLSearchParams): string {
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}
