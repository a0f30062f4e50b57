import { wilson } from '../metric/method/share.js';

/** Items that have a theme, of items with customer text. */
export interface PeriodCount {
  readonly count: number;
  readonly n: number;
}

/** A change of a theme's share that adds up: `total` = `customers` + `definition`, exactly. Shares 0 … 1. */
export interface SplitChange {
  readonly total: number;
  /** What changed among customers, both periods judged by the definition of now. */
  readonly customers: number;
  /** 95 % interval of `customers` (Newcombe 1998, method 10). */
  readonly interval: readonly [number, number];
  /** What the definition of now counts more or less of the first period's items than was reported of them. */
  readonly definition: number;
}

/**
 * Splits the change from what was reported of a first period to what is counted in a second one now.
 * @param first `reported`: as counted then, by the definition of then; `now`: the same items by the definition of now
 * @returns null when a period has no items
 */
export function splitChange(
  first: { readonly reported: PeriodCount; readonly now: PeriodCount },
  second: PeriodCount,
): SplitChange | null {
  if (first.reported.n === 0 || first.now.n === 0 || second.n === 0) return null;
  const reported = first.reported.count / first.reported.n;
  const then = first.now.count / first.now.n;
  const now = second.count / second.n;
  const [thenLow, thenHigh] = wilson(then, first.now.n);
  const [nowLow, nowHigh] = wilson(now, second.n);
  const customers = now - then;
  return {
    total: now - reported,
    customers,
    interval: [
      customers - Math.hypot(now - nowLow, thenHigh - then),
      customers + Math.hypot(nowHigh - now, then - thenLow),
    ],
    definition: now - reported - customers,
  };
}
