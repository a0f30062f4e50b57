import type { EffectPeriod } from './effect-series.js';

/** Fewer periods before the release say too little. */
export const LEAST_BASELINE = 6;
/** How sure it is, before the data, that treated and comparison move alike in proportion. */
const PRIOR_SPREAD = 0.5;

/** How far the treated share moves with the comparison. */
export interface Follow {
  readonly value: number;
  /** Standard error. */
  readonly error: number;
}

/**
 * The slope of treated on comparison before the release: a normal prior about "in proportion" (equal movements on the log-odds
 * scale), updated by the regression, whose slope is freed of the sampling error of the comparison.
 */
export function followOf(before: readonly EffectPeriod[]): Follow | null {
  if (before.length < LEAST_BASELINE) return null;
  const isScore = before.some(({ treated }) => treated.variance !== undefined);
  const pooled = (of: 'treated' | 'comparison'): number => {
    const n = before.reduce((sum, { [of]: each }) => sum + each.n, 0);
    const k = before.reduce((sum, { [of]: each }) => sum + each.k, 0);
    return isScore ? k / n : (k + 0.5) / (n + 1);
  };
  const [t, c] = [pooled('treated'), pooled('comparison')];
  // scores of one scale move in step; a share near 0 or 1 moves less than one in the middle
  const prior = isScore ? 1 : (t * (1 - t)) / (c * (1 - c));
  const spread = PRIOR_SPREAD * prior;
  const x = before.map(({ comparison: { n, k } }) => k / n - c);
  const y = before.map(({ treated: { n, k } }) => k / n - t);
  const xx = x.reduce((sum, value) => sum + value * value, 0);
  const noise = before.reduce((sum, period) => sum + samplingOf(period, 'comparison'), 0);
  const signal = xx - noise;
  if (signal <= 0) return { value: prior, error: spread };
  const slope = x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0) / signal;
  const rest = y.reduce((sum, value, at) => sum + (value - slope * (x[at] ?? 0)) ** 2, 0) / (before.length - 2);
  const error = Math.sqrt((rest * xx) / signal ** 2);
  const weight = spread ** 2 / (spread ** 2 + error ** 2);
  return { value: prior + weight * (slope - prior), error: Math.sqrt(weight) * error };
}

/** Sampling variance of the share of one series in a period. */
export function samplingOf(period: EffectPeriod, of: 'treated' | 'comparison'): number {
  const { n, k, variance } = period[of];
  if (variance !== undefined) return variance / n;
  // one half added on both sides: a share of 0 or 1 in a small period is not known exactly
  const share = (k + 0.5) / (n + 1);
  return (share * (1 - share)) / n;
}
