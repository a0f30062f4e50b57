import { decomposition } from './decomposition.js';
import { driversOf } from './drivers.js';
import { effectSeries } from './effect-series.js';
import { replyCostOf } from './reply-cost.js';
import { scorecardOf } from './scorecard.js';
import { themeHistory } from './theme-history.js';
import { themePage } from './theme-page.js';
import { themePriorities } from './theme-priorities.js';
import { themeRanks } from './theme-ranks.js';
import { themeRise } from './theme-rise.js';
import { trend } from './trend.js';

/** Every analysis by its name. A new one is a file beside this one and a line here. */
export const ANALYSES = {
  decomposition,
  drivers: driversOf,
  effect_series: effectSeries,
  reply_cost: replyCostOf,
  scorecard: scorecardOf,
  theme_history: themeHistory,
  theme_page: themePage,
  theme_priorities: themePriorities,
  theme_ranks: themeRanks,
  theme_rise: themeRise,
  trend,
};

export type AnalysisName = keyof typeof ANALYSES;
export type AnalysisParams<K extends AnalysisName> = Parameters<(typeof ANALYSES)[K]>[2];
export type AnalysisAnswer<K extends AnalysisName> = ReturnType<(typeof ANALYSES)[K]>;
