import type { Metric } from './metric.js';
import { mean } from './method/mean.js';
import { share } from './method/share.js';

export const ces: Metric = {
  id: 'ces',
  version: 1,
  unit: 'share',
  direction: 'up',
  minimumN: 30,
  name: { ja: '顧客努力指標（CES）', en: 'Customer effort (CES)' },
  definition: {
    ja: '「簡単に解決できた」に同意した回答の割合（5段階の上位2つ、7段階の上位3つ）。',
    en: 'Share of answers that agree it was easy: the top two of five points, the top three of seven.',
  },
  counts: { ja: '5段階または7段階の回答', en: 'answers on five or seven points' },
  variants: [
    { id: 'agree_or_strongly', name: { ja: '同意＋強く同意', en: 'agree or strongly agree' } },
    { id: 'agree_only', name: { ja: '同意のみ（強く同意を除く）', en: 'agree only, without strongly agree' } },
    { id: 'mean', name: { ja: '平均（尺度ごと）', en: 'mean, by scale' } },
  ],
  method: (variant) => (variant === 'mean' ? mean : share),
  scale: (variant) => (variant === 'mean' ? 'ces_scale' : null),
  read:
    ({ ces, ces_scale }, { scaleOf, variant }) =>
    (row) => {
      const scale = scaleOf(ces_scale[row] ?? 0);
      const value = ces[row] ?? Number.NaN;
      const points = scale ? scale.max - scale.min + 1 : 0;
      if (!scale || (points !== 5 && points !== 7) || Number.isNaN(value)) return Number.NaN;
      if (variant === 'mean') return value;
      const agrees = value > scale.max - (points === 5 ? 2 : 3);
      return agrees && (variant !== 'agree_only' || value < scale.max) ? 1 : 0;
    },
};
