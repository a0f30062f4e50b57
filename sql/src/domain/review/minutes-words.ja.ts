/** The sentences of minutes in Japanese; they give the shape. Everything handed in is already a text. */
export const minutesJa = {
  title: (day: string) => `レビュー会議 議事録 ${day}`,
  about: (from: string, to: string) => `対象の週: ${from}〜${to}`,
  held: (planned: number, used: number) => `予定 ${planned}分、実際 ${used}分`,
  department: (name: string) => `部署: ${name}`,
  people: (names: string) => `出席: ${names}`,
  nobody: '出席者の記録なし',
  summary: (asked: number, decided: number) =>
    asked === 0
      ? '決定を求める議題はありませんでした。'
      : decided === asked
        ? `${asked}件の議題すべてについて決定しました。`
        : `${asked}件の議題のうち${decided}件を決定し、${asked - decided}件は未決定のまま残りました。`,
  kind: {
    story: 'お客様の声',
    follow_up: '前回からの宿題',
    action: '改善アクション',
    picture: '全体の状況',
    exception: 'シグナル',
    theme: 'テーマの優先順位',
    gap: 'FAQの不足',
    custom: '追加の議題',
    read_back: '決定の確認',
  },
  why: {
    story: () => '数字の前に、この週の声を1件。',
    last_meeting: (on: string) => `前回の会議で決めたアクションです（期日 ${on}）。`,
    action_due: (on: string) => `期日が近いアクションです（${on}）。`,
    action_late: (on: string) => `期日（${on}）を過ぎています。`,
    action_verdict: (on: string) => `${on}に効果の判定が出ました。`,
    picture: () => '毎回確認します。',
    signal: (_on: string, weeks: string) =>
      weeks === '1'
        ? '限界の外に出て、まだ決まっていません。'
        : `${weeks}週続けて限界の外にあり、まだ決まっていません。`,
    signal_deferred: (on: string) => `${on}まで保留にしていたシグナルです。`,
    rank: (_on: string, rank: string) => `優先順位の${rank}位です。`,
    rank_tied: (_on: string, rank: string) => `優先順位は${rank}位タイで、並ぶテーマとの差ははっきりしません。`,
    oldest: (_on: string, weeks: string) => `${weeks}週間、未決定のままです。`,
    gap: () => '繰り返し聞かれていて、答えがありません。',
    follow_up_due: () => '今日が約束の日です。',
    follow_up_late: (on: string) => `約束の日（${on}）を過ぎています。`,
    follow_up_open: (on: string) => `${on}までの約束です。`,
    undecided_before: (on: string) => `${on}の会議で決まりませんでした。`,
    added: () => '会議のために追加されました。',
    read_back: () => '決定を読み上げて確認します。',
  },
  share: (theme: string, share: string, interval: string, items: string, n: string) =>
    `${theme}への言及は${share}${interval}、${n}件中${items}件。`,
  expected: (share: string, items: string) => `見込みは${share}（${items}件）でした。`,
  rank: (theme: string, rank: string, low: string, high: string) =>
    low === high ? `${theme}は優先順位${rank}位。` : `${theme}は優先順位${rank}位（${low}〜${high}位のどこか）。`,
  rankTied: (theme: string, rank: string, low: string, high: string) =>
    low === high
      ? `${theme}は優先順位${rank}位タイ。`
      : `${theme}は優先順位${rank}位タイ（${low}〜${high}位のどこか）。`,
  themeCount: (items: string, voices: string) => `4週間で${voices}件中${items}件が触れています。`,
  undecidedFor: (weeks: string) => `未決定のまま${weeks}週間。`,
  metric: (name: string, value: string, interval: string, n: string) => `${name} ${value}${interval}、n=${n}。`,
  band: (low: string, high: string) => `（${low}〜${high}）`,
  noValue: (name: string, n: string) => `${name}はデータ不足（n=${n}）。`,
  change: (from: string) => `前の週は${from}。`,
  noChange: (from: string) => `前の週（${from}）との差はなし。`,
  action: (owner: string, due: string) => `担当 ${owner}、期日 ${due}。`,
  effect: {
    measuring: (_effect: string, _interval: string, on: string) => `効果を測定中です（${on}に判定）。`,
    worked: (effect: string, interval: string) => `効果がありました: ${effect}${interval}。`,
    no_worthwhile_effect: (effect: string, interval: string) =>
      `意味のある大きさの効果はありません: ${effect}${interval}。`,
    no_evidence_yet: (effect: string, interval: string, on: string) =>
      `まだ判断できません: ${effect}${interval}${on === '' ? '' : `、${on}ごろ判断できる見込み`}。`,
    worse: (effect: string, interval: string) => `悪化しました: ${effect}${interval}。`,
  },
  noEffect: '効果はまだ測定していません。',
  gap: (items: string) => `${items}件の質問がありました。`,
  gapSaves: (low: string, high: string) =>
    `答えを公開すると、週に${low}〜${high}件の問い合わせが減る見込みです（想定）。`,
  promise: (day: string, what: string) => `${day}の会議: ${what}。`,
  read: '読み上げた声は、リンクから確認できます。',
  outcome: { act: '対応する', investigate: '調べる', defer: '保留する', decline: '見送る', under_way: '対応中' },
  decided: {
    act: (action: string) => `対応する: 改善アクション「${action}」。`,
    investigate: (owner: string, due: string) => `調べる: 担当 ${owner}、${due}まで。`,
    defer: (due: string) => `${due}まで保留する。`,
    decline: (reason: string) => `見送る。理由: ${reason}`,
    under_way: (action: string) => (action === '' ? 'すでに対応中。' : `すでに対応中: 改善アクション「${action}」。`),
  },
  plan: (owner: string, due: string) => `担当 ${owner}、期日 ${due}。`,
  goal: (metric: string, effect: string) => `目標: ${metric}、${effect}以上の改善。`,
  by: (name: string) => `決定: ${name}`,
  undecided: '決まりませんでした。未決定として残ります。',
  removed: (by: string, reason: string) => `${by}が議題から外しました${reason === '' ? '。' : `。理由: ${reason}`}`,
  nobodyNamed: '未定',
  saidBy: (name: string) => `${name}のメモ`,
  unnamed: '（退職者）',
  list: '、',
};
export type MinutesWords = typeof minutesJa;
