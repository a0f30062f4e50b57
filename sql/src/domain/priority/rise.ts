import { Z95 } from '../metric/method/method.js';
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
  const before = theme.weeksBefore.reduce((sum, items) => sum + items, 0);
  if (before === 0) return null;
  const ratio = (theme.weekNow * theme.weeksBefore.length) / before;
  if (theme.items === 0 || theme.weekNow === 0) return { ratio, interval: null };
  const half = Z95 * Math.sqrt(dispersion(theme.weeksBefore) * (1 / theme.items + 1 / before));
  return { ratio, interval: [ratio * Math.exp(-half), ratio * Math.exp(half)] };
}

/** Variance of weekly counts ÷ their mean, at least 1: how much wider than Poisson they spread. */
export function dispersion(weeks: readonly number[]): number {
  if (weeks.length < 2) return 1;
  const mean = weeks.reduce((sum, items) => sum + items, 0) / weeks.length;
  if (mean === 0) return 1;
  const squares = weeks.reduce((sum, items) => sum + (items - mean) ** 2, 0);
  return Math.max(1, squares / (weeks.length - 1) / mean);
}
