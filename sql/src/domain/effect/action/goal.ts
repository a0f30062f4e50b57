import { variantOf } from '../../metric/measure.js';
import { metricById } from '../../metric/registry.js';
import type { Filter } from '../../filter.js';
import type { Metric, Unit } from '../../metric/metric.js';

/** What an action will be judged by; fixed when it is written down. */
export interface EffectGoal {
  /** Metric id. */
  readonly metric: string;
  readonly variant?: string;
  /** Whose voices; its dates are left alone. For a theme's share it names the theme. */
  readonly filter: Filter;
  /** Whole weeks after the release that are counted. */
  readonly weeks: number;
  readonly direction: 'up' | 'down';
  /** The smallest change worth having, above 0, in the metric's unit: .02 of a share, 5 points, .2 of a score. */
  readonly minimumEffect: number;
}

/** Units whose weeks are means of what single items add: only these have a known scatter. Waiting times are quantiles, volume a mere count. */
const MEASURABLE: ReadonlySet<Unit> = new Set(['share', 'points', 'score']);

/** Days until a week's items are ripe for a metric that waits. */
const RIPE_DAYS: Readonly<Record<string, number>> = { resolution_rate: 7, fcr: 14, repeat_contact: 14 };

/** The metric of a goal, or null where its effect cannot be estimated, or a scale is missing. @throws RangeError for a metric or variant that there is not */
export function measurableMetric({ metric: id, variant }: Pick<EffectGoal, 'metric' | 'variant'>): Metric | null {
  const metric = metricById(id);
  const [own, scale] = variantOf(metric, variant);
  if (!MEASURABLE.has(metric.unit)) return null;
  // scales are never merged: without one it is not known which of them is meant
  return metric.scale?.(own) && scale === null ? null : metric;
}

/** Days after a week until all of its items count: the verdict waits for them. */
export function ripeDays({ metric }: Pick<EffectGoal, 'metric'>): number {
  return RIPE_DAYS[metric] ?? 0;
}

/** The filter of a goal: no dates, and for a theme's share the action's theme where none is named. */
export function goalFilter({ metric, filter }: Pick<EffectGoal, 'metric' | 'filter'>, themeId: number): Filter {
  const { from: _from, to: _to, ...rest } = filter;
  return metric === 'theme_share' && (rest.theme ?? []).length === 0 ? { ...rest, theme: [String(themeId)] } : rest;
}
