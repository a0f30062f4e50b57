import { Z95 } from './method.js';

/** Variance of counts that should be alike ÷ their mean (Pearson's chi-square ÷ degrees of freedom), at least 1: how much wider than Poisson's they spread. */
export function dispersion(counts: readonly number[]): number {
  const mean = sumOf(counts) / counts.length;
  if (counts.length < 2 || mean === 0) return 1;
  return Math.max(1, sumOf(counts.map((count) => (count - mean) ** 2)) / (counts.length - 1) / mean);
}

/**
 * The 95 % interval of a ratio of two rates, from the spread of their counts on the logarithmic scale.
 * @param counts that the rates stand on, both above 0; @param spread their dispersion, 1 for Poisson's
 */
export function ratioInterval(
  ratio: number,
  counts: readonly [now: number, before: number],
  spread: number,
): [number, number] {
  const width = Z95 * Math.sqrt(spread * (1 / counts[0] + 1 / counts[1]));
  return [ratio * Math.exp(-width), ratio * Math.exp(width)];
}

export function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
