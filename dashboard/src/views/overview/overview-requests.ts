import { formatDay, startOfMonth, startOfWeek } from '@koe/sql/domain/calendar/day';
import type { Period } from '@koe/sql/domain/calendar/period';
import type { Fact } from '@koe/sql/domain/fact';
import type { Filter } from '@koe/sql/domain/filter';
import { grainOf, type Grain } from '../../charts/chart.js';
import type { CountRequest, FactRequest } from '@koe/sql/domain/analysis/request';

/** What the overview asks the cube. Pure. */

export const HEADLINE = ['volume', 'csat', 'nps', 'first_reply', 'resolution_rate'] as const;
export type HeadlineMetric = (typeof HEADLINE)[number];
export const BANDS = ['reply_band_1', 'reply_band_2', 'reply_band_3', 'reply_band_4', 'reply_band_5'] as const;
/** A trend needs more past than the period in view. */
const TREND_DAYS = 26 * 7;

const days = (period: Period): number => period.to - period.from + 1;

/** The same filter over other days. */
export function during(filter: Filter, period: Period): Filter {
  return { ...filter, from: formatDay(period.from), to: formatDay(period.to) };
}

export function volumeGrain(period: Period): Grain {
  return grainOf(days(period));
}

/** Each chart leaves out the filter on its own axes, so that it goes on showing what else could be chosen. */
export function chartRequests(period: Period) {
  const count = (query: CountRequest['query']): CountRequest => ({ kind: 'count', query });
  return {
    volume: count({ by: [volumeGrain(period), 'intent'], except: ['intent'] }),
    themes: count({ by: ['theme', 'tone'], except: ['theme'] }),
    grid: count({ by: ['channel', 'priority'], except: ['channel', 'priority'] }),
    tones: count({ by: ['priority', 'sentiment'], except: ['priority', 'sentiment'] }),
    open: count({ by: ['handling', 'priority'] }),
  };
}

const fact = (metric: string, filter?: Filter, by?: 'theme' | Grain): FactRequest => ({
  kind: 'fact',
  measure: { metric, ...(by ? { by } : {}) },
  ...(filter ? { filter } : {}),
});

/** `<metric>` now and `<metric>.before` in the period before. */
export function headlineRequests(filter: Filter, before: Period | null): Record<string, FactRequest> {
  return Object.fromEntries(
    HEADLINE.flatMap((metric) => [
      [metric, fact(metric)] as const,
      ...(before ? [[`${metric}.before`, fact(metric, during(filter, before))] as const] : []),
    ]),
  );
}

/** The days of the trends: half a year up to the end of the period, or all of a longer period; whole weeks or months. */
export function trendPeriod(period: Period, grain: 'week' | 'month', weekStart: number): Period {
  const from = Math.min(period.from, period.to - TREND_DAYS + 1);
  return { from: grain === 'week' ? startOfWeek(from, weekStart) : startOfMonth(from), to: period.to };
}

/** A long period is drawn by month; so is one whose weeks hold too few answers for a value in most of them. */
export function trendGrain(period: Period, weekly: readonly Fact[]): 'week' | 'month' {
  const known = weekly.filter((fact) => fact.value !== null).length;
  return days(period) > 640 || known * 2 < weekly.length ? 'month' : 'week';
}

export function detailRequests(filter: Filter, period: Period, before: Period | null, weekStart: number) {
  const trend = (metric: string, grain: 'week' | 'month'): FactRequest =>
    fact(metric, during(filter, trendPeriod(period, grain, weekStart)), grain);
  const { theme: _theme, ...withoutTheme } = filter;
  return {
    themes: fact('theme_share', withoutTheme, 'theme'),
    ...(before ? { themesBefore: fact('theme_share', during(withoutTheme, before), 'theme') } : {}),
    csatWeeks: trend('csat', 'week'),
    csatMonths: trend('csat', 'month'),
    npsWeeks: trend('nps', 'week'),
    npsMonths: trend('nps', 'month'),
    band1: fact(BANDS[0]),
    band2: fact(BANDS[1]),
    band3: fact(BANDS[2]),
    band4: fact(BANDS[3]),
    band5: fact(BANDS[4]),
  };
}
