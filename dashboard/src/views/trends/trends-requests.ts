import type { AnalysisRequest, CountRequest, FactRequest } from '@koe/sql/domain/analysis/request';
import { addMonths, formatDay, startOfMonth, startOfWeek } from '@koe/sql/domain/calendar/day';
import type { Period } from '@koe/sql/domain/calendar/period';
import type { Filter } from '@koe/sql/domain/filter';
import { splitValues } from '@koe/sql/domain/filter';
import { groupFilter } from '@koe/sql/domain/metric/evidence';
import { metricById } from '@koe/sql/domain/metric/registry';
import type { TrendGrain } from '@koe/sql/domain/trend/trend';
import type { Split, TrendsView } from './trends-address.js';

/** What the trends screen asks the cube. Pure. */

/** A control chart needs this much past beside the period in view to be read; in days. */
const CONTEXT_DAYS: Record<TrendGrain, number> = { day: 8 * 7, week: 26 * 7, month: 18 * 30 };
/** A period that ended longer ago than this is looked at for itself, without what came after. */
const RECENT_DAYS = 26 * 7;
/** Longer periods are drawn by month. */
const MOST_WEEKLY_DAYS = 640;

export function trendGrain(view: Pick<TrendsView, 'grain'>, period: Period): TrendGrain {
  return view.grain ?? (period.to - period.from + 1 > MOST_WEEKLY_DAYS ? 'month' : 'week');
}

/**
 * The days drawn: the period in view, enough before it to compare, and what came after it up to today, so that choosing
 * days in the chart does not move it. Whole weeks or months, and nothing before the data begin.
 */
export function drawnPeriod(
  period: Period,
  grain: TrendGrain,
  data: { readonly today: number; readonly extent: Period; readonly weekStart: number },
): Period {
  const to = period.to < data.today - RECENT_DAYS ? period.to : data.today;
  const wanted = Math.max(Math.min(period.from, to - CONTEXT_DAYS[grain] + 1), Math.min(data.extent.from, to));
  const from = grain === 'day' ? wanted : grain === 'week' ? startOfWeek(wanted, data.weekStart) : startOfMonth(wanted);
  return { from, to };
}

/** The last day of a period that begins at `from`. */
export function endOf(from: number, grain: TrendGrain): number {
  return grain === 'day' ? from : grain === 'week' ? from + 6 : addMonths(from, 1) - 1;
}

/** The filter of one line. */
export function lineFilter(filter: Filter, by: Split | null, key: string): Filter {
  return by === null ? filter : groupFilter(filter, by, key);
}

/** What has to be known before the lines can be: how large each value of the split is, and which scales there are answers on. */
export function choiceRequests(view: TrendsView): Record<string, CountRequest | FactRequest> {
  const { metric, variant, by } = view;
  const own = metricById(metric);
  const first = variant?.split(':')[0] ?? own.variants[0]?.id ?? '';
  const scaled = own.scale?.(own.variants.length === 0 ? '' : first) ?? null;
  return {
    ...(by === null ? {} : { sizes: sizesRequest(view, by, first) }),
    ...(scaled === null
      ? {}
      : { scales: { kind: 'fact', measure: { metric, ...(own.variants.length > 0 ? { variant: first } : {}) } } }),
  };
}

/** How much stands behind each value of a split: items that mention a theme, else answers to the metric. */
function sizesRequest({ metric }: TrendsView, by: Split, variant: string): CountRequest | FactRequest {
  if (metric === 'theme_share') return { kind: 'count', query: { by: [by], except: [by] } };
  return { kind: 'fact', measure: { metric, by, ...(variant === '' ? {} : { variant }) } };
}

/** The keys drawn when the address names none: those that the filter asks for, else the largest. */
export function defaultLines(
  filter: Filter,
  by: Split,
  sizes: readonly { readonly key: string; readonly count: number }[],
  most: number,
): readonly string[] {
  const asked = by.startsWith('seg.') ? filter.seg?.[by.slice(4)] : filter[by === 'theme' ? 'theme' : plainField(by)];
  const { wanted, unwanted } = splitValues(asked ?? []);
  if (wanted.length > 0) return wanted.slice(0, most);
  return sizes
    .filter(({ key, count }) => key !== '-' && count > 0 && !unwanted.includes(key))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, most)
    .map(({ key }) => key);
}

function plainField(by: Split): 'channel' | 'product' | 'team' {
  return by === 'product' || by === 'team' ? by : 'channel';
}

/** One request a line, by its key; `''` for a metric that is not split. */
export function trendRequests(
  view: TrendsView,
  filter: Filter,
  lines: readonly string[],
  drawn: {
    readonly period: Period;
    readonly grain: TrendGrain;
    readonly variant: string | null;
    readonly sigma: number;
  },
): Record<string, AnalysisRequest<'trend'>> {
  const params = {
    metric: view.metric,
    ...(drawn.variant === null ? {} : { variant: drawn.variant }),
    grain: drawn.grain,
    from: formatDay(drawn.period.from),
    to: formatDay(drawn.period.to),
    sensitivity: drawn.sigma,
  };
  const keys = view.by === null ? [''] : lines;
  return Object.fromEntries(
    keys.map((key) => [key, { kind: 'analysis', name: 'trend', params, filter: lineFilter(filter, view.by, key) }]),
  );
}
