import type { Cube } from '../cube/cube.js';
import { scorecard, type Scorecard, type ScorecardParams } from '../scorecard/scorecard.js';
import type { Asked } from './analysis.js';

/** The six quality criteria for each team, product or channel, now, before and over time: see `scorecard/`. */
export function scorecardOf(cube: Cube, asked: Asked, params: ScorecardParams): Scorecard {
  return scorecard(cube, asked, params);
}
