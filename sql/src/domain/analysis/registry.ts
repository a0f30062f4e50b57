import { themePriorities } from './theme-priorities.js';
import { trend } from './trend.js';

/** Every analysis by its name. A new one is a file beside this one and a line here. */
export const ANALYSES = {
  theme_priorities: themePriorities,
  trend,
};

export type AnalysisName = keyof typeof ANALYSES;
export type AnalysisParams<K extends AnalysisName> = Parameters<(typeof ANALYSES)[K]>[2];
export type AnalysisAnswer<K extends AnalysisName> = ReturnType<(typeof ANALYSES)[K]>;
