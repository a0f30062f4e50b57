import { baselineOf } from './baseline.js';
import type { Observation } from './scale.js';

/** A level that lasts at least as many weeks is one; what is shorter is an event. */
const LEAST_LENGTH = 4;
/** Standardised values are cut here, so that one week alone cannot make a level. */
const CUT = 2.5;

/** Indexes `start` … `end` (exclusive) of one level. */
export interface Level {
  readonly start: number;
  readonly end: number;
  readonly mean: number;
  /** Standard error of `mean`, over-dispersion included. */
  readonly error: number;
}

/**
 * The levels of a weekly series by binary segmentation on standardised, cut values: a stretch is split where the difference
 * of means on both sides is largest, as long as it is larger than chance makes it in one series of twenty.
 * @returns one level at least, when there are observations
 */
export function levelsOf(observations: readonly Observation[]): Level[] {
  if (observations.length === 0) return [];
  const noise = noiseOf(observations);
  const cuts = [0, ...splits(observations, noise, 0, observations.length), observations.length];
  return cuts.slice(1).map((end, index) => levelOf(observations, cuts[index] ?? 0, end, noise));
}

/** σz between neighbours, which a change of level does not widen. */
function noiseOf(observations: readonly Observation[]): number {
  const ranges = observations.slice(1).map((each, index) => {
    const before = observations[index] ?? each;
    return Math.abs(each.level - before.level) / Math.hypot(each.spread, before.spread);
  });
  const sorted = [...ranges].sort((a, b) => a - b);
  const kept = sorted.slice(0, Math.max(1, Math.ceil(sorted.length * 0.9)));
  // mean of |N(0,1)| below its 90 % point
  return Math.max(1, kept.reduce((sum, value) => sum + value, 0) / kept.length / 0.6573);
}

function splits(all: readonly Observation[], noise: number, start: number, end: number): number[] {
  const best = bestSplit(all, noise, start, end);
  if (best === null || best.statistic < threshold(all.length)) return [];
  return [...splits(all, noise, start, best.at), best.at, ...splits(all, noise, best.at, end)];
}

function bestSplit(
  all: readonly Observation[],
  noise: number,
  start: number,
  end: number,
): { readonly at: number; readonly statistic: number } | null {
  if (end - start < 2 * LEAST_LENGTH) return null;
  const values = cutValues(all, noise, start, end);
  const total = values.reduce((sum, value) => sum + value, 0);
  const n = end - start;
  let left = 0;
  let best: { at: number; statistic: number } | null = null;
  for (let length = 1; length <= n - LEAST_LENGTH; length++) {
    left += values[length - 1] ?? 0;
    if (length < LEAST_LENGTH) continue;
    const difference = left / length - (total - left) / (n - length);
    const statistic = Math.abs(difference) * Math.sqrt((length * (n - length)) / n);
    if (best === null || statistic > best.statistic) best = { at: start + length, statistic };
  }
  return best;
}

/** Distances from the stretch's median level in σ; a step is cut last where it lasts, since the median lies within one of its sides. */
function cutValues(all: readonly Observation[], noise: number, start: number, end: number): number[] {
  const stretch = all.slice(start, end);
  const levels = stretch.map(({ level }) => level).sort((a, b) => a - b);
  const middle = ((levels[levels.length >> 1] ?? 0) + (levels[(levels.length - 1) >> 1] ?? 0)) / 2;
  return stretch.map(({ level, spread }) => {
    const distance = (level - middle) / (spread * noise);
    return Math.max(-CUT, Math.min(CUT, distance));
  });
}

/** The largest statistic of one quiet series of twenty; by simulation, `pnpm bench signals`. */
function threshold(length: number): number {
  return 2.45 + 0.17 * Math.log(Math.max(8, length));
}

function levelOf(all: readonly Observation[], start: number, end: number, noise: number): Level {
  const stretch = all.slice(start, end);
  const robust = baselineOf(stretch);
  let weights = 0;
  let sum = 0;
  for (const { level, spread } of stretch) {
    weights += 1 / spread ** 2;
    sum += level / spread ** 2;
  }
  return { start, end, mean: robust?.level ?? sum / weights, error: noise / Math.sqrt(weights) };
}
