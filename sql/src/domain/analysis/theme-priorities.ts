import type { Cube } from '../cube/cube.js';
import { themeEvidence, type ThemeEvidence } from '../priority/theme-evidence.js';
import { prioritise, type ThemePriority } from '../priority/theme-priority.js';
import { DEFAULT_WEIGHTS, type PriorityWeights } from '../priority/weights.js';
import type { Asked } from './analysis.js';
import { isOfLevel, type ThemeLevel } from './theme-level.js';

export interface ThemePrioritiesParams {
  /** Default `DEFAULT_WEIGHTS`. */
  readonly weights?: PriorityWeights;
  /** Pairs of theme id and what a manager set; 0 where nothing was set. */
  readonly goalFit?: readonly (readonly [themeId: number, fit: ThemeEvidence['goalFit']])[];
  /** Default `leaf`. */
  readonly level?: ThemeLevel;
}

export interface ThemePrioritiesAnswer {
  /** Best first. */
  readonly priorities: readonly ThemePriority[];
  readonly evidence: readonly ThemeEvidence[];
}

/**
 * The themes of a period ranked by the visible formula, with what the terms stand on.
 * @throws RangeError when the filter lacks a date or the weights cannot be used
 */
export function themePriorities(
  cube: Cube,
  asked: Asked,
  { weights = DEFAULT_WEIGHTS, goalFit, level = 'leaf' }: ThemePrioritiesParams,
): ThemePrioritiesAnswer {
  const fits = isOfLevel(cube.manifest.themes, level);
  const evidence = themeEvidence(cube, { ...asked, ...(goalFit ? { goalFit: new Map(goalFit) } : {}) }).filter(
    ({ themeId }) => fits(themeId),
  );
  return { priorities: prioritise(evidence, weights), evidence };
}
