import type { ResourceKind } from '@koe/sql/domain/action/action';
import type { ActionStatus } from '@koe/sql/domain/action/status';
import { CHAT_ACTION_WEEK, FAQ_ACTION_WEEK } from '../world/story.js';

/** A step; days from the end of the history. */
export interface SampleStep {
  readonly text: string;
  readonly owner: string;
  readonly dueDay: number;
  readonly doneDay?: number;
  readonly blocked?: string;
}

/** A plan of the sample organisation. Days are counted from the end of the history, people and departments go by their keys. */
export interface SamplePlan {
  readonly key: string;
  readonly title: string;
  readonly theme: string;
  readonly owner: string;
  readonly department: string;
  readonly status: ActionStatus;
  readonly remedies: readonly string[];
  readonly own?: string;
  readonly resources: readonly { readonly kind: ResourceKind; readonly text: string }[];
  readonly createdDay: number;
  readonly startDay: number;
  readonly dueDay: number;
  readonly releaseDay: number | null;
  readonly goal: {
    readonly metric: string;
    readonly filter: string;
    readonly weeks: number;
    readonly direction: 'up' | 'down';
    readonly minimumEffect: number;
  };
  readonly blocked?: string;
  readonly steps: readonly SampleStep[];
  readonly notes: readonly { readonly day: number; readonly by: string; readonly text: string }[];
}

const CHAT_DAY = CHAT_ACTION_WEEK * 7;
const FAQ_DAY = FAQ_ACTION_WEEK * 7;

/** One that works, one that does nothing, and some that are under way, late, blocked, planned and proposed. */
export const SAMPLE_PLANS: readonly SamplePlan[] = [
  {
    key: 'chat',
    title: 'チャット窓口をピーク時間帯に増員する',
    theme: 'support.slow',
    owner: 'manager',
    department: 'support',
    status: 'measuring',
    remedies: ['slow.peak_shifts'],
    own: '12〜14時と19〜22時の受付を4名から9名にする',
    resources: [
      { kind: 'people', text: 'パートタイムの応対担当 5名' },
      { kind: 'money', text: '人件費 月120万円' },
    ],
    createdDay: CHAT_DAY - 24,
    startDay: CHAT_DAY - 21,
    dueDay: CHAT_DAY,
    releaseDay: CHAT_DAY,
    goal: { metric: 'first_reply', filter: 'team=chat', weeks: 6, direction: 'up', minimumEffect: 0.1 },
    steps: [
      { text: '時間帯ごとの待ち件数を調べる', owner: 'analyst', dueDay: CHAT_DAY - 17, doneDay: CHAT_DAY - 18 },
      { text: '採用と研修', owner: 'manager', dueDay: CHAT_DAY - 4, doneDay: CHAT_DAY - 4 },
      { text: '新しいシフトで開始', owner: 'manager', dueDay: CHAT_DAY, doneDay: CHAT_DAY },
    ],
    notes: [
      { day: CHAT_DAY - 18, by: 'analyst', text: '待ちの7割が昼と夜の二つの山に集中しています。' },
      { day: CHAT_DAY, by: 'manager', text: '予定どおり新シフトを開始しました。' },
    ],
  },
  {
    key: 'faq',
    title: 'FAQを全面改訂する',
    theme: 'selfservice.faq',
    owner: 'digital',
    department: 'digital',
    status: 'measuring',
    remedies: ['faq.search_words', 'faq.helpful'],
    resources: [{ kind: 'people', text: '編集担当 2名を1か月' }],
    createdDay: FAQ_DAY - 35,
    startDay: FAQ_DAY - 30,
    dueDay: FAQ_DAY,
    releaseDay: FAQ_DAY,
    goal: { metric: 'theme_share', filter: '', weeks: 6, direction: 'down', minimumEffect: 0.03 },
    steps: [
      { text: '記事の棚卸し', owner: 'digital', dueDay: FAQ_DAY - 20, doneDay: FAQ_DAY - 19 },
      { text: '全記事の書き直し', owner: 'digital', dueDay: FAQ_DAY - 3, doneDay: FAQ_DAY - 2 },
      { text: '公開', owner: 'digital', dueDay: FAQ_DAY, doneDay: FAQ_DAY },
    ],
    notes: [{ day: FAQ_DAY, by: 'digital', text: '124件の記事を入れ替えて公開しました。' }],
  },
  {
    key: 'humidifier',
    title: '加湿器の商品ページの説明を書き直す',
    theme: 'product.description',
    owner: 'planner',
    department: 'product',
    status: 'measuring',
    remedies: [],
    own: '適用畳数とお手入れの頻度を、写真と表で示す',
    resources: [{ kind: 'communication', text: '写真撮影 1日' }],
    createdDay: -45,
    startDay: -42,
    dueDay: -24,
    releaseDay: -24,
    goal: { metric: 'theme_share', filter: 'product=humidifier', weeks: 8, direction: 'down', minimumEffect: 0.08 },
    steps: [
      { text: '問い合わせの多い項目を決める', owner: 'analyst', dueDay: -38, doneDay: -38 },
      { text: '原稿と撮影', owner: 'planner', dueDay: -27, doneDay: -26 },
      { text: 'ページの差し替え', owner: 'digital', dueDay: -24, doneDay: -24 },
    ],
    notes: [{ day: -24, by: 'planner', text: '新しいページを公開しました。' }],
  },
  {
    key: 'app',
    title: 'アプリ5.0の不具合を直した5.0.3を出す',
    theme: 'account.app',
    owner: 'digital',
    department: 'digital',
    status: 'in_progress',
    remedies: [],
    own: '落ちる操作の上位3件を直し、前の版に戻せるようにする',
    resources: [{ kind: 'technology', text: '開発 3名、検証端末 12台' }],
    createdDay: -40,
    startDay: -38,
    dueDay: -5,
    releaseDay: null,
    goal: { metric: 'theme_share', filter: '', weeks: 6, direction: 'down', minimumEffect: 0.02 },
    steps: [
      { text: '落ちる操作の再現', owner: 'digital', dueDay: -30, doneDay: -28 },
      { text: '修正と検証', owner: 'digital', dueDay: -12 },
      { text: '段階的に配信', owner: 'digital', dueDay: -5 },
    ],
    notes: [{ day: -9, by: 'digital', text: '古い端末での検証が遅れています。配信は1週間ほど後ろにずれそうです。' }],
  },
  {
    key: 'delivery',
    title: '配送が遅れるときに、こちらから先にお知らせする',
    theme: 'delivery.late',
    owner: 'logistics',
    department: 'logistics',
    status: 'in_progress',
    remedies: [],
    own: '遅延が見込まれた時点で、メールとアプリで新しい到着日を知らせる',
    resources: [
      { kind: 'technology', text: '配送会社との連携の改修' },
      { kind: 'process', text: '遅延判定の手順' },
    ],
    createdDay: -33,
    startDay: -30,
    dueDay: 18,
    releaseDay: 21,
    goal: { metric: 'theme_share', filter: 'seg.region=kanto', weeks: 8, direction: 'down', minimumEffect: 0.03 },
    steps: [
      { text: '遅延を判定する条件を決める', owner: 'logistics', dueDay: -20, doneDay: -21 },
      {
        text: '配送会社から遅延の情報を受け取る',
        owner: 'logistics',
        dueDay: 6,
        blocked: '配送会社の接続試験の日程が決まらない',
      },
      { text: '文面を作り、関東で試す', owner: 'manager', dueDay: 18 },
    ],
    notes: [{ day: -6, by: 'logistics', text: '先方の担当者が替わり、試験の日程を調整し直しています。' }],
  },
  {
    key: 'premium',
    title: '解約を考えているプレミアム会員に、先に連絡する',
    theme: 'aftersales.cancellation',
    owner: 'manager',
    department: 'support',
    status: 'planned',
    remedies: [],
    own: '問い合わせ内容から解約の兆しを見つけ、翌営業日までに電話する',
    resources: [{ kind: 'people', text: '経験のある担当 2名' }],
    createdDay: -10,
    startDay: 4,
    dueDay: 32,
    releaseDay: 32,
    goal: { metric: 'theme_share', filter: 'seg.plan=premium', weeks: 8, direction: 'down', minimumEffect: 0.03 },
    steps: [
      { text: '対象になる会員の条件を決める', owner: 'analyst', dueDay: 9 },
      { text: '話し方の手引きを作る', owner: 'manager', dueDay: 18 },
      { text: '連絡を始める', owner: 'manager', dueDay: 32 },
    ],
    notes: [],
  },
  {
    key: 'points',
    title: 'ポイント交換率の変更を、一つのページで説明する',
    theme: 'purchase.points',
    owner: 'planner',
    department: 'product',
    status: 'proposed',
    remedies: [],
    own: '変更の理由、対象、開始日、よくある質問を一ページにまとめる',
    resources: [{ kind: 'communication', text: '原稿 1日' }],
    createdDay: -4,
    startDay: 7,
    dueDay: 25,
    releaseDay: null,
    goal: { metric: 'theme_share', filter: '', weeks: 4, direction: 'down', minimumEffect: 0.015 },
    steps: [],
    notes: [],
  },
];
