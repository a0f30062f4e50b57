import type { Fact } from '../fact.js';

export interface Difference {
  /** current − previous, in the metric's unit; null when either has no value. */
  readonly difference: number | null;
  /** 95 %; null when either fact has no interval. */
  readonly interval: readonly [number, number] | null;
  /** True when the interval leaves out zero: only then may a screen call it a change. */
  readonly clear: boolean;
}

/**
 * Compares two facts of the same metric and variant. The interval is put together from the two facts' own intervals
 * (Newcombe 1998, method 10, for shares; the same recovery of variances for the other metrics), so it takes over their
 * shape and their clustering.
 * @throws RangeError when the facts are of different metrics, versions or variants.
 */
export function compare(current: Fact, previous: Fact): Difference {
  if (
    current.metric !== previous.metric ||
    current.version !== previous.version ||
    current.variant !== previous.variant
  )
    throw new RangeError(`${nameOf(current)} cannot be compared with ${nameOf(previous)}`);
  if (current.value === null || previous.value === null) return { difference: null, interval: null, clear: false };
  const difference = current.value - previous.value;
  if (!current.interval || !previous.interval) return { difference, interval: null, clear: false };
  const [low1, high1] = current.interval;
  const [low2, high2] = previous.interval;
  const low = difference - Math.hypot(current.value - low1, high2 - previous.value);
  const high = difference + Math.hypot(high1 - current.value, previous.value - low2);
  return { difference, interval: [low, high], clear: low > 0 || high < 0 };
}

function nameOf({ metric, version, variant }: Fact): string {
  return `${metric} ${version}${variant === undefined ? '' : ` (${variant})`}`;
}
