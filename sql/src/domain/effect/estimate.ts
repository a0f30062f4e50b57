import { baselineOf, type Baseline } from './baseline.js';
import { checkEffectQuestion, type EffectQuestion } from './effect-series.js';
import { followOf, LEAST_BASELINE, samplingOf } from './follow.js';
import { noiseOf, varianceOfSum, type Noise } from './noise.js';
import { studentBeyond, studentQuantile } from './student.js';

/** What an action did, as far as it can be said. */
export interface EffectEstimate {
  /** Change of the treated share beside what it would have been, as a share. */
  readonly effect: number;
  /** 95 %, of one look. */
  readonly interval: readonly [number, number];
  readonly standardError: number;
  readonly freedom: number;
  /** Two-sided, of one look. */
  readonly p: number;
  /** How far the treated share moves with the comparison, and the standard error of that. */
  readonly follows: number;
  readonly noise: Noise;
  /** Variance of one period after the release: sampling of both series and the process. */
  readonly scatter: number;
  readonly baseline: Baseline;
  /** The treated share of every period without the action: what the comparison and the baseline level say. Null where there is no n. */
  readonly expected: readonly (number | null)[];
  /** Standard error of the treated share of a single period about that. Null where there is no n. */
  readonly spread: readonly (number | null)[];
}

/**
 * Interrupted time series against a comparison series (difference in differences): the treated share less what it shares with
 * the comparison, after the release against the baseline before it. How far it follows the comparison begins at "in proportion" and
 * moves with the baseline's own evidence. Scatter beyond sampling and correlation from period to period widen the interval.
 * @returns null when there is too little before or after the release
 * @throws EffectError naming the field
 */
export function estimateEffect(question: EffectQuestion): EffectEstimate | null {
  checkEffectQuestion(question);
  const { series } = question;
  const release = series.findIndex(({ period }) => period === question.release);
  const usable = (at: number): boolean => (series[at]?.treated.n ?? 0) > 0 && (series[at]?.comparison.n ?? 0) > 0;
  const kept = series.flatMap((period, at) => (usable(at) ? [{ ...period, at }] : []));
  const cut = kept.findIndex(({ at }) => at >= release);
  if (cut < 0) return null;
  const before = kept.slice(0, cut);
  const follow = followOf(before);
  if (!follow) return null;
  const share = (of: 'treated' | 'comparison') => kept.map(({ [of]: { n, k } }) => k / n);
  const [treated, comparison] = [share('treated'), share('comparison')];
  const sampling = kept.map(
    (period) => samplingOf(period, 'treated') + follow.value ** 2 * samplingOf(period, 'comparison'),
  );
  const own = treated.map((value, at) => value - follow.value * (comparison[at] ?? 0));
  const baseline = baselineOf(own, sampling, cut);
  const used = [...range(baseline.from, baseline.to), ...range(cut, kept.length - 1)];
  if (baseline.to - baseline.from + 1 < LEAST_BASELINE) return null;

  const noise = noiseOf(
    stretchesOf(baseline, cut, kept.length).map(([from, to]) => {
      const values = own.slice(from, to);
      const level = values.reduce((sum, value) => sum + value, 0) / values.length;
      return { residuals: values.map((value) => value - level), sampling: sampling.slice(from, to) };
    }),
  );
  const variance = sampling.map((each) => each + noise.process);
  const weightOf = (from: number, to: number, sign: number): readonly { at: number; weight: number }[] => {
    const total = range(from, to).reduce((sum, at) => sum + 1 / (variance[at] ?? 1), 0);
    return range(from, to).map((at) => ({ at, weight: sign / (variance[at] ?? 1) / total }));
  };
  const contrast = [...weightOf(baseline.from, baseline.to, -1), ...weightOf(cut, kept.length - 1, 1)];
  const along = (values: readonly number[]): number =>
    contrast.reduce((sum, { at, weight }) => sum + weight * (values[at] ?? 0), 0);
  const effect = along(own);
  const drift = along(comparison);
  const standardError = Math.sqrt(
    varianceOfSum(
      contrast.map(({ at, weight }) => ({ at: kept[at]?.at ?? at, weight, variance: variance[at] ?? 0 })),
      noise.rho,
    ) +
      follow.error ** 2 * drift ** 2,
  );
  const freedom = Math.max(3, ((used.length - 2) * (1 - noise.rho)) / (1 + noise.rho));
  const reach = studentQuantile(0.025, freedom) * standardError;
  const level = -contrast.reduce((sum, { at, weight }) => sum + (weight < 0 ? weight * (own[at] ?? 0) : 0), 0);
  const expected = series.map(({ comparison: { n, k } }) => (n > 0 ? level + (follow.value * k) / n : null));
  const levelVariance = varianceOfSum(
    weightOf(baseline.from, baseline.to, 1).map(({ at, weight }) => ({ at, weight, variance: variance[at] ?? 0 })),
    noise.rho,
  );
  const spread = series.map((_, at) => {
    const own = variance[kept.findIndex((period) => period.at === at)];
    return own === undefined ? null : Math.sqrt(own + levelVariance);
  });
  const p = standardError > 0 ? 2 * studentBeyond(Math.abs(effect) / standardError, freedom) : effect === 0 ? 1 : 0;
  return {
    effect,
    interval: [effect - reach, effect + reach],
    standardError,
    freedom,
    p: Math.min(1, p),
    follows: follow.value,
    noise,
    scatter: range(cut, kept.length - 1).reduce((sum, at) => sum + (variance[at] ?? 0), 0) / (kept.length - cut),
    baseline: { ...baseline, from: kept[baseline.from]?.at ?? 0, to: kept[baseline.to]?.at ?? 0 },
    expected,
    spread,
  };
}

/** Stretches about one level each: between the moves before the release, and after it. The decision periods belong to none. */
function stretchesOf(baseline: Baseline, cut: number, length: number): [number, number][] {
  const edges = [0, ...baseline.moves, baseline.to + 1];
  const before = edges.slice(1).map((to, at): [number, number] => [edges[at] ?? 0, to]);
  return [...before, [cut, length]];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}
