import { NOT_APPLICABLE, NO_REPLY } from '../cube/layout.js';
import type { Bilingual } from '../theme.js';
import type { Metric, Variant } from './metric.js';
import { share } from './method/share.js';

/** 1 … 5: within 60, 300, 600 s, later, no reply yet. */
export type ReplyBand = 1 | 2 | 3 | 4 | 5;

/** The band of a first reply; `NO_REPLY` is band 5, `NOT_APPLICABLE` none. */
export function replyBand(seconds: number): ReplyBand | null {
  if (seconds === NOT_APPLICABLE) return null;
  if (seconds === NO_REPLY) return 5;
  if (seconds <= 60) return 1;
  if (seconds <= 300) return 2;
  return seconds <= 600 ? 3 : 4;
}

const VARIANTS: readonly Variant[] = [
  { id: 'calendar', name: { ja: '暦の時間', en: 'calendar time' } },
  { id: 'business', name: { ja: '営業時間', en: 'business hours' } },
];

function replyShare(
  id: string,
  direction: 'up' | 'down' | 'none',
  name: Bilingual,
  definition: Bilingual,
  bands: readonly ReplyBand[],
): Metric {
  return {
    id,
    version: 1,
    unit: 'share',
    direction,
    minimumN: 30,
    name,
    definition,
    counts: { ja: '返信が必要な声（未返信を含む）', en: 'items that call for a reply, those without one included' },
    variants: VARIANTS,
    method: () => share,
    read: ({ reply_s, reply_business_s }, { variant }) => {
      const seconds = variant === 'business' ? reply_business_s : reply_s;
      return (row) => {
        const band = replyBand(seconds[row] ?? NOT_APPLICABLE);
        return band === null ? Number.NaN : bands.includes(band) ? 1 : 0;
      };
    },
  };
}

export const firstReply = replyShare(
  'first_reply',
  'up',
  { ja: '5分以内の初回返信', en: 'First reply within 5 minutes' },
  {
    ja: 'お客様の最初の発言から担当者（人）の最初の返信まで300秒以内だった割合。',
    en: 'Share whose first reply by a person came within 300 seconds of the customer’s first words.',
  },
  [1, 2],
);

/** The five bands; their shares add up to 1. */
export const replyBands: readonly Metric[] = [
  replyShare(
    'reply_band_1',
    'up',
    { ja: '60秒以内', en: 'Within 60 s' },
    { ja: '初回返信が60秒以内の割合。', en: 'Share with a first reply within 60 seconds.' },
    [1],
  ),
  replyShare(
    'reply_band_2',
    'none',
    { ja: '60秒超〜5分', en: 'Over 60 s to 5 min' },
    { ja: '初回返信が60秒超300秒以内の割合。', en: 'Share with a first reply after 60 and within 300 seconds.' },
    [2],
  ),
  replyShare(
    'reply_band_3',
    'none',
    { ja: '5分超〜10分', en: 'Over 5 to 10 min' },
    { ja: '初回返信が300秒超600秒以内の割合。', en: 'Share with a first reply after 300 and within 600 seconds.' },
    [3],
  ),
  replyShare(
    'reply_band_4',
    'down',
    { ja: '10分超', en: 'Over 10 min' },
    { ja: '初回返信が600秒を超えた割合。', en: 'Share with a first reply after more than 600 seconds.' },
    [4],
  ),
  replyShare(
    'reply_band_5',
    'down',
    { ja: '未返信', en: 'No reply yet' },
    { ja: 'まだ返信していない割合。', en: 'Share without a reply so far.' },
    [5],
  ),
];
