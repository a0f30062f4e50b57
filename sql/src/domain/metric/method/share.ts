import type { Clustered } from './clustered.js';
import { fromSums, varianceOfMean } from './cluster-sums.js';
import { NOTHING, Z95, type Estimate, type Method } from './method.js';

/** Share of ones among ones and zeros, with Wilson's interval. */
export const share: Method = fromSums(shareOf);

export function shareOf(sums: Clustered): Estimate {
  if (sums.n === 0) return NOTHING;
  return { n: sums.n, value: sums.sum / sums.n, interval: wilson(sums.sum / sums.n, effectiveN(sums)) };
}

/** Wilson's score interval of a share p of n (E. B. Wilson 1927), at 95 %. */
export function wilson(p: number, n: number): readonly [number, number] {
  const z2 = (Z95 * Z95) / n;
  const centre = (p + z2 / 2) / (1 + z2);
  const half = (Z95 / (1 + z2)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n));
  // At the ends the formula gives 0 and 1 but for rounding.
  return [p === 0 ? 0 : Math.max(0, centre - half), p === 1 ? 1 : Math.min(1, centre + half)];
}

/**
 * The n of independent answers that would have the same variance: n ÷ design effect, never above n. When all answers are
 * alike there is no variance to compare, and each person counts once.
 */
function effectiveN(sums: Clustered): number {
  if (sums.clusters === sums.n) return sums.n;
  const p = sums.sum / sums.n;
  if (p === 0 || p === 1) return sums.clusters;
  const correction = sums.clusters > 1 ? sums.clusters / (sums.clusters - 1) : 1;
  const effect = (varianceOfMean(sums) * correction * sums.n) / (p * (1 - p));
  return sums.n / Math.max(1, effect);
}
