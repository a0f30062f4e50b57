import type { Asked } from '../analysis/analysis.js';
import { formatDay, parseDay } from '../calendar/day.js';
import type { Cube } from '../cube/cube.js';
import { Z95 } from '../metric/method/method.js';
import { metricById } from '../metric/registry.js';
import type { Metric } from '../metric/metric.js';
import { LEAST_PERIODS, medianOf } from './baseline.js';
import { levelsOf, type Level } from './change-points.js';
import { forecastLevels } from './forecast.js';
import { countedOf, judge, type Judgement, type LimitsRequest } from './limits.js';
import { endOf, limitKind, periodsOf, weekDate, withoutDates, type PeriodEstimate } from './periods.js';
import { levelScale, type Observation } from './scale.js';
import { dayFactors, exposureOf, LEAST_WEEKS, type DayFactor } from './season.js';
import type { ChangePoint, ForecastPoint, TrendAnswer, TrendParams, TrendPoint } from './trend.js';

const DEFAULT_SIGMA = 3;
/** The season of days is learnt from two years at most. */
const SEASON_DAYS = 728;

/** @throws RangeError for a metric, variant, date or sensitivity that cannot be used */
export function trendOf(cube: Cube, asked: Asked, params: TrendParams): TrendAnswer {
  const metric = metricById(params.metric);
  const sigma = params.sensitivity ?? DEFAULT_SIGMA;
  if (!(sigma >= 1 && sigma <= 6)) throw new RangeError(`sensitivity must be 1 … 6 σ, not ${String(sigma)}`);
  const [from, to] = [parseDay(params.from), parseDay(params.to)];
  if (to < from) throw new RangeError(`to (${params.to}) lies before from (${params.from})`);
  const { grain } = params;
  const kind = limitKind(metric);
  const periods = periodsOf(cube, asked, metric, params.variant, grain);
  const factor = kind === 'u' ? seasonOf(cube, asked, periods) : () => 1;
  const exposure = (period: PeriodEstimate): number => exposureOf(factor, period.first, period.last);
  const begin = Math.max(0, firstShown(periods, from));
  const shown = periods.slice(0, periods.findLastIndex(({ first }) => first <= to) + 1);
  const judged = judge(shown, begin, { kind, grain, sigma, exposure });
  const weeks = grain === 'week' ? periods : periodsOf(cube, asked, metric, params.variant, 'week');
  const byWeek = weekly(weeks, { kind, grain: 'week', sigma, exposure });
  const last = judged.findLast((each, index) => each !== null && shown[index]?.complete === true) ?? null;
  return {
    kind,
    points: shown.slice(begin).map((period, index) => pointOf(metric, period, judged[begin + index] ?? null)),
    baseline: last && {
      from: formatDay(shown[last.baseline.from]?.first ?? from),
      to: formatDay(shown[last.baseline.to]?.first ?? from),
      periods: last.baseline.periods,
      dispersion: last.baseline.dispersion,
    },
    changes: changesOf(byWeek, kind, typicalDays(grain)).filter(
      ({ date }) => parseDay(date) >= from - 6 && parseDay(date) <= to,
    ),
    ...forecastOf(byWeek, kind, metric, exposure),
    season: {
      weekday: (kind === 'u' || grain === 'day') && periodsSpan(periods) >= LEAST_WEEKS * 7,
      holidays: (kind === 'u' || grain === 'day') && periodsSpan(periods) >= LEAST_WEEKS * 7,
    },
  };
}

function firstShown(periods: readonly PeriodEstimate[], from: number): number {
  const index = periods.findIndex(({ last }) => last >= from);
  return index < 0 ? periods.length : index;
}

function periodsSpan(periods: readonly PeriodEstimate[]): number {
  return (periods.at(-1)?.last ?? 0) - (periods[0]?.first ?? 0);
}

function typicalDays(grain: TrendParams['grain']): number {
  return grain === 'day' ? 1 : grain === 'week' ? 7 : 30.44;
}

/** From items by day, whatever the metric counts: people come on the days on which feedback does. */
function seasonOf(cube: Cube, asked: Asked, periods: readonly PeriodEstimate[]): DayFactor {
  const [days] = cube.countUnder(
    withoutDates(asked.filter),
    [{ by: ['day'], ...(asked.weigh ? { weigh: asked.weigh } : {}) }],
    asked.bitmap,
  );
  const first = days?.axes[0]?.keys[0];
  const complete = periods.filter((period) => period.complete);
  const last = complete.at(-1)?.last;
  if (!days || first === undefined || last === undefined) return () => 1;
  const from = Math.max(complete[0]?.first ?? last, last - SEASON_DAYS);
  return dayFactors({ first: parseDay(first), counts: Float64Array.from(days.values) }, from, last);
}

function pointOf(metric: Metric, period: PeriodEstimate, judged: Judgement | null): TrendPoint {
  const enough = period.n >= metric.minimumN;
  return {
    date: formatDay(period.first),
    n: period.n,
    value: enough ? period.value : null,
    interval: enough ? period.interval : null,
    centre: judged?.centre ?? null,
    lower: judged?.lower ?? null,
    upper: judged?.upper ?? null,
    outside: enough ? (judged?.outside ?? null) : null,
    complete: period.complete,
  };
}

interface Week {
  readonly period: PeriodEstimate;
  readonly observed: Observation | null;
}

/** Whole weeks only. */
function weekly(weeks: readonly PeriodEstimate[], request: LimitsRequest): Week[] {
  const scale = levelScale(request.kind);
  return weeks
    .filter(({ complete }) => complete)
    .map((period) => {
      const counted = countedOf(period, request);
      return { period, observed: counted && scale.observe(counted) };
    });
}

function changesOf(weeks: readonly Week[], kind: LimitsRequest['kind'], days: number): ChangePoint[] {
  const known = weeks.flatMap(({ period, observed }) => (observed ? [{ period, observed }] : []));
  if (known.length < LEAST_PERIODS) return [];
  const scale = levelScale(kind);
  const size = { n: medianOf(known.map(({ period }) => period.n)), exposure: days };
  const ends = ({ mean, error }: Level): readonly [number, number, number] => [
    scale.value(mean - Z95 * error, size),
    scale.value(mean, size),
    scale.value(mean + Z95 * error, size),
  ];
  const levels = levelsOf(known.map(({ observed }) => observed));
  return levels.slice(1).map((level, index) => {
    const [low1, before, high1] = ends(levels[index] ?? level);
    const [low2, after, high2] = ends(level);
    const difference = after - before;
    return {
      date: formatDay(known[level.start]?.period.first ?? 0),
      before,
      after,
      // from the two levels' own intervals, as differences of facts are
      interval: [
        difference - Math.hypot(after - low2, high1 - before),
        difference + Math.hypot(high2 - after, before - low1),
      ],
    };
  });
}

function forecastOf(
  weeks: readonly Week[],
  kind: LimitsRequest['kind'],
  metric: Metric,
  exposure: LimitsRequest['exposure'],
): Pick<TrendAnswer, 'forecast' | 'hitRate'> {
  const found = forecastLevels(weeks.map(({ observed }) => observed));
  const last = weeks.at(-1)?.period;
  if (found === null || last === undefined) return { forecast: [], hitRate: null };
  const scale = levelScale(kind);
  const n = medianOf(weeks.slice(-LEAST_PERIODS).map(({ period }) => period.n));
  const forecast = found.levels.flatMap((level, ahead): ForecastPoint[] => {
    const half = found.halves[ahead];
    if (half === null || half === undefined) return [];
    const first = last.first + 7 * (ahead + 1);
    const size = { n, exposure: exposure({ ...last, first, last: endOf(first, 'week') }) };
    const [least, most] = rangeOf(metric);
    const within = (value: number): number => Math.min(most, Math.max(least, value));
    return [
      {
        date: weekDate(last.first, ahead + 1),
        value: within(scale.value(level, size)),
        lower: within(scale.value(level - half, size)),
        upper: within(scale.value(level + half, size)),
      },
    ];
  });
  return { forecast, hitRate: found.of >= 8 ? { hits: found.hits, of: found.of } : null };
}

/** What the metric's unit allows. */
function rangeOf({ unit }: Metric): readonly [number, number] {
  if (unit === 'share') return [0, 1];
  return unit === 'points' ? [-100, 100] : [unit === 'score' ? -Infinity : 0, Infinity];
}
