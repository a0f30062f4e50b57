import { baselineOf, LEAST_PERIODS, medianOf } from './baseline.js';
import type { Observation } from './scale.js';

export const WEEKS_AHEAD = 4;
const WEEKS_OF_YEAR = 52;
/** Errors that an interval is made of, at least; and before a hit rate is told. */
const LEAST_ERRORS = 8;
/** Level noise ÷ sampling noise, from a level that never moves to one that follows each week. */
const WANDERING = [0, 0.05, 0.12, 0.25, 0.5, 1] as const;
/** An innovation is cut here, in σ: an event is not the new level. */
const CUT = 2.5;
/** How fast old errors are forgotten, a week. */
const MEMORY = 0.97;
/** How strongly the better members of the bank are preferred: 5 and 12 do as well, 24 worse (`pnpm bench forecast`). */
const PREFERENCE = 8;
const SLOPE_GAIN = 0.08;
const SLOPE_KEPT = 0.85;

/** Level of the weeks ahead, with its spread (σ of the forecast's own error, sampling of the week not included). */
export interface Forecast {
  readonly levels: readonly number[];
  /** Half width in the level's unit of an interval that held 95 of 100 past errors; null with too few. */
  readonly halves: readonly (number | null)[];
  readonly hits: number;
  readonly of: number;
}

/**
 * The next four levels of a weekly series: a bank of local-level filters that know each week's sampling spread (Harvey 1989,
 * ch. 4) with and without a damped slope and, from two years on, the season of earlier years; their forecasts are put
 * together by how well each did so far. Nothing looks ahead, so past forecasts are what would have been said then.
 */
export function forecastLevels(observations: readonly (Observation | null)[]): Forecast | null {
  if (observations.filter((each) => each !== null).length < LEAST_PERIODS) return null;
  const seasonAt = seasons(observations);
  const bank = members(observations, seasonAt);
  const errors: number[][] = Array.from({ length: WEEKS_AHEAD }, () => []);
  // the first twelve are what the filters start from, so a forecast made among them knew what it foretold
  const said: { readonly levels: number[]; readonly halves: (number | null)[] }[] = [];
  let known = 0;
  let hits = 0;
  let of = 0;
  observations.forEach((now, at) => {
    for (let ahead = 0; ahead < WEEKS_AHEAD; ahead++) {
      const then = said[at - 1 - ahead];
      if (!then) continue;
      if (now === null) continue;
      const error = Math.abs(now.level - (then.levels[ahead] ?? 0));
      const half = then.halves[ahead];
      if (half !== null && half !== undefined) {
        of += 1;
        if (error <= half) hits += 1;
      }
      errors[ahead]?.push(error);
    }
    for (const member of bank) member.see(now, at);
    if (now !== null) known += 1;
    if (known >= LEAST_PERIODS)
      said[at] = { levels: combined(bank, at), halves: errors.map((own) => upperQuantile(own)) };
  });
  const last = said.at(-1);
  return last ? { ...last, hits, of } : null;
}

interface Member {
  /** Discounted mean absolute error so far. */
  score(): number;
  /** @param now null for a week that says nothing */
  see(now: Observation | null, at: number): void;
  ahead(at: number, weeks: number): number;
}

function members(observations: readonly (Observation | null)[], seasonAt: SeasonAt): Member[] {
  const first = observations.filter((each) => each !== null).slice(0, LEAST_PERIODS);
  const start = baselineOf(first);
  const level = start?.level ?? 0;
  const noise = start?.dispersion ?? 1;
  const typical = medianOf(first.map(({ spread }) => spread)) * noise;
  return (observations.length >= WEEKS_OF_YEAR * 2 ? [false, true] : [false]).flatMap((seasonal) =>
    WANDERING.flatMap((wandering) =>
      [false, true].map((sloping) =>
        member({ level, noise, typical, wandering, sloping, seasonAt: seasonal ? seasonAt : () => 0 }),
      ),
    ),
  );
}

interface Shape {
  readonly level: number;
  readonly noise: number;
  /** Usual σ of a week. */
  readonly typical: number;
  readonly wandering: number;
  readonly sloping: boolean;
  readonly seasonAt: SeasonAt;
}

function member(shape: Shape): Member {
  const { typical } = shape;
  const drift = (shape.wandering * typical) ** 2;
  let level = shape.level;
  let slope = 0;
  let variance = typical ** 2;
  let error = 0;
  let weight = 0;
  const pending: number[][] = [];
  const { seasonAt } = shape;
  const ahead = (at: number, weeks: number): number => {
    const damped = (SLOPE_KEPT * (1 - SLOPE_KEPT ** weeks)) / (1 - SLOPE_KEPT);
    return level + (shape.sloping ? slope * damped : 0) + seasonAt(at + weeks);
  };
  const learn = (now: Observation, at: number): void => {
    for (let weeks = 1; weeks <= WEEKS_AHEAD; weeks++) {
      const said = pending[at - weeks]?.[weeks - 1];
      if (said === undefined) continue;
      error = error * MEMORY + Math.abs(now.level - said);
      weight = weight * MEMORY + 1;
    }
    const season = seasonAt(at);
    const predicted = level + (shape.sloping ? slope * SLOPE_KEPT : 0);
    variance += drift;
    const sampling = (now.spread * shape.noise) ** 2;
    const sigma = Math.sqrt(variance + sampling);
    const surprise = Math.max(-CUT * sigma, Math.min(CUT * sigma, now.level - season - predicted));
    const gain = variance / (variance + sampling);
    level = predicted + gain * surprise;
    slope = SLOPE_KEPT * slope + SLOPE_GAIN * gain * surprise;
    variance *= 1 - gain;
  };
  return {
    score: () => (weight > 0 ? error / weight : Number.POSITIVE_INFINITY),
    see(now, at) {
      if (now !== null) learn(now, at);
      else variance += drift;
      pending[at] = Array.from({ length: WEEKS_AHEAD }, (_, index) => ahead(at, index + 1));
    },
    ahead,
  };
}

type SeasonAt = (at: number) => number;

/** Season of every week, worked out once for all members: it stands on weeks a year back, so nothing is looked ahead. */
function seasons(observations: readonly (Observation | null)[]): SeasonAt {
  let level = 0;
  const levels = observations.map((each) => (level = each?.level ?? level));
  const known = new Map<number, number>();
  return (at) => {
    const season = known.get(at) ?? yearSeason(levels, at);
    known.set(at, season);
    return season;
  };
}

/**
 * How far a week of the year lay from the weeks around it in the years before: mean of three neighbouring weeks, half of it
 * believed after one year, two thirds after two.
 */
function yearSeason(levels: readonly number[], at: number): number {
  let sum = 0;
  let years = 0;
  for (let year = 1; at - year * WEEKS_OF_YEAR - 13 >= 0; year++) {
    const centre = at - year * WEEKS_OF_YEAR;
    const near = mean(levels, centre - 1, centre + 1);
    const around = mean(levels, centre - 13, centre + 12);
    if (near === null || around === null) continue;
    sum += near - around;
    years += 1;
  }
  return years === 0 ? 0 : sum / (years + 1);
}

function mean(levels: readonly number[], from: number, to: number): number | null {
  let sum = 0;
  let count = 0;
  for (let at = Math.max(0, from); at <= to && at < levels.length; at++) {
    sum += levels[at] ?? 0;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}

function combined(bank: readonly Member[], at: number): number[] {
  const best = Math.min(...bank.map((each) => each.score()));
  const weights = bank.map((each) => {
    const score = each.score();
    return best === Number.POSITIVE_INFINITY ? 1 : (Math.max(best, 1e-12) / Math.max(score, 1e-12)) ** PREFERENCE;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: WEEKS_AHEAD }, (_, index) =>
    bank.reduce((sum, each, which) => sum + ((weights[which] ?? 0) / total) * each.ahead(at, index + 1), 0),
  );
}

/** The error that 95 of 100 stay below, as a split conformal interval takes it; wider than the widest while there are few. */
function upperQuantile(errors: readonly number[]): number | null {
  const recent = errors.slice(-WEEKS_OF_YEAR * 2);
  if (recent.length < LEAST_ERRORS) return null;
  const sorted = [...recent].sort((a, b) => a - b);
  const place = Math.ceil((sorted.length + 1) * 0.95) - 1;
  const widest = sorted.at(-1) ?? 0;
  return sorted[place] ?? widest * (1 + 3 / sorted.length);
}
