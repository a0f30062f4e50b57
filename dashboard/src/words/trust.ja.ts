import type { Doubt, Verdict } from '@koe/sql/domain/accuracy/verdict';
import type { Task } from '@koe/sql/domain/accuracy/judged';

const verdict: Record<Verdict, string> = { trust: '信じてよい', care: '注意して使う', unknown: 'まだ分からない' };
/** One sentence each: why a theme's numbers are to be read with care. */
const doubt: Record<Doubt, string> = {
  labels: '判定された声がまだ足りません。',
  wrong: '違う声が多く混ざっています。',
  missed: '見落としが多くあります。',
  unmeasured: '見落としの量がまだ分かりません。',
  wide: '数字に幅があり、はっきりしません。',
  parity: '日本語と英語で当たり方が違います。',
  drift: '先週から当たり方が変わったおそれがあります。',
};
const task: Record<Task, string> = { sentiment: '感情', intent: '種別', priority: '優先度', serious: '深刻さ' };
const reason: Readonly<Record<string, string>> = {
  first_items: '最初の声がそろった',
  more_items: '声が増えた',
  labels: '判定が増えた',
  taxonomy: 'テーマが変わった',
  person: '人が指示した',
  upgrade: 'プログラムが新しくなった',
};
const modelTask: Readonly<Record<string, string>> = {
  themes: 'テーマ',
  sentiment: '感情',
  intent: '種別',
  serious: '深刻さ',
};

export const trustJa = {
  question: 'どこまで信じられるか',
  verdict,
  doubt,
  sound: '数字をそのまま使えます。',
  answer: {
    nobody:
      'まだ分かりません。人が判定した声が1件もないためです。ラベル画面で1時間ほど判定すると、最初の数字が出はじめます。',
    few: (judged: string, n: string, of: string): string =>
      `まだはっきりしません。これまでに判定された声は${judged}件で、全体の数字に使えるのは${of}件中${n}件分です。`,
    all: (precision: string, recall: string): string =>
      `テーマが付いた100件のうち約${precision}件が正しく、付くべき100件のうち約${recall}件を見つけています。`,
    themes: (trust: string, care: string, unknown: string): string =>
      `テーマごとに見ると、信じてよいもの${trust}、注意して使うもの${care}、まだ分からないもの${unknown}です。`,
    worse: {
      ja: (points: string): string => `英語は日本語より約${points}ポイント当たりにくくなっています。`,
      en: (points: string): string => `日本語は英語より約${points}ポイント当たりにくくなっています。`,
    },
    unlike: (themes: string): string => `${themes}テーマで、日本語と英語の当たり方に差があります。`,
    drifted: (n: string): string => `先週、自信の分布が${n}か所で大きく変わりました。`,
    calm: '日本語と英語の差にも、先週の変化にも、警告はありません。',
  },
  basis: (used: string, people: string): string => `人が判定した声 ${used}件(${people}人)にもとづく`,
  /** What the figures leave out; only those of which there are any are said. */
  leftOut: '数字に入れていないもの:',
  leftOutOf: {
    outdated: (n: string): string => `判定後に内容が変わった声 ${n}件`,
    unfair: (n: string): string => `モデルが学習に使ったため公平に試せない声 ${n}件`,
    corrected: (n: string): string => `ほかの画面で修正した声 ${n}件(学習には使います)`,
  },
  secondNote: (n: string): string => `${n}件は2人が判定しました。数字には先の判定を使います。`,
  themes: 'テーマごと',
  themesNote: '線は95%区間、点は推定値',
  theme: 'テーマ',
  precision: '当たり',
  precisionHint: '付いた100件のうち、本当に当てはまる件数(適合率)',
  recall: '見つけた割合',
  recallHint: '当てはまる100件のうち、見つけられた件数(再現率)',
  verdictColumn: '読み方',
  nOf: (n: string, of: string): string => `n=${n}/${of}`,
  n: (n: string): string => `n=${n}`,
  standIn: { group: '同じ分類のテーマ全体', all: '全テーマ' },
  standInValue: (of: string, value: string): string => `${of}では${value}`,
  nothingUnder: '付いた声なし',
  below: (of: string): string =>
    `n は有効な判定数です。${of}に満たないテーマは「n=7/${of}」のように示し、数字の代わりに同じ分類のテーマをまとめた値を薄く出します。`,
  onlyKnown: '分かっているテーマだけ表示',
  parity: '日本語と英語',
  parityNote: 'どちらも同じように当たるか(総合の当たり方 F1)',
  parityHint:
    'F1 は「当たり」と「見つけた割合」をひとつにした値です。差が5ポイント以上で、偶然では説明しにくいときに警告します。',
  parityNone: '比べるには、日本語と英語の両方で判定が足りません。',
  overall: '全体',
  difference: '差(日本語−英語)',
  range: (low: string, high: string): string => `${low} 〜 ${high}`,
  noDifference: 'はっきりした差なし',
  better: { ja: '英語のほうが当たりにくい', en: '日本語のほうが当たりにくい' },
  channels: 'チャネルごと',
  channelsNote: '全テーマをまとめた当たり方(F1)',
  tasks: '感情・種別・優先度',
  tasksNote: '100件のうち、人と同じ答えになる件数',
  tasksNone: 'まだ判定がありません。',
  task,
  seriousHint: '人が「深刻」とした声が P1 か P2 になっているか',
  valueSaid: (value: string, n: string): string => `「${value}」と出た100件のうち約${n}件が正しい`,
  valueFound: (value: string, n: string): string => `人が「${value}」とした100件のうち約${n}件を見つける`,
  perValue: '値ごとに見る',
  yes: '深刻',
  no: '深刻でない',
  drift: '当たり方が変わっていないか',
  driftNote: (week: string, reference: string): string => `${week}の自信の分布を${reference}と比べる`,
  driftKind: {
    first_weeks: '今のモデルになって最初の4週',
    weeks_before: '直前の4週',
  },
  driftHint:
    '分類の自信の分布が大きく動いたときは、声の中身や書き方が変わり、以前に測った数字が当てはまらなくなったおそれがあります。PSI は分布のずれの大きさで、0.1から注意、0.25から大きな変化とし、偶然の範囲は除きます。',
  driftState: { few: '件数不足', steady: '変わりなし', watch: '少し変わった', shifted: '変わった' },
  driftNone: '先週の声が少なく、比べられません。',
  driftSteady: (n: string): string => `比べられた${n}のテーマに、変わったものはありません。`,
  psi: (value: string): string => `PSI ${value}`,
  mentions: (now: string, before: string): string => `${before}件 → ${now}件`,
  bands: (before: string, now: string): string => `自信の低い順の割合。基準 ${before}。先週 ${now}。`,
  models: 'モデルの履歴',
  modelsNone: 'まだ学習したモデルはありません。テーマの定義と例だけで分類しています。',
  modelsNote: '数字は、学習から外した声での当たり方(F1)と95%区間',
  reason: (key: string): string => reason[key] ?? key,
  modelTask: (key: string): string => modelTask[key] ?? key,
  modelFrom: (labels: string, texts: string): string => `判定済み${labels}件・未判定${texts}件`,
  modelState: { candidate: '準備中', refused: '見送り', serving: '使用中', past: '以前のモデル' },
  judgedByAll: '人の判定が少ないため参考値',
  refused: (now: string, before: string, items: string): string =>
    `同じ${items}件で前のモデルより悪かったため使っていません(F1 ${before} → ${now})`,
  help: '1時間の判定が最も効くテーマ',
  helpNote: '区間が狭まる順',
  helpGain: (before: string, after: string): string => `幅 ${before} → ${after}ポイント`,
  helpAction: 'ラベルで判定する',
  corrected: (value: string, low: string, high: string): string => `補正後 ${value}件(${low}–${high})`,
  mark: {
    known: (precision: string, low: string, high: string, n: string): string =>
      `当たり ${precision}%(${low}–${high})、n=${n}`,
    unknown: (n: string, of: string): string => `n=${n}/${of}。`,
    note: (precision: string): string => `当たり${precision}%`,
    about: (theme: string): string => `「${theme}」はどこまで信じられるか`,
    more: '詳しく見る',
    none: 'まだ数字がありません',
  },
};
