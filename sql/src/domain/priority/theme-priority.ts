/** The formula of product.md, "Theme priority": every term 0 … 1, the weighted sum is the score. */
export interface PriorityWeights {
  readonly frequency: number;
  readonly impact: number;
  readonly urgency: number;
  readonly goalFit: number;
}

export const DEFAULT_WEIGHTS: PriorityWeights = { frequency: 0.35, impact: 0.35, urgency: 0.2, goalFit: 0.1 };

/** What is known of one theme in a period. */
export interface ThemeEvidence {
  readonly themeId: number;
  /** Items that mention it, and classified items with customer text. */
  readonly items: number;
  readonly voices: number;
  /** Share of CSAT lost where the theme is mentioned: CSAT without − CSAT with, 0 … 1; null when there are no scores. */
  readonly csatLoss: number | null;
  /** Negative mentions ÷ mentions, 0 … 1. */
  readonly negativeShare: number;
  /** Items by week of the eight weeks before the period, and items a week in the period. */
  readonly weeksBefore: readonly number[];
  readonly weekNow: number;
  /** Items not yet done ÷ items, 0 … 1. */
  readonly openShare: number;
  /** Set by a manager. */
  readonly goalFit: 0 | 0.5 | 1;
}

export interface PriorityTerms {
  readonly frequency: number;
  readonly impact: number;
  readonly urgency: number;
  readonly goalFit: number;
}

export interface ThemePriority {
  readonly themeId: number;
  readonly terms: PriorityTerms;
  /** 0 … 1. */
  readonly score: number;
  /** 1 is first; themes that a bootstrap cannot tell apart share the best of their ranks. */
  readonly rank: number;
  /** 95 % of bootstrap ranks. */
  readonly rankInterval: readonly [number, number];
  /** 多い, 中, 少ない: from 5 %, from 1 % of voices. */
  readonly frequencyLevel: 'high' | 'medium' | 'low';
  /** 高, 中, 低: from .5, from .25. */
  readonly level: 'high' | 'medium' | 'low';
}

/** Ranks themes, best first; deterministic for a seed. Weights are divided by their sum. @throws RangeError for weights that are negative or all zero. */
export function prioritise(
  evidence: readonly ThemeEvidence[],
  weights: PriorityWeights = DEFAULT_WEIGHTS,
  seed = 1,
): ThemePriority[] {
  throw new Error(`not built yet ${evidence.length} ${weights.frequency} ${seed}`);
}
