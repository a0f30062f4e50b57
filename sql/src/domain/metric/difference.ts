import type { Fact } from '../fact.js';

export interface Difference {
  /** current − previous, in the metric's unit; null when either has no value. */
  readonly difference: number | null;
  /** 95 %; null when either fact has no interval. */
  readonly interval: readonly [number, number] | null;
  /** True when the interval leaves out zero: only then may a screen call it a change. */
  readonly clear: boolean;
}

/** Compares two facts of the same metric (and variant). @throws RangeError when they are of different metrics or versions. */
export function compare(current: Fact, previous: Fact): Difference {
  throw new Error(`not built yet ${current.metric} ${previous.metric}`);
}
