import type { TrendGrain } from '@koe/sql/domain/trend/trend';

/** By the kinds of flags of a control chart. */
const flag = {
  release: 'リリース',
  campaign: 'キャンペーン',
  outage: '障害',
  other: '出来事',
  action: '改善アクション',
  decision: '決定',
};
const grain: Record<TrendGrain, string> = { day: '日', week: '週', month: '月' };

export const trendsJa = {
  question: 'どう変わってきたか',
  settings: '表示する内容',
  metric: '指標',
  variant: '計算方法',
  scale: '尺度',
  grainLabel: '単位',
  grain,
  split: '分けて見る',
  noSplit: '分けない',
  lines: '表示中',
  addLine: '追加',
  findLine: '表示する値を探す',
  noLine: '一致する値がありません',
  removeLine: (name: string): string => `「${name}」を表示から外す`,
  mostLines: (n: string): string => `同時に表示できるのは${n}つまで`,
  theme: 'テーマ',
  chooseTheme: 'テーマを選ぶ',
  themeNeeded: 'テーマを選ぶと、その割合の推移を表示します。',
  noLines: 'この条件では分けて表示できる値がありません',
  limit: { upper: '上限', lower: '下限', centre: '通常' },
  flag,
  flags: '出来事',
  openFlag: '設定で開く',
  openAction: 'アクションを開く',
  openDecision: 'その週のシグナルを開く',
  /** Names of periods, and the same as the time at which something was. */
  period: {
    day: (date: string): string => date,
    week: (date: string): string => `${date}の週`,
    month: (month: string): string => month,
  } satisfies Record<TrendGrain, (date: string) => string>,
  during: {
    day: (date: string): string => `${date}に`,
    week: (date: string): string => `${date}の週に`,
    month: (month: string): string => `${month}に`,
  } satisfies Record<TrendGrain, (date: string) => string>,
  running: '期間の途中',
  outside: { above: '上限を超過', below: '下限を下回る' },
  inside: '通常の範囲内',
  notJudged: '限界線なし',
  judgement: '判定',
  usual: '通常の範囲',
  openPeriod: 'この期間の声を開く',
  standOut: '目立つ期間',
  standOutNone: '限界線の外に出た期間はありません。',
  moreOut: (n: string): string => `ほか${n}期間は表で見られます`,
  changeAt: (when: string, before: string, after: string, interval: string): string =>
    `${when}から水準が変化: ${before} → ${after}(差 ${interval})`,
  change: '水準の変化',
  forecast: '予測',
  forecastOf: (name: string, week: string): string => `${name} ${week}の週の予測`,
  forecastRow: (when: string): string => `${when}(予測)`,
  note: (grainName: string): string => `${grainName}別・帯は95%区間・破線は限界線`,
  summary: (name: string, sentence: string): string => `${name}の推移。${sentence}`,
  answer: {
    noData: (name: string): string => `${name}は、値を出せるだけのデータがありません。`,
    noLimits: (name: string, need: string, have: string): string =>
      `${name}が通常の範囲にあるかは、まだ判断できません。値のある期間が${need}必要で、いまは${have}です。`,
    outside: {
      above: (name: string, during: string, value: string, usual: string): string =>
        `${name}は${during}${value}となり、通常の範囲(${usual})を上回りました。`,
      below: (name: string, during: string, value: string, usual: string): string =>
        `${name}は${during}${value}となり、通常の範囲(${usual})を下回りました。`,
    },
    run: (count: string): string => `これで${count}連続です。`,
    insideSince: (name: string, when: string): string => `${name}は${when}から通常の範囲に収まっています。`,
    insideAll: (name: string): string => `${name}は、表示している間ずっと通常の範囲に収まっています。`,
    insideJudged: (name: string, when: string): string =>
      `${name}は、${when}から後の判定できた期間すべてで通常の範囲に収まっています。`,
    change: (during: string, before: string, after: string): string =>
      `${during}水準が${before}から${after}に変わりました。`,
    forecast: (low: string, high: string, past: string): string => `今後4週の予測は${low}〜${high}です${past}。`,
    forecastByWeek: (low: string, high: string, past: string): string =>
      `今後4週の週ごとの予測は${low}〜${high}です${past}。`,
    hitRate: (hits: string, of: string): string => `(過去の予測は${of}回中${hits}回が範囲内)`,
    noneOut: (n: string): string => `直近で通常の範囲の外に出ているものはありません(${n}つを表示)。`,
    someOut: (names: string): string => `直近で通常の範囲の外に出ているのは${names}です。`,
    unknown: (n: string): string => `${n}つはデータが足りず判断できません。`,
    quoted: (name: string): string => `「${name}」`,
    names: '、',
    then: (first: string, second: string): string => first + second,
  },
  limits: {
    how: (method: string, sigma: string): string => `限界線は${method}・±${sigma}σ`,
    method: { p: '割合の管理図(Laney p′)', u: '件数の管理図(Laney u′)', x: '標本誤差を考慮した個別値の管理図' },
    baseline: (from: string, to: string, periods: string): string => `基準は${from}〜${to}の${periods}`,
    dispersion: (value: string): string => `ばらつきは標本誤差の${value}倍`,
    weekday: '曜日の差を調整',
    holidays: '祝日の影響を調整',
    join: ' ・ ',
  },
  /** So many days, weeks, months. */
  span: {
    day: (n: string): string => `${n}日`,
    week: (n: string): string => `${n}週`,
    month: (n: string): string => `${n}か月`,
  } satisfies Record<TrendGrain, (n: string) => string>,
  empty: 'まだ声がありません',
  emptyHint: '取込元を追加すると、指標の推移と通常の範囲がここに表示されます。',
};
