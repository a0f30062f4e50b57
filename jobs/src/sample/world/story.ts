import { NO_THEME, type Medium } from './mix.js';
import type { SamplePerson } from './people.js';

/**
 * What happens to the sample organisation. Weeks are counted from the end of the history: week −1 is the last one and
 * runs from −1 (inclusive) to 0. From 0 on everything stays as it was at the very end.
 */

/** Items on top of the ordinary ones. */
export interface Wave {
  readonly name: string;
  readonly theme: string;
  /** Extra items as a share of the ordinary volume at that time. */
  readonly shareAt: (week: number) => number;
  /** The extra items come from such people; others are drawn again with this probability. */
  readonly people?: { readonly fit: (person: SamplePerson) => boolean; readonly strictness: number };
  readonly product?: string;
  readonly media?: readonly Medium[];
  /** Every item says the same words: those of the corpus's campaign. */
  readonly isCampaign?: true;
  /** The items are about something that no theme knows yet: the corpus's news. */
  readonly isNews?: true;
}

const between = (week: number, from: number, until: number): boolean => week >= from && week < until;

export const WAVES: readonly Wave[] = [
  {
    name: 'delivery delays, strongest in Kanto',
    theme: 'delivery.late',
    shareAt: (week) => (between(week, -9, -8) ? 0.1 : between(week, -8, -7) ? 0.16 : between(week, -7, -6) ? 0.11 : 0),
    people: { fit: ({ region }) => region === 'kanto', strictness: 0.6 },
  },
  {
    name: 'app trouble after the release of week −14, growing 8 % a week',
    theme: 'account.app',
    shareAt: (week) => (week < -14 ? 0 : 0.035 * (1.08 ** (Math.min(week, 0) + 14) - 1)),
  },
  {
    name: 'the new product page of the humidifier confuses',
    theme: 'product.description',
    shareAt: (week) => (week < -12 ? 0 : 0.02),
    product: 'humidifier',
  },
  {
    name: 'premium customers leave',
    theme: 'aftersales.cancellation',
    shareAt: (week) => (between(week, -4, -2) ? 0.055 : 0),
    people: { fit: ({ plan }) => plan === 'premium', strictness: 1 },
  },
  {
    name: 'outage of half a day',
    theme: 'product.outage',
    shareAt: (week) => (between(week, OUTAGE_WEEK, OUTAGE_WEEK + 0.5 / 7) ? 1.3 : 0),
  },
  {
    name: 'copy-paste campaign against the new rule for points, four days',
    theme: 'purchase.points',
    shareAt: (week) => {
      const day = Math.floor((week - CAMPAIGN_WEEK) * 7);
      return [0.76, 0.63, 0.42, 0.31][day] ?? 0;
    },
    media: ['social', 'review'],
    isCampaign: true,
  },
  {
    name: 'a television commercial whose whistle makes dogs bark, which no theme is about',
    theme: NO_THEME,
    // the last week that has closed shows it, whatever day it is
    shareAt: (week) => (week < COMMERCIAL_WEEK ? 0 : week < -1 ? 0.05 : 0.13),
    // enough in English too, which every fourth customer writes
    people: { fit: ({ lang }) => lang === 'en', strictness: 0.3 },
    isNews: true,
  },
];

export const OUTAGE_WEEK = -17 + 2 / 7;
export const CAMPAIGN_WEEK = -6 + 1 / 7;
export const COMMERCIAL_WEEK = -2;

/** The chat got more agents at peak hours: what it does to items about slow support, and to reply times. */
export const CHAT_ACTION_WEEK = -10;
const CHAT_SLOW_FALL = 0.45;
const CHAT_REPLY_FACTOR = 0.48;

/** The FAQ was renewed, and nothing changed: there is deliberately no wave and no fall for it. */
export const FAQ_ACTION_WEEK = -8;
export const APP_RELEASE_WEEK = -14;
export const HUMIDIFIER_PAGE_WEEK = -12;

/** Share of items (0 … 1) that an improvement keeps from being written. */
export function preventedShare(themes: readonly string[], team: string | undefined, week: number): number {
  return team === 'chat' && week >= CHAT_ACTION_WEEK && themes.includes('support.slow') ? CHAT_SLOW_FALL : 0;
}

/** Factor on the chat's reply times. */
export function replyFactor(team: string, week: number): number {
  return team === 'chat' && week >= CHAT_ACTION_WEEK ? CHAT_REPLY_FACTOR : 1;
}
