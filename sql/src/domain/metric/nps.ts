import type { Metric } from './metric.js';
import { netPoints } from './method/mean.js';

export const nps: Metric = {
  id: 'nps',
  version: 1,
  unit: 'points',
  direction: 'up',
  minimumN: 30,
  name: { ja: 'NPS', en: 'NPS' },
  definition: {
    ja: '0〜10の推奨度で、9〜10の割合から0〜6の割合を引いた値。',
    en: 'Percentage of 9 and 10 minus percentage of 0 to 6, on a scale from 0 to 10.',
  },
  counts: { ja: '推奨度への回答', en: 'answers about recommending' },
  variants: [],
  method: () => netPoints,
  read:
    ({ nps }) =>
    (row) => {
      const value = nps[row] ?? -1;
      if (value < 0) return Number.NaN;
      return value >= 9 ? 1 : value <= 6 ? -1 : 0;
    },
};
