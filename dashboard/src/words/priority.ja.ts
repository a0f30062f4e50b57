import type { Level } from '@koe/sql/domain/priority/theme-priority';
import type { Term } from '@koe/sql/domain/priority/weights';

const levels: Record<Level, string> = { high: '高', medium: '中', low: '低' };
const frequencies: Record<Level, string> = { high: '多い', medium: '中', low: '少ない' };
const terms: Record<Term, string> = { frequency: '頻度', impact: '影響', urgency: '緊急', goalFit: '目標' };
/** What each term is, in full: the formula is for everybody to check. */
const meanings: Record<Term, string> = {
  frequency: '声に占める割合。10%で1。',
  impact: '満足度(CSAT)の低下。30ポイントで1。点数がないテーマは否定的な声の割合。',
  urgency: '直前8週からの増え方(2倍で1)と、未対応の割合の平均。',
  goalFit: '今期の目標との関わり。管理者が 0・½・1 で決めます。',
};

export const priorityJa = {
  levels,
  frequencies,
  terms,
  meanings,
  quoted: (name: string): string => `「${name}」`,
  join: '・',
  answer: {
    one: (name: string, level: string, score: string): string => `まず${name}(優先順位 ${level}、${score})。`,
    tie: (names: string, level: string): string => `先頭は${names}(優先順位 ${level})。順位の差ははっきりしません。`,
    tieMore: (names: string, n: string, level: string): string =>
      `先頭は${names}ほか${n}テーマ(優先順位 ${level})。順位の差ははっきりしません。`,
    noneHigh: (name: string, level: string): string =>
      `優先順位が「高」のテーマはありません。先頭は${name}(${level})。`,
    none: 'この条件では、テーマに言及した声がありません。',
    few: (n: string): string => `順位を付けるにはデータが足りません(n=${n})。`,
  },
  formula: {
    title: '優先順位の求め方',
    is: '優先順位',
    note: '各項は0から1。合計が0.5以上で高、0.25以上で中。',
    times: (term: string, weight: string): string => `${term}×${weight}`,
  },
  table: '手を打つテーマの優先順位',
  columns: {
    rank: '順位',
    theme: '問題の種類',
    priority: '優先順位',
    frequency: '頻度',
    impact: '影響',
    urgency: '緊急',
    goalFit: '目標',
    trend: '推移(13週)',
    owner: '担当',
    weeks: '「高」の継続',
  },
  under: { frequency: '声に占める割合', impact: 'CSATの差・否定の割合', urgency: '8週比・未対応' },
  rank: (n: string): string => `${n}位`,
  tied: (n: string): string => `同${n}位`,
  rankBetween: (low: string, high: string): string => `${low}〜${high}位`,
  rankHint: (low: string, high: string): string =>
    `数え直しを400回まねると、順位は95%が${low}〜${high}位に入りました。区別のつかない順位は同順位にしています。`,
  csat: (points: string): string => `CSAT ${points}`,
  negative: (share: string): string => `否定 ${share}`,
  csatHint: (points: string, low: string, high: string, n: string): string =>
    `このテーマの声は、全体よりCSATが${points}(95%区間 ${low}〜${high}、n=${n})。`,
  negativeHint: (share: string, low: string, high: string, n: string): string =>
    `点数がないため、否定的な言及の割合${share}(95%区間 ${low}〜${high}、n=${n})で測っています。`,
  riseOver: (weeks: string, change: string): string => `${weeks}週比 ${change}`,
  riseNew: '新しく現れた',
  riseUnknown: '比較する週なし',
  riseSame: '差なし',
  riseHint: (low: string, high: string): string => `直前の週と比べた1週あたりの件数の変化。95%区間 ${low}〜${high}。`,
  open: (share: string): string => `未対応 ${share}`,
  shareHint: (items: string, voices: string, low: string, high: string): string =>
    `${voices}件のうち${items}件。95%区間 ${low}〜${high}。`,
  term: (name: string, value: string): string => `${name} ${value}`,
  noOwner: '未定',
  goal: (theme: string): string => `「${theme}」の目標との関わり`,
  goalField: '目標との関わり',
  goals: { '0': '0', '0.5': '½', '1': '1' },
  goalHints: { '0': '関わりなし', '0.5': '一部関わる', '1': '目標そのもの' },
  goalSaved: '目標との関わりを保存しました',
  weeks: (n: string): string => `${n}週`,
  weeksAtLeast: (n: string): string => `${n}週以上`,
  weeksHint: (days: string): string =>
    `各週の終わりに直近${days}日で計算した優先順位が「高」だった週が、何週続いているか。未対応の割合は現在のものです。`,
  trendText: (first: string, last: string): string => `13週前${first}から直近の週${last}へ`,
  level: '表示するテーマ',
  leaf: '個別のテーマ',
  top: '大分類',
  view: '表の形',
  full: '詳しく',
  simple: '簡易',
  simpleNote: '頻度は5%以上で多い、1%以上で中。優先順位は0.5以上で高、0.25以上で中。',
  changed: '自分用の重みで並べています',
  weights: {
    open: '重み',
    title: '重みを変えて並べ直す',
    hint: '動かすとすぐに並べ直します。重みはアドレスに入るので、リンクを送ると同じ並びを見せられます。',
    weightOf: (term: string): string => `${term}の重み`,
    reset: 'チームの標準に戻す',
    product: '初期値にする',
    save: 'チームの標準として保存',
    saved: '重みをチームの標準として保存しました',
    by: (when: string, who: string): string => `チームの標準: ${when} ${who}が保存`,
    byNobody: 'チームの標準: 初期値のまま',
    none: '重みがすべて0では並べられません。',
  },
  empty: '順位を付ける声がまだありません',
  emptyHint: '取込元を追加すると、テーマごとの頻度・影響・緊急度がここに並びます。',
  noMatch: 'この条件では、テーマに言及した声がありません',
  noMatchHint: '期間を広げるか、絞り込みを外してください。',
};
