/** A stream of pseudo-random draws. Equal seeds give equal streams on every machine. */
export interface Prng {
  /** 0 ≤ value < 1. */
  next(): number;
  /** Whole number, 0 ≤ value < `below`. */
  int(below: number): number;
  /** True with probability `share` (0 … 1). */
  chance(share: number): boolean;
  /** @throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T;
  /** Draws by weight (≥ 0, not all 0). @throws RangeError when there is nothing to draw. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T;
  /** Mean 0, standard deviation 1. */
  normal(): number;
  /** `median × e^(sigma × normal)`. */
  logNormal(median: number, sigma: number): number;
  /** Count of events with this mean; exact for the small means (< 30) that an hour has. */
  poisson(mean: number): number;
}

/** Mulberry32 over a hash of the keys: streams of different keys are independent, so any hour can be drawn on its own. */
export function prng(...keys: readonly (string | number)[]): Prng {
  let state = hash(keys.join('|'));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    int,
    normal,
    chance: (share) => next() < share,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    pick: (list) => {
      const found = list[int(list.length)];
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found;
    },
    weighted: (entries) => {
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of entries) {
        left -= weight;
        if (left < 0) return value;
      }
      throw new RangeError('nothing to draw: no entry has a weight');
    },
    poisson: (mean) => {
      const limit = Math.exp(-mean);
      let count = -1;
      for (let product = 1; product > limit; product *= next()) count += 1;
      return Math.max(0, count);
    },
  };
}

/** 32 bits (FNV-1a, then mixed so that neighbouring keys fall far apart). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  value = Math.imul(value ^ (value >>> 15), 0x846ca68b);
  return (value ^ (value >>> 16)) >>> 0;
}
