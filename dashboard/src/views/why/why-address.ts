import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import type { Period } from '@koe/sql/domain/calendar/period';
import { SPLITS, type Split } from '@koe/sql/domain/decomposition/two-periods';
import { OUTCOMES, type Outcome } from '@koe/sql/domain/drivers/drivers';

/** Metrics that are means of what single items say, so that a change can be taken apart. */
export const METRIC_IDS = [
  'csat',
  'nps',
  'ces',
  'negative_share',
  'first_reply',
  'resolution_rate',
  'fcr',
  'repeat_contact',
  'theme_share',
  'unclassified_share',
] as const;
export type WhyMetric = (typeof METRIC_IDS)[number];

/** What the screen shows, as its address says it. */
export interface WhyView {
  readonly metric: WhyMetric;
  readonly by: Split;
  /** Of the share of a theme; null for the theme of the filter. */
  readonly themeId: number | null;
  /** Days to compare with; null for what the period control says. */
  readonly versus: Period | null;
  readonly outcome: Outcome;
}

const DEFAULT_BY: Split = 'channel';
const DAYS = /^(\d{4}-\d{2}-\d{2})~(\d{4}-\d{2}-\d{2})$/;

/** Reads an address; what cannot be read is taken as not said. */
export function parseWhy(params: URLSearchParams): WhyView {
  const metric = METRIC_IDS.find((id) => id === params.get('metric')) ?? 'csat';
  const themeId = Number(params.get('of') ?? Number.NaN);
  return {
    metric,
    by: splitOf(params.get('by')),
    themeId: Number.isInteger(themeId) && themeId > 0 ? themeId : null,
    versus: daysOf(params.get('vs')),
    outcome: OUTCOMES.find((id) => id === params.get('scores')) ?? OUTCOMES.find((id) => id === metric) ?? 'csat',
  };
}

function splitOf(text: string | null): Split {
  const known = SPLITS.find((split) => split === text);
  if (known !== undefined) return known;
  return text !== null && isSegment(text) && text.length > 4 ? text : DEFAULT_BY;
}

export function isSegment(text: string): text is `seg.${string}` {
  return text.startsWith('seg.');
}

function daysOf(text: string | null): Period | null {
  const [, first = '', last = ''] = DAYS.exec(text ?? '') ?? [];
  if (!isDay(first) || !isDay(last)) return null;
  const [from, to] = [parseDay(first), parseDay(last)];
  return from <= to ? { from, to } : null;
}

function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The address of this screen with some of it changed; the filter and everything else stay. */
export function whyAddress(params: URLSearchParams, change: Partial<WhyView>): string {
  const view: WhyView = { ...parseWhy(params), ...change };
  const next = new URLSearchParams(params);
  const put = (name: string, value: string | null): void => {
    if (value === null) next.delete(name);
    else next.set(name, value);
  };
  put('metric', view.metric === 'csat' ? null : view.metric);
  put('by', view.by === DEFAULT_BY ? null : view.by);
  put('of', view.metric === 'theme_share' && view.themeId !== null ? String(view.themeId) : null);
  put('vs', view.versus && `${formatDay(view.versus.from)}~${formatDay(view.versus.to)}`);
  if (change.outcome !== undefined) put('scores', change.outcome);
  const text = next.toString();
  return text === '' ? '/why' : `/why?${text}`;
}
