import { NOT_APPLICABLE, UNKNOWN_DAY } from '../cube/layout.js';
import type { Bilingual } from '../theme.js';
import type { Metric } from './metric.js';
import { share } from './method/share.js';
import { stillOpen, survivalQuantile } from './method/survival.js';

const RIPE_DAYS = 7;
const DAY_S = 86_400;

export const resolutionRate: Metric = {
  id: 'resolution_rate',
  version: 1,
  unit: 'share',
  direction: 'up',
  minimumN: 30,
  name: { ja: '解決率（7日以内）', en: 'Resolution rate (7 days)' },
  definition: {
    ja: '作成から7日以上たったチケットのうち、7日以内に解決した割合。新しいものは「判定前」として除く。',
    en: 'Share solved within 7 days among tickets at least 7 days old; younger ones are not ripe and left out.',
  },
  counts: { ja: '7日以上たったチケット', en: 'tickets at least 7 days old' },
  variants: [],
  method: () => share,
  read:
    ({ resolve_s, day }, { lastWholeDay }) =>
    (row) => {
      const seconds = resolve_s[row] ?? NOT_APPLICABLE;
      const created = day[row] ?? UNKNOWN_DAY;
      if (seconds === NOT_APPLICABLE || created === UNKNOWN_DAY || created > lastWholeDay - RIPE_DAYS)
        return Number.NaN;
      return seconds >= 0 && seconds <= RIPE_DAYS * DAY_S ? 1 : 0;
    },
};

function resolutionTime(id: string, q: number, name: Bilingual, definition: Bilingual): Metric {
  return {
    id,
    version: 1,
    unit: 'seconds',
    direction: 'down',
    minimumN: 30,
    name,
    definition,
    counts: { ja: 'チケット（未解決を含む）', en: 'tickets, open ones included' },
    variants: [],
    method: () => survivalQuantile(q),
    read:
      ({ resolve_s, day }, { lastWholeDay }) =>
      (row) => {
        const seconds = resolve_s[row] ?? NOT_APPLICABLE;
        if (seconds === NOT_APPLICABLE) return Number.NaN;
        if (seconds >= 0) return seconds;
        const created = day[row] ?? UNKNOWN_DAY;
        // Of an open ticket only the day is known: it has certainly waited since the end of that day.
        return created === UNKNOWN_DAY ? Number.NaN : stillOpen(Math.max(0, lastWholeDay - created) * DAY_S);
      },
  };
}

export const resolutionTimeMedian = resolutionTime(
  'resolution_time_median',
  0.5,
  { ja: '解決までの時間（中央値）', en: 'Time to resolution (median)' },
  {
    ja: '作成から解決までの時間の中央値。未解決のチケットは打ち切りとして扱う（カプラン・マイヤー法）。',
    en: 'Median time from creation to resolution; open tickets are censored (Kaplan–Meier).',
  },
);

export const resolutionTimeP90 = resolutionTime(
  'resolution_time_p90',
  0.9,
  { ja: '解決までの時間（90パーセンタイル）', en: 'Time to resolution (p90)' },
  {
    ja: '9割が解決するまでの時間。未解決のチケットは打ち切りとして扱う（カプラン・マイヤー法）。',
    en: 'Time by which nine in ten are resolved; open tickets are censored (Kaplan–Meier).',
  },
);
