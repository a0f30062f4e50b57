import type { LimitKind } from './trend.js';

/**
 * One observation on a scale where its sampling spread is known and does not hang on its level: shares by the arcsine, counts
 * by the square root (F. J. Anscombe 1948), means as they are. There small counts have nearly normal tails, so that limits in
 * σ mean what they say; Laney's over-dispersion is measured there too.
 */
export interface Observation {
  readonly level: number;
  /** Standard deviation of sampling alone; > 0. */
  readonly spread: number;
}

/** What was counted in a period. */
export interface Counted {
  readonly n: number;
  readonly value: number;
  /** Standard error of a mean; unused for shares and counts. */
  readonly error: number;
  /** For counts: what the period is worth in mean ordinary days. */
  readonly exposure: number;
}

export interface LevelScale {
  observe(counted: Counted): Observation;
  /** Spread that a period of that size would have. */
  spreadOf(counted: Pick<Counted, 'n' | 'exposure' | 'error'>): number;
  /** A level as a value of a period of that size. */
  value(level: number, counted: Pick<Counted, 'n' | 'exposure'>): number;
}

const SCALES: Record<LimitKind, LevelScale> = {
  p: {
    observe: ({ n, value }) => ({
      level: Math.asin(Math.sqrt((n * value + 3 / 8) / (n + 3 / 4))),
      spread: 0.5 / Math.sqrt(n + 0.5),
    }),
    spreadOf: ({ n }) => 0.5 / Math.sqrt(n + 0.5),
    value: (level, { n }) => {
      const share = Math.sin(Math.min(Math.PI / 2, Math.max(0, level))) ** 2;
      return n === 0 ? share : Math.min(1, Math.max(0, (share * (n + 3 / 4) - 3 / 8) / n));
    },
  },
  u: {
    observe: ({ value, exposure }) => ({
      level: Math.sqrt((value + 3 / 8) / exposure),
      spread: 0.5 / Math.sqrt(exposure),
    }),
    spreadOf: ({ exposure }) => 0.5 / Math.sqrt(exposure),
    value: (level, { exposure }) => Math.max(0, Math.max(0, level) ** 2 * exposure - 3 / 8),
  },
  x: {
    observe: ({ value, error }) => ({ level: value, spread: error }),
    spreadOf: ({ error }) => error,
    value: (level) => level,
  },
};

export function levelScale(kind: LimitKind): LevelScale {
  return SCALES[kind];
}
