import { estimateEffect, type EffectEstimate } from './estimate.js';
import type { EffectQuestion } from './effect-series.js';
import { studentBeyond, studentQuantile } from './student.js';

export const VERDICTS = ['worked', 'no_worthwhile_effect', 'no_evidence_yet', 'worse'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface EffectVerdict {
  readonly verdict: Verdict;
  readonly estimate: EffectEstimate | null;
  /** Periods after the release (all, not more) with which the smallest worthwhile effect would show; null when it would not with this baseline, or is known already. */
  readonly enoughAfter: number | null;
}

/**
 * One-sided chance of each look. People look every week: over twelve looks this adds up to less than five in a hundred (`pnpm bench
 * effect` measures it), so that a look too early does not find what is not there.
 */
const CHANCE = 0.008;
const LONGEST = 260;

/** Standard errors that a true effect must be away from nothing to be found 80 % of the time. */
export function sureAt(freedom: number): number {
  return studentQuantile(CHANCE, freedom) + studentQuantile(0.2, freedom);
}

/**
 * The verdict on an action. *Worked*: moved as meant, beyond chance, by at least the minimum as far as is known. *Worse*: moved the other
 * way beyond chance. *No worthwhile effect*: the whole 95 % interval lies below the minimum. Everything else is *no evidence yet*.
 * @throws EffectError naming the field
 */
export function verdictOn(question: EffectQuestion): EffectVerdict {
  const estimate = estimateEffect(question);
  if (!estimate) return { verdict: 'no_evidence_yet', estimate: null, enoughAfter: null };
  const sign = question.direction === 'up' ? 1 : -1;
  const { standardError, freedom } = estimate;
  const gain = sign * estimate.effect;
  const best = Math.max(...estimate.interval.map((end) => sign * end));
  const beyond = (value: number): boolean =>
    standardError > 0 ? studentBeyond(value / standardError, freedom) < CHANCE : value > 0;
  if (beyond(-gain)) return { verdict: 'worse', estimate, enoughAfter: null };
  if (best < question.minimumEffect) return { verdict: 'no_worthwhile_effect', estimate, enoughAfter: null };
  if (beyond(gain) && gain >= question.minimumEffect) return { verdict: 'worked', estimate, enoughAfter: null };
  return { verdict: 'no_evidence_yet', estimate, enoughAfter: enoughAfter(question, estimate) };
}

/** The standard error shrinks with the periods after the release, down to what the baseline leaves. */
function enoughAfter(
  question: EffectQuestion,
  { standardError, freedom, noise, scatter }: EffectEstimate,
): number | null {
  const { series, release, minimumEffect } = question;
  const after = series.length - series.findIndex(({ period }) => period === release);
  const sure = sureAt(freedom);
  const each = scatter * ((1 + noise.rho) / (1 - noise.rho));
  const left = Math.max(0, standardError ** 2 - each / after);
  for (let periods = after + 1; periods <= LONGEST; periods++)
    if (sure * Math.sqrt(left + each / periods) <= minimumEffect) return periods;
  return null;
}
