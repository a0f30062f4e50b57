import { dispersion, ratioInterval, sumOf } from '../metric/method/weekly-counts.js';
import type { ThemeEvidence } from './theme-evidence.js';

/** A week of the period against the weeks before it. */
export interface Rise {
  /** Items a week in the period ÷ mean of the weeks before: 1 is as before, 2 a doubling. */
  readonly ratio: number;
  /** 95 %, from the counts' spread on the logarithmic scale; null when either side has no item. */
  readonly interval: readonly [number, number] | null;
}

type Weeks = Pick<ThemeEvidence, 'items' | 'weeksBefore' | 'weekNow'>;

/** Null when there is nothing to compare with: no week before, or no item in any of them. */
export function riseOf(theme: Weeks): Rise | null {
  const before = sumOf(theme.weeksBefore);
  if (before === 0) return null;
  const ratio = (theme.weekNow * theme.weeksBefore.length) / before;
  if (theme.items === 0 || theme.weekNow === 0) return { ratio, interval: null };
  return { ratio, interval: ratioInterval(ratio, [theme.items, before], dispersion(theme.weeksBefore)) };
}
