import type { RemedyGroup } from './remedy.js';

/** Against what customers say of buying. */
export const PURCHASE_REMEDIES: readonly RemedyGroup[] = [
  {
    theme: 'purchase.checkout',
    name: { ja: '手続きの簡素化', en: 'Simpler checkout' },
    means: [
      {
        id: 'checkout.fewer_fields',
        text: {
          ja: '入力項目を見直し、住所などは自動で補う',
          en: 'Cut the fields to be filled and complete addresses automatically',
        },
        needs: ['technology'],
      },
      {
        id: 'checkout.drop_off',
        text: {
          ja: '離脱の多い画面を特定し、そこだけを作り直して比べる',
          en: 'Find the screen where people give up, rebuild it alone and compare',
        },
        needs: ['data', 'technology'],
      },
      {
        id: 'checkout.total_early',
        text: {
          ja: '送料と手数料を含む合計を最初の画面で示す',
          en: 'Show the total with shipping and fees on the first screen',
        },
        needs: ['technology', 'communication'],
      },
    ],
  },
  {
    theme: 'purchase.payment',
    name: { ja: '確かな支払い', en: 'Sound payment' },
    means: [
      {
        id: 'payment.double_charge',
        text: {
          ja: '二重請求を毎日照合し、お客様から連絡が来る前に取り消す',
          en: 'Reconcile daily and cancel double charges before customers write',
        },
        needs: ['process', 'data'],
      },
      {
        id: 'payment.failure_messages',
        text: {
          ja: '決済できなかった理由と代わりの支払方法を示す',
          en: 'State why a payment failed and which other ways there are',
        },
        needs: ['technology', 'communication'],
      },
      {
        id: 'payment.methods',
        text: {
          ja: '要望の多い支払方法を加える',
          en: 'Add the ways to pay that customers ask for',
        },
        needs: ['money', 'technology'],
      },
    ],
  },
  {
    theme: 'purchase.price',
    name: { ja: '納得できる価格', en: 'Price that is understood' },
    means: [
      {
        id: 'price.explain_change',
        text: {
          ja: '値上げは理由と時期を事前に知らせ、代わりの選択肢を示す',
          en: 'Announce price rises early with the reason, and show other choices',
        },
        needs: ['communication'],
      },
      {
        id: 'price.plans',
        text: {
          ja: '使い方に合わせた少量・低価格の選択肢を設ける',
          en: 'Offer a smaller, cheaper choice for lighter use',
        },
        needs: ['money', 'data'],
      },
      {
        id: 'price.value',
        text: {
          ja: '価格に含まれるもの（保証・サポートなど）を比較表で示す',
          en: 'Show in a table what the price includes, such as warranty and support',
        },
        needs: ['communication'],
      },
    ],
  },
  {
    theme: 'purchase.points',
    name: { ja: '分かりやすい特典', en: 'Benefits that are clear' },
    means: [
      {
        id: 'points.terms',
        text: {
          ja: '利用条件と有効期限を、使う画面に書く',
          en: 'State conditions and expiry where points and coupons are used',
        },
        needs: ['communication', 'technology'],
      },
      {
        id: 'points.expiry_notice',
        text: {
          ja: '期限の2週間前に知らせる',
          en: 'Remind customers two weeks before anything expires',
        },
        needs: ['technology', 'communication'],
      },
      {
        id: 'points.late_grant',
        text: {
          ja: '付与漏れを週次で照合し、申し出がなくても付与する',
          en: 'Check weekly for points not granted and grant them without being asked',
        },
        needs: ['process', 'data'],
      },
    ],
  },
  {
    theme: 'purchase.stock',
    name: { ja: '正確な在庫', en: 'Stock that is right' },
    means: [
      {
        id: 'stock.sync',
        text: {
          ja: '在庫表示の更新間隔を短くし、注文後の欠品をなくす',
          en: 'Update stock more often so that nothing is sold that is not there',
        },
        needs: ['technology', 'data'],
      },
      {
        id: 'stock.arrival_notice',
        text: {
          ja: '入荷予定日と入荷通知を商品ページに設ける',
          en: 'Show the date of the next arrival and offer a notice',
        },
        needs: ['technology', 'communication'],
      },
      {
        id: 'stock.forecast',
        text: {
          ja: '欠品の声が多い商品の発注基準を見直す',
          en: 'Revise reorder levels of the products customers miss',
        },
        needs: ['process', 'data'],
      },
    ],
  },
];
