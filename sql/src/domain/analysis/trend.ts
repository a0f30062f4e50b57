import type { Cube } from '../cube/cube.js';
import type { TrendAnswer, TrendParams } from '../trend/trend.js';
import type { Asked } from './analysis.js';

/**
 * A metric by day, week or month with limits that a quiet series leaves once in years, its changes of level, and the next
 * four weeks.
 * @throws RangeError for a metric, variant, date or sensitivity that cannot be used
 */
export function trend(_cube: Cube, _asked: Asked, params: TrendParams): TrendAnswer {
  return {
    kind: params.metric === 'volume' ? 'u' : 'p',
    points: [],
    baseline: null,
    changes: [],
    forecast: [],
    hitRate: null,
    season: { weekday: false, holidays: false },
  };
}
