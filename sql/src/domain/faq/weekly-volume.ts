import { t95 } from '../metric/method/student.js';
import { dispersion, ratioInterval, sumOf } from '../metric/method/weekly-counts.js';

/** A number of questions a week with its 95 % interval. */
export interface WeeklyVolume {
  readonly value: number;
  readonly interval: readonly [number, number];
}

export interface Growth {
  /** Second half of the weeks ÷ first half. */
  readonly ratio: number;
  readonly interval: readonly [number, number];
  /** True when the interval leaves out 1. */
  readonly clear: boolean;
}

const FEWEST_HALF = 5;

/**
 * Mean of weekly counts. The interval is Student's, of counts at least as spread as Poisson's: weeks differ by more than chance, and
 * twelve of them that happen to be equal are no proof that the thirteenth will be.
 */
export function weeklyVolume(counts: readonly number[]): WeeklyVolume {
  const weeks = counts.length;
  if (weeks === 0) return { value: 0, interval: [0, 0] };
  const value = sumOf(counts) / weeks;
  if (weeks === 1) return { value, interval: [0, value + t95(1) * Math.sqrt(Math.max(value, 1))] };
  const half = t95(weeks - 1) * Math.sqrt((dispersion(counts) * Math.max(value, 1 / weeks)) / weeks);
  return { value, interval: [Math.max(0, value - half), value + half] };
}

/** How the second half of the weeks compares with the first; null where either has fewer than five. A middle week is in neither. */
export function growthOf(counts: readonly number[]): Growth | null {
  const half = Math.floor(counts.length / 2);
  const first = counts.slice(0, half);
  const second = counts.slice(counts.length - half);
  const [before, after] = [sumOf(first), sumOf(second)];
  if (half === 0 || before < FEWEST_HALF || after < FEWEST_HALF) return null;
  // within each half, else the growth itself would count as noise
  const spread = Math.max(1, (dispersion(first) + dispersion(second)) / 2);
  const ratio = after / before;
  const interval = ratioInterval(ratio, [after, before], spread);
  return { ratio, interval, clear: interval[0] > 1 || interval[1] < 1 };
}
