import type { Signal } from '@koe/api/contract/signals';
import type { AnalysisRequest } from '@koe/sql/domain/analysis/request';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { measureOf, themeFilter } from './signal-rows.js';

/** Half a year: enough to see what is usual, few enough weeks for a small chart. */
export const CHART_WEEKS = 26;

/** The weeks of the charts of a list, as local days. */
export function chartDays(week: string): { readonly from: number; readonly to: number } {
  const first = parseDay(week);
  return { from: first - 7 * (CHART_WEEKS - 1), to: first + 6 };
}

/** A control chart for each signal, by its id. */
export function chartRequests(signals: readonly Signal[], sigma: number): Record<string, AnalysisRequest<'trend'>> {
  return Object.fromEntries(
    signals.map((signal) => {
      const { from, to } = chartDays(signal.week);
      const params = {
        metric: measureOf(signal),
        grain: 'week',
        from: formatDay(from),
        to: formatDay(to),
        sensitivity: sigma,
      } as const;
      return [signal.id, { kind: 'analysis', name: 'trend', params, filter: themeFilter(signal) }];
    }),
  );
}
