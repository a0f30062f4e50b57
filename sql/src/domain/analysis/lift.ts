import { normalQuantile } from '../accuracy/normal.js';
import type { Estimate } from '../metric/method/method.js';
import { wilson } from '../metric/method/share.js';

/** Hits among n. */
export interface Part {
  readonly hits: number;
  readonly n: number;
}

/** How many times as frequent something is in one part as in the rest. */
export interface Lift {
  readonly lift: number;
  readonly interval: readonly [number, number];
  /** Whether the interval leaves out 1. */
  readonly clear: boolean;
}

export interface LiftOptions {
  /** How many parts stand side by side: the interval is widened so that all hold together at 95 % (Bonferroni). Default 1. */
  readonly compared?: number;
  /** How many times the variance is that of independent items, since people come again. Default 1. */
  readonly designEffect?: number;
}

/**
 * Ratio of two shares with its interval on the logarithmic scale (Katz and others 1978, with half an item added to each side so that an
 * empty one has an end too). Null when a side has no items.
 */
export function liftOf(inside: Part, outside: Part, { compared = 1, designEffect = 1 }: LiftOptions = {}): Lift | null {
  if (inside.n <= 0 || outside.n <= 0) return null;
  const share = ({ hits, n }: Part): number => (hits + 0.5) / (n + 0.5);
  const variance = ({ hits, n }: Part): number => Math.max(0, 1 / (hits + 0.5) - 1 / (n + 0.5));
  const lift = share(inside) / share(outside);
  const error = Math.sqrt(designEffect * (variance(inside) + variance(outside)));
  const reach = Math.exp(normalQuantile(0.025 / Math.max(1, compared)) * error);
  const interval = [lift / reach, lift * reach] as const;
  return { lift, interval, clear: interval[0] > 1 || interval[1] < 1 };
}

/** What people who come again widen an interval of a share by, as a factor of the variance, at least 1. */
export function designEffectOf({ n, value, interval }: Estimate): number {
  if (value === null || interval === null || n === 0) return 1;
  const [low, high] = wilson(value, n);
  return high > low ? Math.max(1, ((interval[1] - interval[0]) / (high - low)) ** 2) : 1;
}
