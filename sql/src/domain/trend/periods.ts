import type { Asked } from '../analysis/analysis.js';
import { addMonths, formatDay, parseDay, startOfMonth, startOfWeek } from '../calendar/day.js';
import type { Cube } from '../cube/cube.js';
import type { Filter } from '../filter.js';
import { lastWholeDay } from '../metric/as-of.js';
import { groupResults, variantOf } from '../metric/measure.js';
import type { Metric } from '../metric/metric.js';
import { NOTHING, Z95, type Estimate } from '../metric/method/method.js';
import type { LimitKind, TrendGrain } from './trend.js';

/** One day, week or month of a metric. */
export interface PeriodEstimate extends Estimate {
  /** Local day numbers, inclusive. */
  readonly first: number;
  readonly last: number;
  /** Standard error of the value; 0 where it is not known. */
  readonly error: number;
  /** Over, and wholly within the days that the filter has data of. */
  readonly complete: boolean;
}

/** Volumes and people are counts; what is a share of n is one; the rest are means of a kind. */
export function limitKind({ unit }: Pick<Metric, 'unit'>): LimitKind {
  return unit === 'share' ? 'p' : unit === 'items' || unit === 'people' ? 'u' : 'x';
}

/** The filter without its dates: a trend reaches as far as data go. */
export function withoutDates(filter: Filter): Filter {
  const rest: { -readonly [K in keyof Filter]: Filter[K] } = { ...filter };
  delete rest.from;
  delete rest.to;
  return rest;
}

/**
 * A metric by period, oldest first and without gaps, from the first period in which the filter has an item to the last one
 * that holds any. Of a metric with several scales the one with most answers, unless `variant` names one.
 * @throws RangeError for a variant that the metric does not have
 */
export function periodsOf(
  cube: Cube,
  asked: Asked,
  metric: Metric,
  variant: string | undefined,
  grain: TrendGrain,
): PeriodEstimate[] {
  const { weekStart, timeZone } = cube.manifest;
  const [name, scale] = variantOf(metric, variant);
  const filter = withoutDates(asked.filter);
  const firstDay = firstDayOf(cube, asked, metric);
  const extent = cube.extent;
  if (firstDay === null || extent === null) return [];
  const request = { filter, bitmap: asked.bitmap, weigh: asked.weigh, by: grain };
  const results = groupResults(cube, metric, name, scale, request, asked.asOf);
  const shown = mostAnswered(results);
  const estimates = new Map<string, Estimate>(
    results.flatMap((each) => (each.variant === shown ? [[each.key, each.estimate] as const] : [])),
  );
  const lastDay = Math.min(lastWholeDay(asked.asOf, timeZone), extent[1]);
  const periods: PeriodEstimate[] = [];
  for (let first = startOf(firstDay, grain, weekStart); first <= extent[1]; first = endOf(first, grain) + 1) {
    const last = endOf(first, grain);
    const estimate = estimates.get(formatDay(first)) ?? emptyOf(metric);
    const complete = last <= lastDay && first >= firstDay;
    periods.push({ ...estimate, first, last, error: errorOf(estimate), complete });
  }
  return periods;
}

/** First day on which the filter has an item; of a share among all themes, whatever its theme. */
function firstDayOf(cube: Cube, { filter, bitmap }: Asked, metric: Metric): number | null {
  const except = metric.amongAllThemes ? (['theme'] as const) : [];
  const [counts] = cube.countUnder(withoutDates(filter), [{ by: ['day'], except }], bitmap);
  const first = counts?.axes[0]?.keys[counts.values.findIndex((count) => count > 0)];
  return first === undefined ? null : parseDay(first);
}

/** A period without an item has a count of none, and no share or mean. */
function emptyOf(metric: Metric): Estimate {
  return limitKind(metric) === 'u' ? { n: 0, value: 0, interval: null } : NOTHING;
}

/** The variant with most answers: scales are never put together. */
function mostAnswered(results: readonly { readonly variant: string; readonly estimate: Estimate }[]): string {
  const answers = new Map<string, number>();
  for (const { variant, estimate } of results) answers.set(variant, (answers.get(variant) ?? 0) + estimate.n);
  return [...answers].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Half the interval over its normal factor: near enough to standardise by, whatever method made it. */
function errorOf({ interval }: Estimate): number {
  return interval === null ? 0 : (interval[1] - interval[0]) / (2 * Z95);
}

function startOf(day: number, grain: TrendGrain, weekStart: number): number {
  return grain === 'day' ? day : grain === 'week' ? startOfWeek(day, weekStart) : startOfMonth(day);
}

/** Last day of the period that begins with a day. */
export function endOf(first: number, grain: TrendGrain): number {
  return grain === 'day' ? first : grain === 'week' ? first + 6 : addMonths(first, 1) - 1;
}

/** Whole weeks before the next one: what a forecast names. */
export function weekDate(first: number, ahead: number): string {
  return formatDay(first + 7 * ahead);
}
