import { baselineOf, growthOf, LEAST_PERIODS, type Baseline } from './baseline.js';
import { levelsOf } from './change-points.js';
import type { PeriodEstimate } from './periods.js';
import { levelScale, type Counted, type LevelScale, type Observation } from './scale.js';
import { dayOffsets } from './season-of-days.js';
import type { LimitKind, TrendGrain } from './trend.js';

/** Periods before the judged one that are looked at: half a year of days, a year of weeks, three years of months. */
const WINDOW: Record<TrendGrain, number> = { day: 182, week: 52, month: 36 };
/** Below it a value says nothing about the level. */
const LEAST_N = 5;
/** Season and baseline of days are learnt anew so often; in between, days are judged by what lies before their week. */
const SEASON_DAYS = 7;

/** What a period is judged by; `from` and `to` are indexes of the first and last period before. */
export interface Judgement {
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  readonly outside: 'above' | 'below' | null;
  readonly baseline: Baseline & { readonly from: number; readonly to: number };
}

export interface LimitsRequest {
  readonly kind: LimitKind;
  readonly grain: TrendGrain;
  /** Half width in standard deviations. */
  readonly sigma: number;
  /** What each period is worth, in mean ordinary days; used for counts. */
  readonly exposure: (period: PeriodEstimate) => number;
}

/**
 * Judges periods `from` … of a series, each by what lies before it alone. The baseline begins anew at a change of level once
 * the new level has lasted as long as limits need.
 * @returns null for a period that cannot be judged, at its index
 */
export function judge(periods: readonly PeriodEstimate[], from: number, request: LimitsRequest): (Judgement | null)[] {
  const scale = levelScale(request.kind);
  const counted = periods.map((period) => countedOf(period, request));
  const observed = counted.map((each) => (each === null ? null : scale.observe(each)));
  let offsets: (day: number) => number = () => 0;
  let baseline: Judgement['baseline'] | null = null;
  return periods.map((period, index) => {
    if (index < from) return null;
    if (index === from || request.grain !== 'day' || index % SEASON_DAYS === 0) {
      if (request.grain === 'day' && request.kind !== 'u') offsets = seasonBefore(periods, observed, index);
      baseline = baselineBefore(periods, observed, index, request, offsets);
    }
    if (baseline === null) return null;
    const size = counted[index] ?? nothingCounted(period, request);
    const known = observed[index] ?? null;
    return judgement(scale, size, baseline, offsets(period.first), known, {
      sigma: request.sigma,
      judged: period.complete,
    });
  });
}

function baselineBefore(
  periods: readonly PeriodEstimate[],
  observed: readonly (Observation | null)[],
  index: number,
  { kind, grain }: LimitsRequest,
  offsets: (day: number) => number,
): Judgement['baseline'] | null {
  const before: Observation[] = [];
  let first = -1;
  for (let at = levelBegin(observed, index, grain); at < index; at++) {
    const own = observed[at];
    if (!own) continue;
    if (first < 0) first = at;
    before.push({ level: own.level - offsets(periods[at]?.first ?? 0), spread: own.spread });
  }
  const growth = kind === 'u' ? growthOf(before) : 0;
  const grown = growth === 0 ? before : before.map((each, at) => raised(each, growth * (before.length - at)));
  const found = baselineOf(grown);
  return found && { ...found, from: first, to: index - 1 };
}

function judgement(
  scale: LevelScale,
  counted: Counted,
  baseline: Judgement['baseline'],
  offset: number,
  observed: Observation | null,
  { sigma, judged }: { readonly sigma: number; readonly judged: boolean },
): Judgement {
  const level = baseline.level + offset;
  const half = sigma * Math.hypot(baseline.dispersion * scale.spreadOf(counted), baseline.error);
  const distance = observed === null || !judged ? 0 : observed.level - level;
  return {
    centre: scale.value(level, counted),
    lower: scale.value(level - half, counted),
    upper: scale.value(level + half, counted),
    outside: distance > half ? 'above' : distance < -half ? 'below' : null,
    baseline,
  };
}

function raised({ level, spread }: Observation, by: number): Observation {
  return { level: Math.max(0, level + by), spread };
}

/** Index of the first period of the baseline: after the last change of level, when the new one has lasted long enough. */
function levelBegin(observed: readonly (Observation | null)[], index: number, grain: TrendGrain): number {
  const earliest = Math.max(0, index - WINDOW[grain]);
  // a day's level changes too often by chance; its window is short enough
  if (grain === 'day') return earliest;
  const places: number[] = [];
  const known: Observation[] = [];
  for (let at = earliest; at < index; at++) {
    const own = observed[at];
    if (!own) continue;
    places.push(at);
    known.push(own);
  }
  const last = levelsOf(known).at(-1);
  if (last === undefined || last.end - last.start < LEAST_PERIODS) return earliest;
  return places[last.start] ?? earliest;
}

function seasonBefore(
  periods: readonly PeriodEstimate[],
  observed: readonly (Observation | null)[],
  index: number,
): (day: number) => number {
  const before = [];
  for (let at = Math.max(0, index - WINDOW.day); at < index; at++) {
    const own = observed[at];
    if (own) before.push({ ...own, day: periods[at]?.first ?? 0 });
  }
  return dayOffsets(before);
}

/** Null for a period that says nothing of the level. */
export function countedOf(
  period: PeriodEstimate,
  { kind, exposure }: Pick<LimitsRequest, 'kind' | 'exposure'>,
): Counted | null {
  const { n, value, error } = period;
  if (!period.complete || value === null) return kind === 'u' && period.complete ? zero(exposure(period)) : null;
  if (kind === 'u') return { n, value, error, exposure: exposure(period) };
  if (n < LEAST_N || (kind === 'x' && !(error > 0))) return null;
  return { n, value, error, exposure: 1 };
}

function zero(exposure: number): Counted {
  return { n: 0, value: 0, error: 0, exposure };
}

/** The size of a period that is not judged: limits are drawn all the same. */
function nothingCounted(period: PeriodEstimate, { kind, exposure }: LimitsRequest): Counted {
  const { n, error } = period;
  return { n: Math.max(1, n), value: 0, error, exposure: kind === 'u' ? exposure(period) : 1 };
}
