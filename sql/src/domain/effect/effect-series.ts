/** Items (or answers) of a period, and what they add up to: those that count, or the sum of a score. */
export interface Counted {
  readonly n: number;
  /** 0 … n for shares; any number for the sum of a score. */
  readonly k: number;
  /** Variance of one answer of a score; absent for shares, where it follows from k and n. */
  readonly variance?: number;
}

export interface EffectPeriod {
  /** A date or any other name; periods stand in order of time and are equally long. */
  readonly period: string;
  readonly treated: Counted;
  /** What the action does not touch, in the same period. */
  readonly comparison: Counted;
}

/** What is asked about one action. */
export interface EffectQuestion {
  readonly series: readonly EffectPeriod[];
  /** The first period under the action. */
  readonly release: string;
  /** Which way the share was meant to move. */
  readonly direction: 'up' | 'down';
  /** The smallest change worth having, as a share (0.02 is two points) or in the units of the score. */
  readonly minimumEffect: number;
}

/** A question that cannot be answered; names the field and the remedy. */
export class EffectError extends Error {
  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field}: ${reason}`);
    this.name = 'EffectError';
  }
}

/** @throws EffectError naming the field */
export function checkEffectQuestion({ series, release, minimumEffect }: EffectQuestion): void {
  const isScore = series.some(({ treated }) => treated.variance !== undefined);
  if (!(minimumEffect >= 0 && minimumEffect < (isScore ? Number.POSITIVE_INFINITY : 1)))
    throw new EffectError('minimumEffect', 'must be a share from 0 to below 1; two points are 0.02');
  const seen = new Set<string>();
  series.forEach(({ period, treated, comparison }, at) => {
    if (seen.has(period)) throw new EffectError(`series[${at}].period`, `"${period}" stands there twice`);
    seen.add(period);
    for (const [name, { n, k, variance }] of [['treated', treated] as const, ['comparison', comparison] as const]) {
      if (!Number.isInteger(n) || n < 0)
        throw new EffectError(`series[${at}].${name}.n`, 'must be a whole number from 0 up');
      if (variance !== undefined) {
        if (!Number.isFinite(k) || !(variance >= 0 && Number.isFinite(variance)))
          throw new EffectError(`series[${at}].${name}`, 'a score needs a finite sum and a variance from 0 up');
      } else if (!Number.isInteger(k) || k < 0 || k > n)
        throw new EffectError(`series[${at}].${name}.k`, `must be a whole number from 0 to n (${n})`);
    }
  });
  if (!seen.has(release))
    throw new EffectError('release', `"${release}" is none of the periods; name the first period under the action`);
}
