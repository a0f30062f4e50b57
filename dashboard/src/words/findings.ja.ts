/** Why something waits for a decision. */
const because: Record<'signal' | 'priority' | 'deferred', string> = {
  signal: '普段の範囲を外れたため',
  priority: '優先順位が高いため',
  deferred: '保留の期日が来たため',
};

/** Between which two periods. */
const versus: Record<'week' | 'previous' | 'year', string> = {
  week: '前の週',
  previous: '直前の同じ長さの期間',
  year: '前年の同じ時期',
};

/** What findings say. Every argument is a finished piece of text: numbers, dates and names are written before. */
export const findingsJa = {
  because,
  versus,
  versusDays: (days: string): string => `${days}の期間`,
  days: (from: string, to: string): string => `${from}〜${to}`,
  range: (low: string, high: string): string => `${low}〜${high}`,
  interval: (range: string): string => `95%区間 ${range}`,
  about: (subject: string, metric: string): string => (subject === '' ? metric : `${subject}の${metric}`),
  everything: 'すべての声',
  others: 'その他の区分',
  items: (n: string): string => `${n}件`,
  people: (n: string): string => `${n}人`,
  or: '・',
  and: ' × ',
  not: (name: string): string => `${name}以外`,
  noValue: (field: string): string => `${field}なし`,
  textOf: (text: string): string => `「${text}」を含む声`,
  variant: (metric: string, variant: string): string => `${metric}（${variant}）`,
  details: (details: readonly string[]): string => (details.length === 0 ? '' : `（${details.join('、')}）`),
  n: (n: string): string => `n=${n}`,
  once: '重複は1件と数える',
  level: (what: string, value: string, details: string): string => `${what}は${value}です${details}。`,
  notEnough: (what: string, n: string): string => `${what}はデータ不足で値を出せません（n=${n}）。`,
  targetReached: (target: string): string => `目標の${target}に届いています。`,
  targetMissed: (target: string): string => `目標の${target}に届いていません。`,
  targetUnclear: (target: string): string => `目標の${target}との差ははっきりしません。`,
  target: (target: string): string => `目標は${target}です。`,
  up: (what: string, before: string, now: string, versus: string, details: string): string =>
    `${what}は${versus}の${before}から${now}に上がりました${details}。`,
  down: (what: string, before: string, now: string, versus: string, details: string): string =>
    `${what}は${versus}の${before}から${now}に下がりました${details}。`,
  more: (what: string, before: string, now: string, versus: string, details: string): string =>
    `${what}は${versus}の${before}から${now}に増えました${details}。`,
  fewer: (what: string, before: string, now: string, versus: string, details: string): string =>
    `${what}は${versus}の${before}から${now}に減りました${details}。`,
  longer: (what: string, before: string, now: string, versus: string, details: string): string =>
    `${what}は${versus}の${before}から${now}に延びました${details}。`,
  shorter: (what: string, before: string, now: string, versus: string, details: string): string =>
    `${what}は${versus}の${before}から${now}に縮まりました${details}。`,
  noChange: (what: string, now: string, versus: string, details: string): string =>
    `${what}は${now}で、${versus}と差なし${details}。`,
  noComparison: (what: string, now: string, versus: string): string =>
    `${what}は${now}です。${versus}はデータ不足のため比べられません。`,
  goodNews: (sentence: string): string => `良い知らせです。${sentence}`,
  part: (what: string, change: string, segment: string, part: string, details: string): string =>
    `${what}の変化${change}のうち、${part}は${segment}から来ています${details}。`,
  why: {
    mix: (segment: string): string => `${segment}の構成比の変化`,
    within: (segment: string): string => `${segment}そのものの変化`,
    total: (segment: string): string => segment,
  },
  partUnclear: (what: string, segment: string, part: string, details: string): string =>
    `${what}の変化に対する${segment}の寄与は${part}ですが、差なし${details}。`,
  quiet: (tests: string): string => `普段の範囲を外れた変化はありません（検定${tests}件）。`,
  quietUntested: '検定できるだけのデータがまだありません。',
  theme: (name: string, segment: string): string => (segment === '' ? `「${name}」` : `「${name}」（${segment}）`),
  signalUp: (theme: string, items: string, expected: string): string =>
    `${theme}が普段の範囲を超えて多くなっています（${items}件、見込み${expected}件）。`,
  signalDown: (theme: string, items: string, expected: string): string =>
    `${theme}が普段の範囲を下回って少なくなっています（${items}件、見込み${expected}件）。`,
  since: (day: string, weeks: string): string => `${day}の週から${weeks}週続いています。`,
  where: (share: string, segment: string): string => `増減の${share}が${segment}に集まっています。`,
  decision: (theme: string, because: string): string => `${theme}をどうするか決めてください（${because}）。`,
  undecided: (since: string, weeks: string): string => `${since}から${weeks}週、未決定のままです。`,
  undecidedNew: (since: string): string => `${since}から未決定です。`,
  action: (title: string): string => `改善アクション「${title}」`,
  actionLate: (action: string, due: string, days: string): string => `${action}は期限（${due}）を${days}日過ぎています`,
  actionToday: (action: string, due: string): string => `${action}は本日（${due}）が期限です`,
  actionDue: (action: string, due: string, days: string): string => `${action}の期限は${due}、あと${days}日です`,
  blocked: '。先へ進めない状態です',
  owner: (name: string): string => `（担当: ${name}）`,
  noOwner: '（担当者は未定）',
  end: '。',
  effect: {
    worked: (action: string, what: string, effect: string, details: string): string =>
      `${action}は効果がありました。${what}への効果は${effect}です${details}。`,
    no_worthwhile_effect: (action: string, what: string, effect: string, details: string): string =>
      `${action}に意味のある効果は見られませんでした。${what}への効果は${effect}です${details}。`,
    worse: (action: string, what: string, effect: string, details: string): string =>
      `${action}のあと、かえって悪くなりました。${what}への効果は${effect}です${details}。`,
    no_evidence_yet: (action: string, what: string, effect: string, details: string): string =>
      `${action}に効果があったとは、まだ言えません。${what}への効果の推定は${effect}です${details}。`,
    measuring: (action: string, what: string, effect: string, details: string): string =>
      `${action}は測定中です。${what}への効果の途中の推定は${effect}です${details}。`,
  },
  effectWithout: {
    worked: (action: string): string => `${action}は効果がありました。`,
    no_worthwhile_effect: (action: string): string => `${action}に意味のある効果は見られませんでした。`,
    worse: (action: string): string => `${action}のあと、かえって悪くなりました。`,
    no_evidence_yet: (action: string): string => `${action}に効果があったとは、まだ言えません。`,
    measuring: (action: string): string => `${action}は測定中です。推定にはまだデータが足りません。`,
  },
  notReleased: (action: string): string => `${action}はまだ実施されていないため、効果は測れません。`,
  verdictOn: (day: string): string => `${day}まで測定します。`,
  enoughOn: (day: string): string => `${day}ごろに判断できる見込みです。`,
  p: (p: string): string => `p${p}`,
  faqGap: (question: string, perWeek: string, saved: string): string =>
    `「${question}」という質問が週に約${perWeek}件届いていますが、よい答えがまだありません。答えがあれば週に${saved}件の問い合わせを減らせる見込みです。`,
  among: (subject: string): string => (subject === '' ? '' : `（${subject}）`),
  driver: {
    higher: (theme: string, among: string, metric: string, size: string, details: string): string =>
      `「${theme}」に触れた回答${among}は、ほかの条件が同じ回答より${metric}が${size}高くなっています${details}。`,
    lower: (theme: string, among: string, metric: string, size: string, details: string): string =>
      `「${theme}」に触れた回答${among}は、ほかの条件が同じ回答より${metric}が${size}低くなっています${details}。`,
    unclear: (theme: string, among: string, metric: string, size: string, details: string): string =>
      `「${theme}」に触れた回答${among}の${metric}は、ほかの条件が同じ回答と差なしです（差${size}）${details}。`,
    tied: (theme: string, among: string, metric: string, others: string): string =>
      `「${theme}」に触れた回答${among}の${metric}の差は、「${others}」と常に同時に現れるため切り分けられません。`,
    unknown: (theme: string, among: string, metric: string, n: string): string =>
      `「${theme}」に触れた回答${among}の${metric}の差は、データ不足で出せません（n=${n}）。`,
  },
  contribution: (value: string): string => `全体との関連は${value}です。`,
  association: '関連であり、原因とは限りません。',
  tiedNames: '」「',
  band: ['最初の返信が60秒以内', '最初の返信が5分以内', '最初の返信が10分以内', '最初の返信が10分超', '返信がまだない'],
  ofBand: (band: string, among: string): string => `${band}の声${among}の顧客満足度（CSAT）`,
  slope: {
    minute: '1分',
    hour: '1時間',
    lower: (unit: string, among: string, size: string, details: string): string =>
      `最初の返信${among}が${unit}遅くなるごとに、顧客満足度（CSAT）は${size}低くなる関連があります${details}。`,
    higher: (unit: string, among: string, size: string, details: string): string =>
      `最初の返信${among}が${unit}遅くなるごとに、顧客満足度（CSAT）は${size}高くなる関連があります${details}。`,
    unclear: (unit: string, among: string, size: string, details: string): string =>
      `最初の返信${among}が${unit}遅くなっても、顧客満足度（CSAT）にはっきりした差はありません（${size}）${details}。`,
    range: (from: string, to: string): string => `待ち時間${from}〜${to}の範囲`,
    what: (among: string): string => `最初の返信の遅れ${among}と顧客満足度（CSAT）の関連`,
  },
  rise: {
    more: (theme: string, among: string, items: string, expected: string, size: string, details: string): string =>
      `「${theme}」${among}は${items}件で、前の期間の割合から見込まれる${expected}件より${size}件多くなっています${details}。`,
    fewer: (theme: string, among: string, items: string, expected: string, size: string, details: string): string =>
      `「${theme}」${among}は${items}件で、前の期間の割合から見込まれる${expected}件より${size}件少なくなっています${details}。`,
    unclear: (theme: string, among: string, items: string, expected: string, size: string, details: string): string =>
      `「${theme}」${among}は${items}件で、前の期間の割合から見込まれる${expected}件と差なしです（差${size}件）${details}。`,
    part: (theme: string, among: string, segment: string, size: string, details: string): string =>
      `「${theme}」${among}の見込みとの差のうち、${segment}の分は${size}件です${details}。`,
    partUnclear: (theme: string, among: string, segment: string, size: string, details: string): string =>
      `「${theme}」${among}の見込みとの差のうち、${segment}の分は${size}件で、差なしです${details}。`,
    what: (theme: string, among: string): string => `「${theme}」${among}の見込みとの差`,
  },
  priority: (theme: string, among: string, rank: string, score: string, level: string, n: string): string =>
    `「${theme}」${among}の優先順位は${rank}、点数は${score}（${level}）です（n=${n}）。`,
  rankOf: (rank: string, of: string, between: string, tied: boolean): string =>
    `${of}テーマ中${rank}位${tied ? 'タイ' : ''}${between === '' ? '' : `（95%の範囲は${between}位）`}`,
  rankRange: (low: string, high: string): string => `${low}〜${high}`,
  priorityTerms: (terms: string, weights: string): string => `内訳は${terms}、重みは${weights}です。`,
  term: { frequency: '頻度', impact: '影響', urgency: '緊急', goalFit: '目標' },
  termValue: (name: string, value: string): string => `${name}${value}`,
  termJoin: '・',
  levels: { high: '高', medium: '中', low: '低' },
  forecast: (what: string, week: string, value: string, details: string): string =>
    `${week}の週の${what}は${value}の見込みです${details}。`,
  hitRate: (hits: string, of: string): string => `過去の予測は${of}回のうち${hits}回が区間に収まりました。`,
  accuracy: (share: string, details: string): string => `テーマの当たり方（F1）は${share}です${details}。`,
  accuracyUnknown: '判定した声がまだ足りず、テーマの当たり方は分かりません。',
  judged: (n: string): string => `判定した声${n}件`,
  reliability: (unclassified: string, tests: string, corrections: string): string =>
    `未分類は${unclassified}、検定は${tests}件、人による訂正は${corrections}件です。`,
  reliabilityWithout: (tests: string, corrections: string): string =>
    `検定は${tests}件、人による訂正は${corrections}件です。`,
};
