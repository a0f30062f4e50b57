import type { Change } from './change.js';

/** Upper quantile of the standard normal, to 0.0005 (Abramowitz & Stegun 26.2.23); `p` is the tail, 0 < p ≤ 0.5. */
export function upperQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

const SINGLE = upperQuantile(0.025);

/** Whether an interval still leaves out zero once it is widened for so many differences that are held side by side. */
export function staysClear(difference: number, interval: readonly [number, number] | null, compared: number): boolean {
  if (interval === null || difference === 0) return false;
  const widening = upperQuantile(0.025 / Math.max(compared, 1)) / SINGLE;
  const near = difference > 0 ? interval[0] : interval[1];
  return Math.abs(difference - near) * widening < Math.abs(difference);
}

/**
 * Holds changes that stand side by side to one error rate together (Bonferroni): with 34 themes, one or two differ by luck
 * alone every week. A change stays clear when its interval, widened for the number compared, still leaves out zero.
 */
export function clearAmongMany<T extends Change>(changes: readonly T[]): readonly T[] {
  const compared = changes.filter(({ kind }) => kind === 'clear' || kind === 'unclear').length;
  return changes.map((change) => {
    if (change.kind !== 'clear') return change;
    const still = staysClear(change.difference, change.bounds, compared);
    return still ? change : { ...change, kind: 'unclear', good: null };
  });
}
