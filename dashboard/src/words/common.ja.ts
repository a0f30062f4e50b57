import type { Priority, ScoreKind } from '@koe/sql/domain/item';
import { valueWordsJa } from '@koe/sql/domain/words/value-words.ja';

const priority: Record<Priority, string> = { P1: '最優先', P2: '優先', P3: '通常', P4: '低' };
const score: Record<ScoreKind, string> = { csat: '満足度', nps: '推奨度', ces: '努力度', rating: '評価' };

const { channel, intent, sentiment, handling, kind, valueOf } = valueWordsJa;

export const commonJa = {
  channel,
  intent,
  sentiment,
  priority,
  handling,
  kind,
  valueOf,
  score,
  lang: (code: string): string => ({ ja: '日本語', en: '英語', zh: '中国語', ko: '韓国語', und: '不明' })[code] ?? code,
  none: 'なし',
  all: 'すべて',
  save: '保存',
  cancel: 'キャンセル',
  close: '閉じる',
  edit: '編集',
  add: '追加',
  remove: '削除',
  undo: '元に戻す',
  retry: 'もう一度試す',
  reload: '再読み込み',
  search: '検索',
  more: 'さらに表示',
  back: '戻る',
  next: '次へ',
  yes: 'はい',
  no: 'いいえ',
  optional: '任意',
  required: '必須',
  loading: '読み込み中',
  saved: '保存しました',
  removed: '削除しました',
  menu: 'メニュー',
  pin: '全画面で開く',
  unpin: '一覧に戻す',
  items: (n: string): string => `${n}件`,
  openItems: (n: string): string => `${n}件の声を開く`,
  notEnough: (n: string): string => `データ不足(n=${n})`,
  timeUnknown: '日時不明',
  problemTitle: '読み込めませんでした',
  problemUnreachable: 'サーバーが応答しません。Koeが起動しているか確認してから、もう一度お試しください。',
  problemUnreadable:
    'サーバーの返答を読み取れませんでした。画面とサーバーの版が異なる可能性があります。再読み込みしてください。',
  problemInternal:
    'サーバーで予期しない問題が起きました。もう一度お試しください。続く場合は問い合わせ番号を管理者に伝えてください。',
  requestId: '問い合わせ番号',
  copied: 'コピーしました',
};
