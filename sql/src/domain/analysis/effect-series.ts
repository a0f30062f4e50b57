import { formatDay, parseDay, startOfWeek } from '../calendar/day.js';
import type { Cube } from '../cube/cube.js';
import type { Comparison } from '../effect/action/comparison.js';
import { findComparisons } from '../effect/action/find-comparisons.js';
import type { Touch } from '../effect/action/touches.js';
import { measurableOf, type Measurable } from '../effect/action/measurable.js';
import type { WeeklyCounts, WeeklySeries } from '../effect/action/weekly-series.js';
import type { Filter } from '../filter.js';
import { lastWholeDay } from '../metric/as-of.js';
import { groupResults } from '../metric/measure.js';
import { Z95, type Estimate } from '../metric/method/method.js';
import type { Asked } from './analysis.js';

export interface EffectSeriesParams {
  readonly metric: string;
  readonly variant: string | null;
  /** Local dates: weeks from the one that begins on or after the first to the one that ends on or before the last. */
  readonly from: string;
  readonly to: string;
  /** What to hold against; null finds what there is, by the weeks before `before` (a local date) alone. */
  readonly comparisons: readonly Comparison[] | null;
  readonly before: string;
  /** What other actions change in the meantime, in the search for comparisons. */
  readonly touched: readonly Touch[];
}

/**
 * Whole weeks of a metric under the filter and under what it may be held against: what the effect of an action is estimated from.
 * Weeks that are not over, before the first or after the last item are left out.
 * @throws RangeError for a metric or variant that there is not, or cannot be estimated
 */
export function effectSeries(cube: Cube, asked: Asked, params: EffectSeriesParams): WeeklySeries {
  const measurable = measurableOf(params);
  if (!measurable) throw new RangeError(`metric: no effect can be estimated on ${params.metric}`);
  const weeks = wholeWeeks(cube, asked.asOf, params);
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) return { weeks: [], treated: [], comparisons: [] };
  const dates = { from: formatDay(first), to: formatDay(last + 6) };
  const { from: _from, to: _to, ...treated } = asked.filter;
  const released = parseDay(params.before);
  const comparisons =
    params.comparisons ??
    findComparisons(
      cube,
      treated,
      { ...dates, to: formatDay(Math.max(first, Math.min(last + 6, released - 1))) },
      params.touched,
    );
  const countsOf = (filter: Filter): WeeklyCounts => weekly(cube, { ...asked, filter }, measurable, weeks);
  return {
    weeks: weeks.map(formatDay),
    treated: countsOf({ ...treated, ...dates }),
    comparisons: comparisons
      .filter(({ kind }) => kind !== 'none')
      .map((comparison) => ({ comparison, counts: countsOf({ ...comparison.filter, ...dates }) })),
  };
}

/** First days of the weeks that the cube knows wholly. */
function wholeWeeks(cube: Cube, asOf: string, { from, to }: EffectSeriesParams): number[] {
  if (!cube.extent) return [];
  const { timeZone, weekStart } = cube.manifest;
  const [begins, ends] = cube.extent;
  const earliest = Math.max(begins, parseDay(from));
  const week = startOfWeek(earliest, weekStart);
  const first = week === earliest ? week : week + 7;
  const lastDay = Math.min(parseDay(to), lastWholeDay(asOf, timeZone));
  const weeks: number[] = [];
  for (let day = first; day + 6 <= lastDay && day <= ends; day += 7) weeks.push(day);
  return weeks;
}

function weekly(
  cube: Cube,
  asked: Asked,
  { metric, variant, scale }: Measurable,
  weeks: readonly number[],
): WeeklyCounts {
  const results = groupResults(cube, metric, variant, scale, { ...asked, by: 'week' }, asked.asOf);
  const found = new Map(results.map(({ key, estimate }) => [parseDay(key), estimate] as const));
  const estimates = weeks.map((week) => found.get(week) ?? null);
  const variance = metric.unit === 'share' ? null : varianceOf(estimates);
  return estimates.map((estimate) => {
    const { n, value } = estimate ?? { n: 0, value: null };
    if (variance === null) return { n, k: Math.round((value ?? 0) * n) };
    return { n, k: (value ?? 0) * n, variance };
  });
}

/** Variance of one answer, put together from the intervals of the weeks. */
function varianceOf(estimates: readonly (Estimate | null)[]): number {
  let sum = 0;
  let all = 0;
  for (const estimate of estimates) {
    if (!estimate?.interval) continue;
    const half = (estimate.interval[1] - estimate.interval[0]) / 2;
    sum += estimate.n * (half / Z95) ** 2 * estimate.n;
    all += estimate.n;
  }
  return all > 0 ? sum / all : 0;
}
