import type { Bilingual } from '../theme.js';
import type { Metric } from './metric.js';
import { quantile } from './method/quantile.js';

function handlingTime(id: string, q: number, name: Bilingual, definition: Bilingual): Metric {
  return {
    id,
    version: 1,
    unit: 'seconds',
    direction: 'down',
    minimumN: 30,
    name,
    definition,
    counts: { ja: '対応時間の記録がある声', en: 'items whose source reports a handling time' },
    variants: [],
    method: () => quantile(q),
    read:
      ({ handle_s }) =>
      (row) => {
        const seconds = handle_s[row] ?? -1;
        return seconds < 0 ? Number.NaN : seconds;
      },
  };
}

export const handlingTimeMedian = handlingTime(
  'handling_time_median',
  0.5,
  { ja: '対応時間（中央値）', en: 'Handling time (median)' },
  { ja: '取込元が記録した対応時間の中央値。', en: 'Median of the handling time that the source itself reports.' },
);

export const handlingTimeP90 = handlingTime(
  'handling_time_p90',
  0.9,
  { ja: '対応時間（90パーセンタイル）', en: 'Handling time (p90)' },
  {
    ja: '取込元が記録した対応時間の90パーセンタイル。',
    en: '90th percentile of the handling time that the source itself reports.',
  },
);
