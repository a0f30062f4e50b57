import type { Bilingual } from '@koe/sql/domain/theme';
import { localTime } from './world/local-time.js';
import { SAMPLE_PRODUCTS } from './world/products.js';
import {
  APP_RELEASE_WEEK,
  CAMPAIGN_WEEK,
  CHAT_ACTION_WEEK,
  FAQ_ACTION_WEEK,
  HUMIDIFIER_PAGE_WEEK,
  OUTAGE_WEEK,
} from './world/story.js';

const MS_PER_WEEK = 604_800_000;

export interface SampleAnnotation {
  readonly kind: 'release' | 'campaign' | 'outage' | 'other';
  /** Weeks from the end of the history (negative: before it). */
  readonly fromWeek: number;
  /** Null for a single day. */
  readonly toWeek: number | null;
  readonly text: Bilingual;
  /** Key of a product. */
  readonly product: string | null;
}

/**
 * What the sample organisation has set. Everything refers by key: teams and people to departments, annotations to
 * products. Dimensions are read from the item attribute of the same name. Targets are in the
 * units of their metrics: shares from 0 to 1, NPS in points.
 */
export const SAMPLE_SETTINGS = {
  organisation: {
    name: 'あおば生活',
    timeZone: 'Asia/Tokyo',
    weekStart: 1,
    fiscalYearStart: 4,
    /** Minutes of the day, Monday first: the hours of the chat and the telephone. */
    businessHours: Array.from({ length: 7 }, () => ({ from: 540, to: 1200 })),
    japaneseHolidays: false,
    payloadDays: 90,
  },
  departments: [
    { key: 'support', name: { ja: 'お客様サポート部', en: 'Customer support' } },
    { key: 'product', name: { ja: '商品企画部', en: 'Product planning' } },
    { key: 'logistics', name: { ja: '物流部', en: 'Logistics' } },
    { key: 'digital', name: { ja: 'デジタル推進部', en: 'Digital' } },
    { key: 'voc', name: { ja: '顧客の声推進室', en: 'Voice of the customer' } },
  ],
  teams: [
    { key: 'chat', name: { ja: 'チャット窓口', en: 'Chat desk' }, department: 'support' },
    { key: 'mail', name: { ja: 'メール窓口', en: 'Mail desk' }, department: 'support' },
    { key: 'phone', name: { ja: '電話窓口', en: 'Telephone desk' }, department: 'support' },
    { key: 'store', name: { ja: '店舗', en: 'Stores' }, department: 'support' },
  ],
  products: SAMPLE_PRODUCTS.map(({ key, name }) => ({ key, name })),
  people: [
    { key: 'manager', name: '青柳 美緒', email: 'aoyagi@example.com', department: 'support', language: 'ja' },
    { key: 'analyst', name: '小鳥遊 玲', email: 'takanashi@example.com', department: 'voc', language: 'ja' },
    { key: 'planner', name: '真柴 航', email: 'mashiba@example.com', department: 'product', language: 'ja' },
    { key: 'logistics', name: '雨宮 灯', email: 'amamiya@example.com', department: 'logistics', language: 'ja' },
    { key: 'digital', name: 'Nora Lindqvist-Abe', email: 'nora@example.com', department: 'digital', language: 'en' },
    { key: 'admin', name: 'Theo Marwick', email: 'theo@example.com', department: 'voc', language: 'en' },
  ],
  dimensions: [
    { slot: 1, name: 'plan', attribute: 'plan', label: { ja: '会員プラン', en: 'Plan' } },
    { slot: 2, name: 'region', attribute: 'region', label: { ja: '地域', en: 'Region' } },
    { slot: 3, name: 'customer_type', attribute: 'customer_type', label: { ja: 'お客様区分', en: 'Customer type' } },
  ],
  targets: [
    { metric: 'csat', variant: null, value: 0.8 },
    { metric: 'nps', variant: null, value: 20 },
    { metric: 'first_reply', variant: null, value: 0.7 },
  ],
  annotations: [
    annotation('release', APP_RELEASE_WEEK, null, 'アプリ 5.0 を公開', 'App 5.0 released', 'app'),
    annotation(
      'release',
      HUMIDIFIER_PAGE_WEEK,
      null,
      '加湿器の商品ページを刷新',
      'New product page of the humidifier',
      'humidifier',
    ),
    annotation('other', CHAT_ACTION_WEEK, null, 'チャット窓口を増員', 'More agents in the chat at peak hours', null),
    annotation('other', FAQ_ACTION_WEEK, null, 'FAQ を全面改訂', 'FAQ renewed', null),
    annotation('outage', OUTAGE_WEEK, null, 'サイト障害（半日）', 'Site down for half a day', null),
    annotation(
      'campaign',
      CAMPAIGN_WEEK,
      CAMPAIGN_WEEK + 3 / 7,
      'ポイント交換率の変更に反対する投稿の拡散',
      'Copy-paste campaign against the new rule for points',
      null,
    ),
    annotation('other', -9, -6, '関東の配送センターで遅延', 'Delays at the delivery centre in Kanto', null),
  ],
} as const;

export interface DatedAnnotation extends Omit<SampleAnnotation, 'fromWeek' | 'toWeek'> {
  /** Local dates `YYYY-MM-DD`, inclusive. */
  readonly from: string;
  readonly to: string | null;
}

/** The annotations on the calendar of a history that ends at `endAt`. */
export function sampleAnnotations(endAt: Date): DatedAnnotation[] {
  const dateOf = (week: number): string => localTime(endAt.getTime() + week * MS_PER_WEEK).date;
  return SAMPLE_SETTINGS.annotations.map(({ fromWeek, toWeek, ...rest }) => ({
    ...rest,
    from: dateOf(fromWeek),
    to: toWeek === null ? null : dateOf(toWeek),
  }));
}

function annotation(
  kind: SampleAnnotation['kind'],
  fromWeek: number,
  toWeek: number | null,
  ja: string,
  en: string,
  product: string | null,
): SampleAnnotation {
  return { kind, fromWeek, toWeek, text: { ja, en }, product };
}
