import type { AnalysisRequest } from '@koe/sql/domain/analysis/request';
import { formatDay } from '@koe/sql/domain/calendar/day';
import type { Period } from '@koe/sql/domain/calendar/period';
import { splitValues, type Filter } from '@koe/sql/domain/filter';
import type { WhyView } from './why-address.js';

/** What the screen asks the cube. Pure. */

type Days = AnalysisRequest<'decomposition'>['params']['before'];

function daysOf(period: Period): Days {
  return { from: formatDay(period.from), to: formatDay(period.to) };
}

/** The theme whose share is looked at: the address's, else the filter's first one; null when neither names any. */
export function themeOf(view: WhyView, filter: Filter): number | null {
  if (view.metric !== 'theme_share') return null;
  const asked = splitValues(filter.theme ?? []).wanted.find((id) => id !== '-');
  return view.themeId ?? (asked === undefined ? null : Number(asked));
}

/** The filter under which the change is counted: the theme looked at takes the place of the filter's. */
export function partsFilter(view: WhyView, filter: Filter): Filter {
  const themeId = themeOf(view, filter);
  return themeId === null ? filter : { ...filter, theme: [String(themeId)] };
}

export function partsRequest(view: WhyView, filter: Filter, before: Period): AnalysisRequest<'decomposition'> {
  return {
    kind: 'analysis',
    name: 'decomposition',
    params: { metric: view.metric, by: view.by, before: daysOf(before) },
    filter: partsFilter(view, filter),
  };
}

export function riseRequest(view: WhyView, filter: Filter, before: Period): AnalysisRequest<'theme_rise'> | null {
  const themeId = themeOf(view, filter);
  if (themeId === null) return null;
  return { kind: 'analysis', name: 'theme_rise', params: { themeId, by: view.by, before: daysOf(before) } };
}

export function driversRequest(view: WhyView): AnalysisRequest<'drivers'> {
  return { kind: 'analysis', name: 'drivers', params: { metric: view.outcome } };
}

export function costRequest(): AnalysisRequest<'reply_cost'> {
  return { kind: 'analysis', name: 'reply_cost', params: {} };
}
