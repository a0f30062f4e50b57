import type { Asked } from '../analysis/analysis.js';
import { addMonths, formatDay, parseDay, startOfMonth, startOfWeek } from '../calendar/day.js';
import type { Cube } from '../cube/cube.js';
import type { Filter } from '../filter.js';
import { lastWholeDay } from '../metric/as-of.js';
import type { Metric, Scale } from '../metric/metric.js';
import { Z95, type Estimate } from '../metric/method/method.js';
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
 * A metric by period, oldest first and without gaps, from the first period in which the filter has an item to the last day
 * that is over. Of a metric with several scales the one with most answers, unless `variant` names one.
 */
export function periodsOf(
  cube: Cube,
  asked: Asked,
  metric: Metric,
  variant: string | undefined,
  grain: TrendGrain,
): PeriodEstimate[] {
  const { weekStart, timeZone, labels } = cube.manifest;
  const overDay = lastWholeDay(asked.asOf, timeZone);
  const [name = '', askedScale] = splitVariant(metric, variant);
  const scaleColumn = metric.scale?.(name) ?? null;
  const slots = scaleColumn ? labels.scales.length + 1 : 1;
  const selection = cube.select({
    filter: withoutDates(asked.filter),
    bitmap: asked.bitmap,
    weigh: asked.weigh,
    by: grain,
    ...(metric.amongAllThemes ? { except: ['theme'] } : {}),
  });
  const sums = metric.method(name)(selection.keys.length * slots);
  const scaleOf = (code: number): Scale | undefined => labels.scales[code - 1];
  const context = { variant: name, lastWholeDay: overDay, scaleOf };
  const items = new Float64Array(slots);
  let firstDay = Number.POSITIVE_INFINITY;
  selection.each(({ columns, rows, groups, count, hasTheme, matchesTheme, repeatedPerson }) => {
    const read = metric.read(columns, { ...context, hasTheme, matchesTheme });
    const scaleCodes = scaleColumn ? columns[scaleColumn] : null;
    const day = columns.day[rows[0] ?? 0] ?? 0;
    if (day < firstDay) firstDay = day;
    for (let i = 0; i < count; i++) {
      const row = rows[i] ?? 0;
      const value = read(row);
      if (value !== value) continue;
      const slot = scaleCodes ? (scaleCodes[row] ?? 0) : 0;
      if (slot >= slots) continue;
      items[slot] = (items[slot] ?? 0) + 1;
      sums.add((groups[i] ?? 0) * slots + slot, value, repeatedPerson(row));
    }
  });
  if (firstDay === Number.POSITIVE_INFINITY) return [];
  const slot = scaleColumn ? slotOf(labels.scales, items, askedScale) : 0;
  const lastDay = Math.min(overDay, cube.extent?.[1] ?? overDay);
  return selection.keys.flatMap((key, group) => {
    const first = parseDay(key);
    const last = endOf(first, grain);
    if (last < firstDay) return [];
    const estimate = sums.estimate(group * slots + slot);
    const complete = last <= lastDay && Math.max(first, startOf(first, grain, weekStart)) >= firstDay;
    return [{ ...estimate, first, last, error: errorOf(estimate), complete }];
  });
}

/** Half the interval over its normal factor: near enough to standardise by, whatever method made it. */
function errorOf({ interval }: Estimate): number {
  return interval === null ? 0 : (interval[1] - interval[0]) / (2 * Z95);
}

function slotOf(scales: readonly Scale[], items: Float64Array, asked: string | undefined): number {
  const named = scales.findIndex(({ min, max }) => `${min}-${max}` === asked);
  if (named >= 0) return named + 1;
  let best = 1;
  for (let slot = 1; slot < items.length; slot++) if ((items[slot] ?? 0) > (items[best] ?? 0)) best = slot;
  return best;
}

/** @throws RangeError for a variant that the metric does not have */
function splitVariant(metric: Metric, asked: string | undefined): readonly [name: string, scale?: string] {
  const first = metric.variants[0]?.id ?? '';
  if (asked === undefined || asked === first) return [first];
  if (metric.variants.length === 0 && metric.scale?.('')) return ['', asked];
  const [name = '', scale] = asked.split(':');
  if (!metric.variants.some(({ id }) => id === name)) throw new RangeError(`${metric.id} has no variant "${asked}"`);
  return scale === undefined ? [name] : [name, scale];
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
