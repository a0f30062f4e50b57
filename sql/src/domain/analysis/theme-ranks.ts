import type { Cube } from '../cube/cube.js';
import type { ThemeEvidence } from '../priority/theme-evidence.js';
import { prioritise, type ThemePriority } from '../priority/theme-priority.js';
import type { PriorityWeights } from '../priority/weights.js';
import type { Asked } from './analysis.js';

export interface ThemeRanksParams {
  /** As `theme_priorities` gave it. */
  readonly evidence: readonly ThemeEvidence[];
  readonly weights: PriorityWeights;
  /** Pairs of theme id and what a manager set, in place of what the evidence says; 0 where nothing was set. */
  readonly goalFit: readonly (readonly [themeId: number, fit: ThemeEvidence['goalFit']])[];
}

export interface ThemeRanksAnswer {
  /** Best first. */
  readonly priorities: readonly ThemePriority[];
}

/**
 * Themes ranked anew under other weights, without counting again: nothing of the cube is read, so a slider may ask at every step.
 * @throws RangeError when the weights cannot be used
 */
export function themeRanks(_cube: Cube, _asked: Asked, params: ThemeRanksParams): ThemeRanksAnswer {
  const goals = new Map(params.goalFit);
  const evidence = params.evidence.map((theme) => ({ ...theme, goalFit: goals.get(theme.themeId) ?? 0 }));
  return { priorities: prioritise(evidence, params.weights) };
}
