import type { Cube } from '../cube/cube.js';
import type { TrendAnswer, TrendParams } from '../trend/trend.js';
import { trendOf } from '../trend/trend-answer.js';
import type { Asked } from './analysis.js';

/**
 * A metric by day, week or month with limits that a quiet series hardly ever leaves, its changes of level, and the next four
 * weeks. The filter's own dates are left out: `from` and `to` say what is drawn, and what lies before is the baseline.
 * @throws RangeError for a metric, variant, date or sensitivity that cannot be used
 */
export function trend(cube: Cube, asked: Asked, params: TrendParams): TrendAnswer {
  return trendOf(cube, asked, params);
}
