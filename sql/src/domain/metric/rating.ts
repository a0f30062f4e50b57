import type { Metric } from './metric.js';
import { mean } from './method/mean.js';

export const rating: Metric = {
  id: 'rating',
  version: 1,
  unit: 'score',
  direction: 'up',
  minimumN: 30,
  name: { ja: '評価', en: 'Rating' },
  definition: {
    ja: '星などの評価の平均。尺度ごとに計算し、異なる尺度は合算しない。',
    en: 'Mean of stars and other ratings, by scale; different scales are never put together.',
  },
  counts: { ja: '評価', en: 'ratings' },
  variants: [],
  method: () => mean,
  scale: () => 'rating_scale',
  read:
    ({ rating, rating_scale }) =>
    (row) =>
      rating_scale[row] === 0 ? Number.NaN : (rating[row] ?? Number.NaN),
};
