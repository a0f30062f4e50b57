import { rankThemes } from './rank.js';
import { riseOf } from './rise.js';
import type { ThemeEvidence } from './theme-evidence.js';
import { DEFAULT_WEIGHTS, shareOfWeights, type PriorityWeights } from './weights.js';

/** The formula of theme priority: every term 0 … 1, the weighted mean is the score. */
export interface PriorityTerms {
  /** min(1, share of voices ÷ 10 %). */
  readonly frequency: number;
  /** min(1, loss of CSAT ÷ 30 points); the share of negative mentions where there is no score. */
  readonly impact: number;
  /**
   * Mean of the rise (a doubling against the weeks before counts 1) and the share still open; the latter alone where the data
   * does not reach back.
   */
  readonly urgency: number;
  readonly goalFit: number;
}

export type Level = 'high' | 'medium' | 'low';

export interface ThemePriority {
  readonly themeId: number;
  readonly terms: PriorityTerms;
  /** 0 … 1. */
  readonly score: number;
  /** 1 is first; themes that a bootstrap cannot tell apart share the best of their ranks. */
  readonly rank: number;
  /** 95 % of bootstrap ranks. */
  readonly rankInterval: readonly [number, number];
  /** 多い from 5 % of voices, 中 from 1 %, else 少ない. */
  readonly frequencyLevel: Level;
  /** 高 from a score of .5, 中 from .25, else 低. */
  readonly level: Level;
}

/**
 * Ranks themes, best first; equal input gives equal output for a seed. Weights are divided by their sum.
 * @throws RangeError for weights that are negative or all zero.
 */
export function prioritise(
  evidence: readonly ThemeEvidence[],
  weights: PriorityWeights = DEFAULT_WEIGHTS,
  seed = 1,
): ThemePriority[] {
  const scoreOf = scoring(weights);
  const ranks = rankThemes(evidence, (theme) => scoreOf(priorityTerms(theme)), seed);
  return ranks.map(({ theme, score, rank, rankInterval }) => ({
    themeId: theme.themeId,
    terms: priorityTerms(theme),
    score,
    rank,
    rankInterval,
    frequencyLevel: levelOf(shareOfVoices(theme), 0.05, 0.01),
    level: priorityLevel(score),
  }));
}

export function priorityTerms(theme: ThemeEvidence): PriorityTerms {
  const impact = theme.csatLoss === null ? theme.negativeShare : theme.csatLoss / 0.3;
  const open = unit(theme.openShare);
  return {
    frequency: unit(shareOfVoices(theme) / 0.1),
    impact: unit(impact),
    urgency: theme.weeksBefore.length === 0 ? open : (rise(theme) + open) / 2,
    goalFit: theme.goalFit,
  };
}

/** The score of terms. @throws RangeError for weights that are negative or all zero. */
export function scoring(weights: PriorityWeights): (terms: PriorityTerms) => number {
  const { frequency, impact, urgency, goalFit } = shareOfWeights(weights);
  return (terms) =>
    frequency * terms.frequency + impact * terms.impact + urgency * terms.urgency + goalFit * terms.goalFit;
}

export function priorityLevel(score: number): Level {
  return levelOf(score, 0.5, 0.25);
}

function shareOfVoices({ items, voices }: ThemeEvidence): number {
  return voices === 0 ? 0 : items / voices;
}

/** How far a week of the period stands above the weeks before, in units of their mean; 1 for a theme that was not there. */
function rise(theme: ThemeEvidence): number {
  const known = riseOf(theme);
  if (known === null) return theme.weekNow > 0 ? 1 : 0;
  return unit(known.ratio - 1);
}

function levelOf(value: number, high: number, medium: number): Level {
  // .35 + .15 must count as .5, whatever the last bit says.
  const rounded = value + 1e-12;
  return rounded >= high ? 'high' : rounded >= medium ? 'medium' : 'low';
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
