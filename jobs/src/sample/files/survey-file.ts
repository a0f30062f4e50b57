import iconv from 'iconv-lite';
import type { SurveyItem } from '../sample-item.js';
import type { SampleLang } from '../words/corpus.js';
import { localIso } from '../world/local-time.js';
import type { Region } from '../world/people.js';
import { SAMPLE_PRODUCTS } from '../world/products.js';
import { anywhere, type StreamFile } from './stream-file.js';

/** What a survey tool writes into an export of one language. Cells hold the words of that language. */
interface Wording {
  readonly columns: Readonly<Record<Column, string>>;
  readonly plan: Readonly<Record<SurveyItem['person']['plan'], string>>;
  readonly region: Readonly<Record<Region, string>>;
  readonly customerType: Readonly<Record<SurveyItem['person']['customerType'], string>>;
  readonly team: Readonly<Record<string, string>>;
}

const COLUMNS = [
  'id',
  'answeredAt',
  'csat',
  'nps',
  'ces',
  'reason',
  'wishes',
  'product',
  'team',
  'store',
  'plan',
  'region',
  'customerType',
  'customerNumber',
  'email',
] as const;
type Column = (typeof COLUMNS)[number];

const WORDING: Readonly<Record<SampleLang, Wording>> = {
  ja: {
    columns: {
      id: '回答ID',
      answeredAt: '回答日時',
      csat: '総合的な満足度',
      nps: '友人にすすめる可能性',
      ces: '手続きは簡単だった',
      reason: 'その点数の理由',
      wishes: 'そのほかのご意見',
      product: '商品',
      team: '利用した窓口',
      store: '店舗',
      plan: '会員プラン',
      region: '地域',
      customerType: 'お客様区分',
      customerNumber: '会員番号',
      email: 'メールアドレス',
    },
    plan: { free: '無料', standard: 'スタンダード', premium: 'プレミアム' },
    region: {
      hokkaido: '北海道',
      tohoku: '東北',
      kanto: '関東',
      chubu: '中部',
      kinki: '近畿',
      chugoku: '中国・四国',
      kyushu: '九州・沖縄',
      overseas: '海外',
    },
    customerType: { new: '新規', returning: 'リピート' },
    team: { chat: 'チャット', mail: 'メール', phone: '電話', store: '店舗' },
  },
  en: {
    columns: {
      id: 'Response ID',
      answeredAt: 'Answered at',
      csat: 'Overall satisfaction',
      nps: 'Likelihood to recommend',
      ces: 'It was easy',
      reason: 'Why this score?',
      wishes: 'Anything else?',
      product: 'Product',
      team: 'Desk',
      store: 'Store',
      plan: 'Plan',
      region: 'Region',
      customerType: 'Customer type',
      customerNumber: 'Customer number',
      email: 'E-mail',
    },
    plan: { free: 'Free', standard: 'Standard', premium: 'Premium' },
    region: {
      hokkaido: 'Hokkaido',
      tohoku: 'Tohoku',
      kanto: 'Kanto',
      chubu: 'Chubu',
      kinki: 'Kinki',
      chugoku: 'Chugoku and Shikoku',
      kyushu: 'Kyushu and Okinawa',
      overseas: 'Overseas',
    },
    customerType: { new: 'New', returning: 'Returning' },
    team: { chat: 'Chat', mail: 'Mail', phone: 'Telephone', store: 'Store' },
  },
};

/** The export of one language: Japanese as spreadsheets save it (CP932), English as UTF-8. */
export function surveyFile(lang: SampleLang): StreamFile {
  const { columns, ...wording } = WORDING[lang];
  const stream = `survey-${lang}` as const;
  const encoding = lang === 'ja' ? 'cp932' : 'utf-8';
  const isOfStream = (item: { readonly stream: string }): item is SurveyItem => item.stream === stream;
  const productNames = Object.fromEntries(SAMPLE_PRODUCTS.map(({ key, name }) => [key, name[lang]]));
  return {
    fileName: `${stream}.csv`,
    write: (items) => {
      const lines = items.filter(isOfStream).map((item) => {
        const { person } = item;
        const cells: Record<Column, string> = {
          id: item.id,
          answeredAt:
            lang === 'ja'
              ? localIso(item.at.getTime()).slice(0, 19).replace('T', ' ').replaceAll('-', '/')
              : item.at.toISOString(),
          csat: String(item.csat),
          nps: item.nps === undefined ? '' : String(item.nps),
          ces: item.ces === undefined ? '' : String(item.ces),
          reason: item.texts[0] ?? '',
          wishes: item.texts[1] ?? '',
          product: productNames[item.product ?? ''] ?? '',
          team: wording.team[item.team ?? ''] ?? '',
          store: item.store ?? '',
          plan: wording.plan[person.plan],
          region: wording.region[person.region],
          customerType: wording.customerType[person.customerType],
          customerNumber: person.id,
          email: person.email,
        };
        return csvLine(COLUMNS.map((column) => cells[column]));
      });
      return iconv.encode([csvLine(COLUMNS.map((column) => columns[column])), ...lines].join(''), encoding);
    },
    rule: {
      name: stream,
      pattern: anywhere(`${stream}.csv`),
      format: 'csv',
      encoding,
      delimiter: ',',
      mapping: {
        kind: 'survey',
        channel: { column: columns.team, values: surveyChannels(wording.team) },
        id: columns.id,
        createdAt: { column: columns.answeredAt, zone: 'Asia/Tokyo' },
        person: { email: columns.email, customerId: columns.customerNumber },
        texts: [
          { column: columns.reason, question: columns.reason },
          { column: columns.wishes, question: columns.wishes },
        ],
        scores: [
          { column: columns.csat, kind: 'csat', min: 1, max: 5, question: columns.csat },
          { column: columns.nps, kind: 'nps', min: 0, max: 10, question: columns.nps },
          { column: columns.ces, kind: 'ces', min: 1, max: 5, question: columns.ces },
        ],
        attributes: [
          { column: columns.product, name: 'product', values: inverse(productNames) },
          { column: columns.team, name: 'team', values: inverse(wording.team) },
          { column: columns.store, name: 'store' },
          { column: columns.plan, name: 'plan', values: inverse(wording.plan) },
          { column: columns.region, name: 'region', values: inverse(wording.region) },
          { column: columns.customerType, name: 'customer_type', values: inverse(wording.customerType) },
        ],
        constants: { language: lang },
      },
    },
  };
}

/** A response about a visit comes from the store's tablet. */
function surveyChannels(team: Readonly<Record<string, string>>): Record<string, 'survey' | 'store'> {
  return Object.fromEntries(Object.entries(team).map(([key, word]) => [word, key === 'store' ? 'store' : 'survey']));
}

function inverse(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [word, key]));
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}
