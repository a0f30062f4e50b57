import { baselineOf } from './baseline.js';
import type { EffectPeriod } from './effect-series.js';
import { followOf, LEAST_BASELINE, samplingOf } from './follow.js';
import { noiseOf, type Noise } from './noise.js';
import { sureAt } from './verdict.js';

/** What the periods before a release alone say about how well an effect could be seen after it. */
export interface BaselineFit {
  /** Periods of the baseline. */
  readonly periods: number;
  /** Variance of one period, of the treated less what it shares with the comparison. */
  readonly scatter: number;
  readonly noise: Noise;
  /** Variance that what is not known about following the comparison adds, if that moves as it did, by period after the release. */
  readonly drift: number;
}

/** @param before the periods before the release @returns null when they are too few */
export function fitBaseline(before: readonly EffectPeriod[]): BaselineFit | null {
  const kept = before.filter(({ treated, comparison }) => treated.n > 0 && comparison.n > 0);
  const follow = followOf(kept);
  if (!follow) return null;
  const comparison = kept.map(({ comparison: { n, k } }) => k / n);
  const own = kept.map(({ treated: { n, k } }, at) => k / n - follow.value * (comparison[at] ?? 0));
  const ofComparison = kept.map((period) => samplingOf(period, 'comparison'));
  const sampling = kept.map(
    (period, at) => samplingOf(period, 'treated') + follow.value ** 2 * (ofComparison[at] ?? 0),
  );
  const { from, to } = baselineOf(own, sampling, kept.length);
  const periods = to - from + 1;
  if (periods < LEAST_BASELINE) return null;
  const stretch = (values: readonly number[], variances: readonly number[]): Noise => {
    const used = values.slice(from, to + 1);
    const level = used.reduce((sum, value) => sum + value, 0) / used.length;
    return noiseOf([{ residuals: used.map((value) => value - level), sampling: variances.slice(from, to + 1) }]);
  };
  const noise = stretch(own, sampling);
  const mean = sampling.slice(from, to + 1).reduce((sum, value) => sum + value, 0) / periods;
  const moving = stretch(comparison, ofComparison);
  return {
    periods,
    scatter: mean + noise.process,
    noise,
    drift: follow.error ** 2 * moving.process * inflation(moving),
  };
}

/** The standard error that an effect would have after so many periods. */
export function standardErrorAfter({ periods, scatter, noise, drift }: BaselineFit, after: number): number {
  return Math.sqrt((scatter * inflation(noise) + drift) * (1 / after + 1 / periods));
}

/** The smallest effect that would show (80 % of the time) after so many periods. */
export function smallestVisible(fit: BaselineFit, after: number): number {
  const { rho } = fit.noise;
  const freedom = Math.max(3, ((fit.periods + after - 2) * (1 - rho)) / (1 + rho));
  return sureAt(freedom) * standardErrorAfter(fit, after);
}

/** With how many periods an effect of that size would show; null when not within `most`. */
export function periodsToShow(fit: BaselineFit, effect: number, most: number): number | null {
  for (let after = 1; after <= most; after++) if (smallestVisible(fit, after) <= effect) return after;
  return null;
}

/** By how much neighbours that are alike make a mean worth fewer periods. */
function inflation({ rho }: Noise): number {
  return (1 + rho) / (1 - rho);
}
