import type { Dimension } from '@koe/sql/domain/cube/query';
import { metricById, METRICS } from '@koe/sql/domain/metric/registry';
import type { TrendGrain } from '@koe/sql/domain/trend/trend';

/** More lines than this cannot be told apart, nor compared. */
export const MOST_LINES = 4;
const GRAINS: readonly TrendGrain[] = ['day', 'week', 'month'];

/** By what a metric is split into charts beside each other. */
export type Split = 'theme' | Extract<Dimension, 'channel' | 'product' | 'team'> | `seg.${string}`;

/** What the screen shows, as its address says it. */
export interface TrendsView {
  readonly metric: string;
  /** Null for the metric's default. */
  readonly variant: string | null;
  /** Null: as fits the period. */
  readonly grain: TrendGrain | null;
  readonly by: Split | null;
  /** Keys of the split, as a filter writes them; empty for the largest ones. */
  readonly lines: readonly string[];
}

export const DEFAULT_METRIC = 'csat';

/** Reads an address; what cannot be read is taken as not said. A theme's share is split by theme unless the address says otherwise. */
export function parseTrends(params: URLSearchParams): TrendsView {
  const {
    id: metric,
    variants,
    scale,
  } = metricById(METRICS.find(({ id }) => id === params.get('metric'))?.id ?? DEFAULT_METRIC);
  const variant = params.get('variant');
  const known = variants.length === 0 ? scale !== undefined : variants.some(({ id }) => id === variant?.split(':')[0]);
  const by = splitOf(params.get('by'));
  return {
    metric,
    variant: known ? variant : null,
    grain: GRAINS.find((grain) => grain === params.get('grain')) ?? null,
    by: by ?? (metric === 'theme_share' ? 'theme' : null),
    lines: [...new Set(params.getAll('line'))].filter((key) => key !== '').slice(0, MOST_LINES),
  };
}

function splitOf(text: string | null): Split | null {
  if (text === 'theme' || text === 'channel' || text === 'product' || text === 'team') return text;
  return text !== null && isSegment(text) && text.length > 4 ? text : null;
}

function isSegment(text: string): text is `seg.${string}` {
  return text.startsWith('seg.');
}

/** The address of this screen with some of it changed; the filter and everything else stay. */
export function trendsAddress(params: URLSearchParams, change: Partial<TrendsView>): string {
  const now = parseTrends(params);
  const view: TrendsView = { ...now, ...change };
  const next = new URLSearchParams(params);
  const put = (name: string, value: string | null): void => {
    if (value === null) next.delete(name);
    else next.set(name, value);
  };
  put('metric', view.metric === DEFAULT_METRIC ? null : view.metric);
  // a variant belongs to its metric, and keys to their split
  put('variant', view.metric === now.metric || change.variant !== undefined ? view.variant : null);
  put('grain', view.grain);
  put('by', view.by === null || (view.metric === 'theme_share' && view.by === 'theme') ? null : view.by);
  next.delete('line');
  if (view.by === now.by || change.lines !== undefined) for (const key of view.lines) next.append('line', key);
  const text = next.toString();
  return text === '' ? '/trends' : `/trends?${text}`;
}
