import { KINDS } from '../item.js';
import type { Metric } from './metric.js';
import { share } from './method/share.js';

/** People may come again for so long. */
const AGAIN_DAYS = 14;
const TICKET = KINDS.indexOf('ticket') + 1;
const CALL = KINDS.indexOf('call') + 1;

export const fcr: Metric = {
  id: 'fcr',
  version: 1,
  unit: 'share',
  direction: 'up',
  minimumN: 30,
  name: { ja: '一次解決率（FCR）', en: 'First contact resolution (FCR)' },
  definition: {
    ja: '取込元の記録、なければ「一度の対応で解決し14日以内に再問い合わせがない」対応を、全ての対応で割った割合。',
    en: 'Interactions solved with the first contact (by the source’s own field, else solved with one contact and no repeat within 14 days) ÷ all interactions.',
  },
  counts: { ja: '対応（分母は種類による）', en: 'interactions, as the variant says' },
  variants: [
    { id: 'all', name: { ja: '全ての対応', en: 'of all interactions' } },
    { id: 'known', name: { ja: '判定できた対応', en: 'of interactions that could be judged' } },
    { id: 'solved', name: { ja: '解決した対応', en: 'of solved interactions' } },
    { id: 'ripe', name: { ja: '14日以上たった対応', en: 'of interactions at least 14 days old' } },
  ],
  method: () => share,
  read:
    ({ first_contact, kind, resolve_s, day }, { variant, lastWholeDay }) =>
    (row) => {
      const first = first_contact[row] ?? -1;
      const judged = first >= 0;
      const interaction = judged || kind[row] === TICKET || kind[row] === CALL;
      const counts =
        variant === 'known'
          ? judged
          : variant === 'solved'
            ? judged && (first === 1 || (resolve_s[row] ?? -1) >= 0)
            : interaction && (variant !== 'ripe' || (day[row] ?? 0) <= lastWholeDay - AGAIN_DAYS);
      return counts ? (first === 1 ? 1 : 0) : Number.NaN;
    },
};

export const repeatContact: Metric = {
  id: 'repeat_contact',
  version: 1,
  unit: 'share',
  direction: 'down',
  minimumN: 30,
  name: { ja: '再問い合わせ率', en: 'Repeat contact' },
  definition: {
    ja: '同じ人から14日以内に再び届いた声の割合（現時点まで）。',
    en: 'Share of items after which the same person came again within 14 days, as far as is known now.',
  },
  counts: { ja: '人が分かる声', en: 'items of a known person' },
  variants: [
    { id: 'all', name: { ja: '全て', en: 'of all' } },
    { id: 'ripe', name: { ja: '14日以上たったもの', en: 'of those at least 14 days old' } },
  ],
  method: () => share,
  read:
    ({ repeat, day }, { variant, lastWholeDay }) =>
    (row) => {
      const again = repeat[row] ?? -1;
      if (again < 0 || (variant === 'ripe' && (day[row] ?? 0) > lastWholeDay - AGAIN_DAYS)) return Number.NaN;
      return again;
    },
};
