import { themeEvidence, type ThemeEvidence } from '../priority/theme-evidence.js';
import { DEFAULT_WEIGHTS, prioritise, type PriorityWeights, type ThemePriority } from '../priority/theme-priority.js';
import type { Asked } from './analysis.js';
import type { Cube } from '../cube/cube.js';

export interface ThemePrioritiesParams {
  /** Default `DEFAULT_WEIGHTS`. */
  readonly weights?: PriorityWeights;
  /** Pairs of theme id and what a manager set; 0 where nothing was set. */
  readonly goalFit?: readonly (readonly [themeId: number, fit: ThemeEvidence['goalFit']])[];
}

export interface ThemePrioritiesAnswer {
  /** Best first. */
  readonly priorities: readonly ThemePriority[];
  readonly evidence: readonly ThemeEvidence[];
}

/**
 * All themes of a period ranked by the visible formula, with what the terms stand on.
 * @throws RangeError when the filter lacks a date or the weights cannot be used
 */
export function themePriorities(
  cube: Cube,
  asked: Asked,
  { weights = DEFAULT_WEIGHTS, goalFit }: ThemePrioritiesParams,
): ThemePrioritiesAnswer {
  const evidence = themeEvidence(cube, { ...asked, ...(goalFit ? { goalFit: new Map(goalFit) } : {}) });
  return { priorities: prioritise(evidence, weights), evidence };
}
