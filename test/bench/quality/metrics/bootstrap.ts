const DRAWS = 400;
const SEED = 20_261_122;

/** A statistic of the drawn items: their positions, some of them several times. */
export type Statistic = (items: Int32Array) => number;

export interface Figure {
  readonly value: number;
  /** 95 %, from the percentiles of the draws. */
  readonly interval: readonly [number, number];
  readonly n: number;
}

/** The statistic over all `n` items, and its interval from seeded draws of the items with replacement. */
export function bootstrap(n: number, statistic: Statistic): Figure {
  const value = statistic(Int32Array.from({ length: n }, (_, i) => i));
  const random = seeded(SEED);
  const items = new Int32Array(n);
  const drawn = Float64Array.from({ length: DRAWS }, () => {
    for (let i = 0; i < n; i++) items[i] = Math.floor(random() * n);
    return statistic(items);
  }).sort();
  const at = (share: number) => drawn[Math.round(share * (DRAWS - 1))] ?? value;
  return { value, interval: [at(0.025), at(0.975)], n };
}

/** Uniform numbers in [0, 1) that are the same in every run (a Weyl sequence through an integer hash). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 2 ** 32;
  };
}
