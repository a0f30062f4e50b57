import type { Bilingual } from '@koe/sql/domain/theme';

/** Headers of the export in the words of the screens, by the stable name of the column. */
export const COLUMN_WORDS = {
  id: { ja: 'ID', en: 'ID' },
  kind: { ja: '種類', en: 'Kind' },
  source_id: { ja: '取込元ID', en: 'Source ID' },
  source: { ja: '取込元', en: 'Source' },
  external_id: { ja: '取込元での番号', en: 'ID at the source' },
  url: { ja: 'URL', en: 'URL' },
  channel: { ja: 'チャネル', en: 'Channel' },
  created_at: { ja: '日時(UTC)', en: 'Time (UTC)' },
  created_local: { ja: '日時', en: 'Local time' },
  lang: { ja: '言語', en: 'Language' },
  product: { ja: '商品', en: 'Product' },
  team: { ja: 'チーム', en: 'Team' },
  sentiment: { ja: '感情', en: 'Sentiment' },
  sentiment_value: { ja: '感情の値', en: 'Sentiment value' },
  intent: { ja: '種別', en: 'Intent' },
  priority: { ja: '優先度', en: 'Priority' },
  priority_score: { ja: '優先度の値', en: 'Priority score' },
  priority_reasons: { ja: '優先度の理由', en: 'Priority reasons' },
  themes: { ja: 'テーマ', en: 'Themes' },
  theme_ids: { ja: 'テーマID', en: 'Theme IDs' },
  theme_sentiments: { ja: 'テーマごとの感情', en: 'Sentiment by theme' },
  csat: { ja: '満足度', en: 'CSAT' },
  csat_min: { ja: '満足度の下端', en: 'CSAT scale from' },
  csat_max: { ja: '満足度の上端', en: 'CSAT scale to' },
  nps: { ja: '推奨度', en: 'NPS' },
  ces: { ja: '努力度', en: 'CES' },
  ces_min: { ja: '努力度の下端', en: 'CES scale from' },
  ces_max: { ja: '努力度の上端', en: 'CES scale to' },
  rating: { ja: '評価', en: 'Rating' },
  rating_min: { ja: '評価の下端', en: 'Rating scale from' },
  rating_max: { ja: '評価の上端', en: 'Rating scale to' },
  scores: { ja: 'すべての回答値(JSON)', en: 'All scores (JSON)' },
  first_reply_seconds: { ja: '初回返信まで(秒)', en: 'First reply (s)' },
  handling_seconds: { ja: '対応時間(秒)', en: 'Handling time (s)' },
  resolved_at: { ja: '解決日時(UTC)', en: 'Resolved (UTC)' },
  handling: { ja: '対応状況', en: 'Handling' },
  assignee: { ja: '担当者', en: 'Assignee' },
  due_on: { ja: '期限', en: 'Due' },
  note: { ja: '対応メモ', en: 'Handling note' },
  text: { ja: '本文', en: 'Text' },
  questions: { ja: '設問', en: 'Questions' },
  attributes: { ja: 'その他の属性(JSON)', en: 'Other attributes (JSON)' },
  classifier_version: { ja: '分類の版', en: 'Classifier version' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type ColumnName = keyof typeof COLUMN_WORDS;

/** Header of the column that counts what CP932 has no character for. */
export const REPLACED_WORDS: Bilingual = { ja: '置き換えた文字数(〓)', en: 'Replaced characters (〓)' };
export const REPLACED_NAME = 'replaced_characters';
