import type { Clustered } from './clustered.js';
import { fromSums, varianceOfMean } from './cluster-sums.js';
import { NOTHING, Z95, type Estimate, type Method } from './method.js';
import { t95 } from './student.js';

/** Mean with Student's interval; degrees of freedom are people − 1. */
export const mean: Method = fromSums(meanOf);

function meanOf(sums: Clustered): Estimate {
  const { n, clusters } = sums;
  if (n === 0) return NOTHING;
  const value = sums.sum / n;
  if (clusters < 2) return { n, value, interval: null };
  const half = t95(clusters - 1) * Math.sqrt((varianceOfMean(sums) * clusters) / (clusters - 1));
  return { n, value, interval: [value - half, value + half] };
}

/** Promoters − detractors in points, from 1, 0 and −1; the variance is that of these three values. */
export const netPoints: Method = fromSums(netPointsOf);

function netPointsOf(sums: Clustered): Estimate {
  const { n, clusters } = sums;
  if (n === 0) return NOTHING;
  const value = (100 * sums.sum) / n;
  const correction = clusters < n && clusters > 1 ? clusters / (clusters - 1) : 1;
  const half = 100 * Z95 * Math.sqrt(varianceOfMean(sums) * correction);
  return { n, value, interval: [Math.max(-100, value - half), Math.min(100, value + half)] };
}
