import type { SentimentLabel } from '@koe/sql/domain/item';

/** What people write about in an ordinary week of the sample organisation. */

export const MEDIA = ['survey', 'ticket', 'review', 'social', 'call'] as const;
/** The corpus tags its pieces with these; a medium becomes one file stream, a survey one for each language. */
export type Medium = (typeof MEDIA)[number];

/** Share of a medium in all items, in percent. */
export const MEDIUM_SHARE: Readonly<Record<Medium, number>> = {
  survey: 35,
  ticket: 27,
  social: 17,
  review: 13,
  call: 8,
};

export const SENTIMENT_MIX: Readonly<Record<Medium, readonly (readonly [SentimentLabel, number])[]>> = {
  survey: [
    ['negative', 29],
    ['neutral', 17],
    ['positive', 54],
  ],
  ticket: [
    ['negative', 57],
    ['neutral', 32],
    ['positive', 11],
  ],
  review: [
    ['negative', 36],
    ['neutral', 12],
    ['positive', 52],
  ],
  social: [
    ['negative', 42],
    ['neutral', 25],
    ['positive', 33],
  ],
  call: [
    ['negative', 62],
    ['neutral', 25],
    ['positive', 13],
  ],
};

/** Key of the pieces that are about no theme. */
export const NO_THEME = '';

const THEME_WEIGHT: Readonly<Record<string, number>> = {
  [NO_THEME]: 12,
  'support.slow': 9,
  'support.unkind': 3,
  'support.information': 3.5,
  'support.solution': 3.5,
  'support.knowledge': 2.5,
  'support.canned': 3,
  'support.runaround': 3,
  'support.inflexible': 2.5,
  'support.good': 7,
  'product.quality': 6,
  'product.feature': 3.5,
  'product.description': 3,
  'product.usability': 4,
  'product.outage': 1.6,
  'purchase.checkout': 2.5,
  'purchase.payment': 3,
  'purchase.price': 4.5,
  'purchase.points': 3.5,
  'purchase.stock': 3,
  'delivery.late': 5.5,
  'delivery.damaged': 3,
  'delivery.packaging': 2.5,
  'delivery.tracking': 3.5,
  'aftersales.return': 4,
  'aftersales.repair': 3,
  'aftersales.cancellation': 2.2,
  'account.login': 3,
  'account.app': 4,
  'account.privacy': 0.8,
  'selfservice.faq': 4.5,
  'selfservice.contact': 2.5,
  'store.staff': 3,
  'store.waiting': 2.5,
  'store.facility': 2,
};

/** People praise other things than they complain of. */
const PRAISE_TILT: Readonly<Record<string, number>> = {
  [NO_THEME]: 2,
  'support.slow': 0.25,
  'store.staff': 2.2,
  'product.usability': 1.6,
  'product.quality': 1.6,
  'account.app': 0.4,
  'aftersales.cancellation': 0.3,
  'delivery.late': 0.8,
};

/** Relative weight of a theme (≥ 0) for a team (undefined where no team was involved). */
export function themeWeight(theme: string, sentiment: SentimentLabel, team: string | undefined): number {
  const weight = THEME_WEIGHT[theme] ?? 1;
  const praise = sentiment === 'positive' ? (PRAISE_TILT[theme] ?? 1) : 1;
  // Waiting for an answer is what people of the chat and the telephone speak of most.
  const waiting = theme === 'support.slow' && (team === 'chat' || team === 'phone') ? 2.3 : 1;
  return weight * praise * waiting;
}
