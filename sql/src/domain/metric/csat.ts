import type { Metric } from './metric.js';
import { share } from './method/share.js';

export const csat: Metric = {
  id: 'csat',
  version: 1,
  unit: 'share',
  direction: 'up',
  minimumN: 30,
  name: { ja: '顧客満足度（CSAT）', en: 'Customer satisfaction (CSAT)' },
  definition: {
    ja: '5段階評価で4または5、良い・悪いの評価で「良い」と答えた回答の割合。',
    en: 'Share of answers of 4 or 5 on a scale from 1 to 5, or of “good” on good or bad.',
  },
  counts: { ja: '満足度への回答', en: 'answers about satisfaction' },
  variants: [],
  method: () => share,
  read:
    ({ csat, csat_scale }, { scaleOf }) =>
    (row) => {
      const scale = scaleOf(csat_scale[row] ?? 0);
      const value = csat[row] ?? Number.NaN;
      if (scale?.min === 1 && scale.max === 5) return value >= 4 ? 1 : value >= 1 ? 0 : Number.NaN;
      if (scale?.min === 0 && scale.max === 1) return value === 1 ? 1 : value === 0 ? 0 : Number.NaN;
      return Number.NaN;
    },
};
