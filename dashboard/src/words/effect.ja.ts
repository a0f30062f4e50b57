import type { EffectObstacle, EffectPhase, RecountReason } from '@koe/sql/domain/effect/action/effect-look';

const obstacle: Record<EffectObstacle, string> = {
  metric:
    'この指標では効果を推定できません。割合・ポイント・平均の指標だけが対象で、文字の検索による絞り込みは使えません。',
  no_data: '目標の条件に当てはまる声が1件もありません。',
  few_weeks: 'リリースまでのデータが8週に満たないため、何もしなかった場合を見積もれません。',
};
const phase: Record<EffectPhase, string> = {
  earlier: '別の水準だった週',
  baseline: '比較の基準',
  decision: '決定の直前(除外)',
  release: 'リリースの週(除外)',
  after: 'リリース後',
};
const recountWhy: Record<RecountReason, string> = {
  data: '遅れて届いた声や訂正',
  taxonomy: 'テーマの定義の変更',
  definition: '指標の定義の変更',
};

export const effectJa = {
  title: '効果',
  phase,
  obstacle,
  release: 'リリース',
  windowEnd: '判定',
  notYet: '効果はまだ計算されていません。次の取込のあとに計算します。',
  loading: '効果を読み込んでいます',
  /** Sentences at the head: what it did. */
  head: {
    worked: (metric: string, effect: string, range: string): string =>
      `効果がありました。${metric}は、何もしなかった場合と比べて${effect}(95%区間 ${range})。`,
    no_worthwhile_effect: (metric: string, effect: string, range: string, minimum: string): string =>
      `意味のある効果はありませんでした。${metric}の変化は${effect}(95%区間 ${range})で、目標の${minimum}に届きません。`,
    worse: (metric: string, effect: string, range: string): string =>
      `悪化しました。${metric}は、何もしなかった場合と比べて${effect}(95%区間 ${range})。`,
    no_evidence_yet: (metric: string, effect: string, range: string): string =>
      `まだ判断できません。${metric}の変化は${effect}(95%区間 ${range})で、偶然と区別がつきません。`,
    nothing: '判断できるだけのデータがありませんでした。',
    measuring: (weeks: string, all: string): string => `測定中です(${all}週のうち${weeks}週)。`,
    firstWeek: (date: string): string => `測定中です。最初の1週は${date}からです。`,
    running: (metric: string, effect: string, range: string): string =>
      `今の見込みでは、${metric}の変化は${effect}(95%区間 ${range})。判定ではありません。`,
    verdictFrom: (date: string): string => `判定は${date}以降に一度だけ出します。`,
    notReleased: 'まだリリースされていません。リリース日を入れると、その後の変化を測ります。',
    planned: (date: string, weeks: string): string => `${date}のリリース後、${weeks}週の変化を測ります。`,
    enoughOn: (date: string): string => `今のペースなら、${date}ごろに判断できる見込みです。`,
    visibleAfter: (weeks: string): string => `目標の大きさの変化は、リリース後およそ${weeks}週で見えます。`,
    never: '今の件数では、目標の大きさの変化は2年以内に見えません。',
  },
  late: 'リリース後に登録',
  lateHint: 'このアクション(またはリリース日)は、結果が出始めてから登録されました。良い結果を選んだ可能性が残ります。',
  chart: '実際の値と、何もしなかった場合の見込み',
  note: (comparison: string): string =>
    `週ごと。点線は${comparison}の動きから見た、何もしなかった場合の見込みと95%の幅`,
  noteAlone: '週ごと。点線は過去の水準のままだった場合の見込みと95%の幅。比較できる対象がありません',
  noteBefore: '週ごと。リリース前',
  keys: { actual: '実際', expected: '何もしなかった場合' },
  hollow:
    '白抜きの点は計算に使わない週です。問題が最も悪く見えて決定に至った週とリリースの週を外し、自然に元へ戻る分を効果に数えないためです。',
  columns: {
    week: '週',
    actual: '実際',
    expected: '何もしなかった場合',
    comparison: '比較対象',
    phase: '使い方',
  },
  openWeek: 'この週の声を開く',
  facts: {
    effect: '効果',
    interval: '95%区間',
    p: 'p値',
    weeks: '測った週',
    minimum: '目標の大きさ',
    comparison: '比較対象',
  },
  weeksOf: (n: string, all: string): string => `${n} / ${all}週`,
  p: (text: string): string => text,
  pBelow: '0.001未満',
  comparison: {
    others: (dimension: string, action: string): string => `${dimension}が${action}以外の声`,
    value: (dimension: string, value: string): string => `${dimension}が${value}の声`,
    theme: (theme: string): string => `テーマ「${theme}」`,
    themes: (n: string): string => `ほかの${n}テーマの合計`,
    none: '比較対象なし(自身の過去のみ)',
  },
  chosenBefore:
    'リリース前の週だけを見て、最も精度よく比べられるものを選びました。結果を見て選び直すことはありません。',
  sensitivity: '比較対象を変えた場合',
  sensitivityNote: '判定に使うのは印を付けた行だけです。',
  sensitivityAgree: (n: string, all: string): string => `ほかの${all}通りのうち${n}通りで同じ判定です。`,
  columnsOther: { comparison: '比較対象', effect: '効果', interval: '95%区間', verdict: '判定' },
  chosen: '採用',
  unknown: '–',
  recount: (why: string): string => `判定後の変化:${why}`,
  recountText: (verdict: string, effect: string, range: string): string =>
    `同じ期間を今のデータで数え直すと「${verdict}」、${effect}(95%区間 ${range})。判定は変えません。`,
  recountWhy,
  join: '、',
  stamp: (at: string, version: string): string => `${at} 時点のデータ、テーマ定義 第${version}版で固定`,
  stampRunning: (at: string): string => `${at} 時点`,
  judgedOn: (date: string): string => `${date}に判定`,
  summary: (sentence: string, first: string, last: string): string =>
    `${sentence} ${first}から${last}までの週ごとの値。`,
};
