import type { Goal } from '../../action/goal.js';
import { parseFilter, type Filter } from '../../filter.js';
import { variantOf } from '../../metric/measure.js';
import { metricById } from '../../metric/registry.js';
import type { Metric, Unit } from '../../metric/metric.js';

/** Units whose weeks are means of what single items add: only of these the scatter is known. Waiting times are quantiles, volume a mere count. */
const MEASURABLE: ReadonlySet<Unit> = new Set(['share', 'points', 'score']);

/** Days until a week's items are ripe for a metric that waits. */
const RIPE_DAYS: Readonly<Record<string, number>> = { resolution_rate: 7, fcr: 14, repeat_contact: 14 };

export interface Measurable {
  readonly metric: Metric;
  /** The metric's own variant, and the scale where it has one. */
  readonly variant: string;
  readonly scale: string | null;
}

/**
 * How a goal's metric is read; null where an effect on it cannot be estimated.
 * @throws RangeError for a metric or variant that there is not
 */
export function measurableOf({ metric: id, variant: asked }: Pick<Goal, 'metric' | 'variant'>): Measurable | null {
  const metric = metricById(id);
  const [variant, scale] = variantOf(metric, asked ?? undefined);
  if (!MEASURABLE.has(metric.unit)) return null;
  // scales are never merged: without one it is not known which of them is meant
  return metric.scale?.(variant) && scale === null ? null : { metric, variant, scale };
}

/** Days after a week until all of its items count: the verdict waits for them. */
export function ripeDays({ metric }: Pick<Goal, 'metric'>): number {
  return RIPE_DAYS[metric] ?? 0;
}

/** What a goal counts: no dates, and for a theme's share the action's theme where none is named. @throws FilterError */
export function goalFilter({ metric, filter }: Pick<Goal, 'metric' | 'filter'>, themeId: number | null): Filter {
  const { from: _from, to: _to, ...rest } = parseFilter(new URLSearchParams(filter));
  const isOfTheme = metric !== 'theme_share' || (rest.theme ?? []).length > 0 || themeId === null;
  return isOfTheme ? rest : { ...rest, theme: [String(themeId)] };
}
