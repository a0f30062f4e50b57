import type { Observation } from './scale.js';

/** Limits need as many periods before. */
export const LEAST_PERIODS = 12;
/** What lies farther out, in spreads, is taken for an event and not for the level. */
const EVENT = 3.5;
/** Distances to the level that are so much larger than the ranges show a level that wanders. */
const WANDERS = 1.25;
/** Mean distance of two draws from a normal distribution, and the median distance of one from the middle, in σ. */
const MOVING_RANGE = 2 / Math.sqrt(Math.PI);
const MEDIAN_DEVIATION = 0.674489750196082;

/** What periods before a judged one say about it. */
export interface Baseline {
  readonly level: number;
  /** Its own uncertainty, over-dispersion included. */
  readonly error: number;
  /** σz: spread between neighbours ÷ spread of sampling; at least 1. */
  readonly dispersion: number;
  readonly periods: number;
}

/**
 * Level and dispersion of a stretch of observations (D. B. Laney 2002): σz from the ranges between neighbours, or, where
 * the level wanders, from the distances to it, whichever is larger. Both without what is far out, so that one old spike
 * neither moves the level nor blunts the limits. Never below 1: limits are no narrower than chance alone.
 */
export function baselineOf(observations: readonly Observation[]): Baseline | null {
  if (observations.length < LEAST_PERIODS) return null;
  let level = medianOf(observations.map((each) => each.level));
  let dispersion = 1;
  let weights = 0;
  for (let round = 0; round < 3; round++) {
    dispersion = dispersionOf(observations, level);
    let sum = 0;
    weights = 0;
    for (const { level: own, spread } of observations) {
      if (Math.abs(own - level) > EVENT * dispersion * spread) continue;
      const weight = 1 / (spread * spread);
      sum += weight * own;
      weights += weight;
    }
    if (weights > 0) level = sum / weights;
  }
  const error = weights > 0 ? dispersion / Math.sqrt(weights) : 0;
  return { level, error, dispersion, periods: observations.length };
}

function dispersionOf(observations: readonly Observation[], level: number): number {
  const distances = observations.map(({ level: own, spread }) => Math.abs(own - level) / spread);
  const ranges: number[] = [];
  for (let index = 1; index < observations.length; index++) {
    const [one, other] = [observations[index - 1], observations[index]];
    if (!one || !other) continue;
    ranges.push((Math.abs(other.level - one.level) * Math.SQRT2) / Math.hypot(one.spread, other.spread));
  }
  const byRanges = trimmedMean(ranges) / MOVING_RANGE;
  const byDistances = medianOf(distances) / MEDIAN_DEVIATION;
  return Math.max(1, byRanges, byDistances > WANDERS * byRanges ? byDistances : 0);
}

/** Without what is more than 3.5 medians: nearly as sharp as the mean, and an event's two ranges are not in it. */
function trimmedMean(values: readonly number[]): number {
  const most = EVENT * medianOf(values);
  const kept = values.filter((value) => value <= most);
  return kept.length === 0 ? 0 : kept.reduce((sum, value) => sum + value, 0) / kept.length;
}

export function medianOf(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
}

/**
 * Steady growth a period, for volumes: median of the differences across half the stretch (Theil and Sen, pairs of equal
 * distance), and 0 unless it is clear: leaning to 0 up to two standard errors.
 */
export function growthOf(observations: readonly Observation[]): number {
  const half = observations.length >> 1;
  if (half < LEAST_PERIODS / 2) return 0;
  const steps: number[] = [];
  for (let index = half; index < observations.length; index++) {
    const [before, after] = [observations[index - half], observations[index]];
    if (before && after) steps.push((after.level - before.level) / half);
  }
  const slope = medianOf(steps);
  const deviation = medianOf(steps.map((step) => Math.abs(step - slope))) / MEDIAN_DEVIATION;
  const error = (1.2533 * deviation) / Math.sqrt(steps.length);
  const clear = error > 0 ? Math.abs(slope) / error / 2 : Number.POSITIVE_INFINITY;
  return clear <= 1 ? 0 : slope * (1 - 1 / clear ** 2);
}
