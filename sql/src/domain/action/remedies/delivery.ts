import type { RemedyGroup } from './remedy.js';

/** Against what customers say of delivery and of what follows a sale. */
export const DELIVERY_REMEDIES: readonly RemedyGroup[] = [
  {
    theme: 'delivery.late',
    name: { ja: '遅れない配送', en: 'Delivery on time' },
    means: [
      {
        id: 'late.notice_before',
        text: {
          ja: '遅れが見込まれた時点で、新しい到着予定日を自動で知らせる',
          en: 'Announce the new date automatically as soon as a delay is foreseen',
        },
        needs: ['technology', 'communication'],
      },
      {
        id: 'late.cutoff',
        text: {
          ja: '地域と商品ごとの実績に合わせて、お届け予定日の表示を改める',
          en: 'Base promised dates on what was really achieved per region and product',
        },
        needs: ['data', 'process'],
      },
      {
        id: 'late.carrier_review',
        text: {
          ja: '遅延率の高い地域の配送会社・便を見直す',
          en: 'Review carriers and routes in the regions with the most delays',
        },
        needs: ['money', 'process'],
      },
      {
        id: 'late.peak_plan',
        text: {
          ja: '繁忙期の前に出荷要員と倉庫の計画を立てる',
          en: 'Plan staff and warehouse space before the busy season',
        },
        needs: ['people', 'money'],
      },
    ],
  },
  {
    theme: 'delivery.damaged',
    name: { ja: '破損・誤配の防止', en: 'Nothing broken, nothing wrong' },
    means: [
      {
        id: 'damaged.scan_check',
        text: {
          ja: '出荷時に商品と送り状を読み取って照合する',
          en: 'Scan item and label against each other before shipping',
        },
        needs: ['technology', 'process'],
      },
      {
        id: 'damaged.packing_standard',
        text: {
          ja: '破損の多い商品の梱包基準を改め、落下試験で確かめる',
          en: 'Change the packing standard of fragile items and prove it by drop tests',
        },
        needs: ['process', 'money'],
      },
      {
        id: 'damaged.instant_resend',
        text: {
          ja: '写真の確認だけで、当日中に代わりの品を発送する',
          en: 'Send a replacement the same day on the strength of a photograph',
        },
        needs: ['process', 'money'],
      },
    ],
  },
  {
    theme: 'delivery.packaging',
    name: { ja: '適切な梱包', en: 'Packaging that fits' },
    means: [
      {
        id: 'packaging.size',
        text: {
          ja: '箱の種類を見直し、過剰な大きさをなくす',
          en: 'Revise the range of boxes so that none is far too large',
        },
        needs: ['money', 'process'],
      },
      {
        id: 'packaging.opening',
        text: {
          ja: '開けやすく、捨てやすい梱包材に替える',
          en: 'Change to materials that are easy to open and to dispose of',
        },
        needs: ['money'],
      },
      {
        id: 'packaging.gift',
        text: {
          ja: '贈答用の包み方と納品書の扱いを注文時に選べるようにする',
          en: 'Let customers choose gift wrapping and where the invoice goes',
        },
        needs: ['technology', 'process'],
      },
    ],
  },
  {
    theme: 'delivery.tracking',
    name: { ja: '配送状況の連絡', en: 'Knowing where it is' },
    means: [
      {
        id: 'tracking.notices',
        text: {
          ja: '発送・持ち出し・配達完了を自動で知らせる',
          en: 'Announce shipping, last leg and arrival automatically',
        },
        needs: ['technology', 'communication'],
      },
      {
        id: 'tracking.stuck',
        text: {
          ja: '追跡情報が2日動かない荷物を抽出し、先に連絡する',
          en: 'Find parcels that have not moved for two days and write first',
        },
        needs: ['data', 'process'],
      },
      {
        id: 'tracking.window',
        text: {
          ja: '受け取り日時と場所の変更を、出荷後もできるようにする',
          en: 'Let customers change time and place after shipping',
        },
        needs: ['technology'],
      },
    ],
  },
  {
    theme: 'aftersales.return',
    name: { ja: '返品・返金の改善', en: 'Easier returns' },
    means: [
      {
        id: 'return.self_service',
        text: {
          ja: '返品の申し込みから送り状の発行までを、画面で完結できるようにする',
          en: 'Let customers complete a return, label included, on the screen',
        },
        needs: ['technology'],
      },
      {
        id: 'return.refund_days',
        text: {
          ja: '返金までの日数を約束し、進み具合を知らせる',
          en: 'Promise the days until a refund and report its progress',
        },
        needs: ['process', 'communication'],
      },
      {
        id: 'return.conditions',
        text: {
          ja: '返品できる条件を、購入前の画面に具体例で示す',
          en: 'Show with examples, before buying, what can be returned',
        },
        needs: ['communication'],
      },
    ],
  },
  {
    theme: 'aftersales.repair',
    name: { ja: '修理・保証の改善', en: 'Better repair and warranty' },
    means: [
      {
        id: 'repair.loan',
        text: {
          ja: '修理が長引くときの代替機を用意する',
          en: 'Lend a replacement while a repair takes long',
        },
        needs: ['money', 'process'],
      },
      {
        id: 'repair.progress',
        text: {
          ja: '受付・診断・完了の段階ごとに、費用と日数を知らせる',
          en: 'Report cost and days at each stage: received, diagnosed, done',
        },
        needs: ['communication', 'technology'],
      },
      {
        id: 'repair.parts',
        text: {
          ja: '故障の多い部品の在庫を持つ',
          en: 'Keep stock of the parts that fail most',
        },
        needs: ['money', 'data'],
      },
    ],
  },
  {
    theme: 'aftersales.cancellation',
    name: { ja: '分かりやすい解約', en: 'A fair way out' },
    means: [
      {
        id: 'cancellation.easy',
        text: {
          ja: '契約したときと同じ手段で解約できるようにし、手順を見つけやすい場所に置く',
          en: 'Let customers cancel by the way they signed up, with the steps easy to find',
        },
        needs: ['process', 'technology'],
      },
      {
        id: 'cancellation.reasons',
        text: {
          ja: '解約理由を一問だけ尋ね、月次で原因別に対策を決める',
          en: 'Ask one question about why, and act on the causes every month',
        },
        needs: ['data', 'process'],
      },
      {
        id: 'cancellation.pause',
        text: {
          ja: '休止や下位プランなど、解約以外の選択肢を示す',
          en: 'Offer a pause or a smaller plan besides cancelling',
        },
        needs: ['process', 'money'],
      },
      {
        id: 'cancellation.early_signs',
        text: {
          ja: '解約の兆しがある声に、担当者から3日以内に連絡する',
          en: 'Have somebody get in touch within three days when feedback hints at leaving',
        },
        needs: ['people', 'data'],
      },
    ],
  },
];
