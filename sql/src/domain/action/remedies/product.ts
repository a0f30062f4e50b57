import type { RemedyGroup } from './remedy.js';

/** Against what customers say of what they buy and use. */
export const PRODUCT_REMEDIES: readonly RemedyGroup[] = [
  {
    theme: 'product.quality',
    name: { ja: '品質の改善', en: 'Better quality' },
    means: [
      {
        id: 'quality.root_cause',
        text: {
          ja: '不具合の声をロット・工程・使用条件で突き合わせ、原因を特定して再発を防ぐ',
          en: 'Match defect reports with lots, processes and use to find the cause and prevent a repeat',
        },
        needs: ['data', 'people'],
      },
      {
        id: 'quality.inspection',
        text: {
          ja: '声の多い不具合を、出荷前検査の項目に加える',
          en: 'Add the defects customers report most to the inspection before shipping',
        },
        needs: ['process', 'money'],
      },
      {
        id: 'quality.exchange_first',
        text: {
          ja: '初期不良は確認を待たずに交換品を先に送る',
          en: 'Send a replacement for defects on arrival without waiting for the check',
        },
        needs: ['process', 'money'],
      },
      {
        id: 'quality.known_issues',
        text: {
          ja: '確認済みの不具合と回避策、修正予定を公開する',
          en: 'Publish known defects with their workarounds and the date of the fix',
        },
        needs: ['communication'],
      },
    ],
  },
  {
    theme: 'product.feature',
    name: { ja: '要望の反映', en: 'Acting on requests' },
    means: [
      {
        id: 'feature.ranking',
        text: {
          ja: '要望を件数とお客様の損失で順位付けし、開発会議の議題に毎月載せる',
          en: 'Rank requests by count and by what customers lose, and put them before product planning every month',
        },
        needs: ['data', 'process'],
      },
      {
        id: 'feature.interviews',
        text: {
          ja: '要望の多いお客様に使い方を聞き、本当に困っている場面を確かめる',
          en: 'Interview customers who ask for it and find the situation that really troubles them',
        },
        needs: ['people', 'communication'],
      },
      {
        id: 'feature.workaround',
        text: {
          ja: '今ある機能でできる代わりの方法を案内する',
          en: 'Show what can be done today with the features there are',
        },
        needs: ['communication'],
      },
      {
        id: 'feature.roadmap',
        text: {
          ja: '対応の予定と、対応しないものはその理由を公開する',
          en: 'Publish what is planned, and why the rest is not',
        },
        needs: ['communication', 'process'],
      },
    ],
  },
  {
    theme: 'product.description',
    name: { ja: '分かりやすい説明', en: 'Clear description' },
    means: [
      {
        id: 'description.rewrite',
        text: {
          ja: '誤解の声が多い商品から、寸法・素材・対応機種などの説明を書き直す',
          en: 'Rewrite sizes, materials and compatibility, beginning with the products misunderstood most',
        },
        needs: ['people', 'communication'],
      },
      {
        id: 'description.pictures',
        text: {
          ja: '実物の写真、使用場面、大きさの比較を加える',
          en: 'Add photographs of the real thing, of its use, and beside something of known size',
        },
        needs: ['money', 'communication'],
      },
      {
        id: 'description.questions_block',
        text: {
          ja: '購入前の質問とその答えを商品ページに載せる',
          en: 'Show questions asked before buying, with their answers, on the product page',
        },
        needs: ['technology', 'communication'],
      },
      {
        id: 'description.check_before_release',
        text: {
          ja: '公開前に、商品を知らない人が読んで確かめる',
          en: 'Have somebody who does not know the product read the page before it goes live',
        },
        needs: ['people', 'process'],
      },
    ],
  },
  {
    theme: 'product.usability',
    name: { ja: '使いやすさの改善', en: 'Easier to use' },
    means: [
      {
        id: 'usability.test',
        text: {
          ja: '声の多い操作を5人に試してもらい、つまずいた箇所を直す',
          en: 'Let five people try what customers struggle with, and fix where they stumble',
        },
        needs: ['people', 'money'],
      },
      {
        id: 'usability.wording',
        text: {
          ja: '画面や取扱説明の用語を、お客様が実際に使う言葉に直す',
          en: 'Replace terms on screens and in manuals with the words customers use',
        },
        needs: ['communication'],
      },
      {
        id: 'usability.quick_start',
        text: {
          ja: '最初の5分でできることを示す手引きを付ける',
          en: 'Include a guide to the first five minutes',
        },
        needs: ['communication', 'money'],
      },
    ],
  },
  {
    theme: 'product.outage',
    name: { ja: '安定した稼働', en: 'Steady operation' },
    means: [
      {
        id: 'outage.monitoring',
        text: {
          ja: 'お客様から届く前に気づけるよう、遅さと失敗の監視を主要な操作ごとに設ける',
          en: 'Watch slowness and failures of the main operations so that they are known before customers write',
        },
        needs: ['technology', 'people'],
      },
      {
        id: 'outage.status_page',
        text: {
          ja: '障害は15分以内に状況ページへ掲載し、復旧まで定期的に更新する',
          en: 'Post outages to a status page within 15 minutes and update it until they end',
        },
        needs: ['communication', 'process'],
      },
      {
        id: 'outage.capacity',
        text: {
          ja: '混雑が予想される日の前に負荷を試し、処理能力を増やす',
          en: 'Test the load and add capacity before days that will be busy',
        },
        needs: ['technology', 'money'],
      },
      {
        id: 'outage.review',
        text: {
          ja: '障害ごとに原因と再発防止策をまとめ、期限を決めて実施する',
          en: 'Write up cause and prevention for every outage and carry it out by a date',
        },
        needs: ['process', 'people'],
      },
    ],
  },
  {
    theme: 'account.login',
    name: { ja: '確実なログイン', en: 'Reliable login' },
    means: [
      {
        id: 'login.self_recovery',
        text: {
          ja: 'パスワードの再設定をお客様自身で完了できるようにする',
          en: 'Let customers complete the recovery of a password by themselves',
        },
        needs: ['technology'],
      },
      {
        id: 'login.messages',
        text: {
          ja: 'ログインできない理由と次にすることを、画面に具体的に示す',
          en: 'State on the screen why a login fails and what to do next',
        },
        needs: ['technology', 'communication'],
      },
      {
        id: 'login.code_delivery',
        text: {
          ja: '認証コードの到達率を測り、届かないときの別の手段を用意する',
          en: 'Measure whether codes arrive, and offer another way when they do not',
        },
        needs: ['data', 'technology'],
      },
    ],
  },
  {
    theme: 'account.app',
    name: { ja: 'アプリの安定', en: 'A stable app' },
    means: [
      {
        id: 'app.crash_fixes',
        text: {
          ja: '強制終了の多い機種と画面から順に修正する',
          en: 'Fix crashes in the order of the devices and screens they happen on most',
        },
        needs: ['technology', 'data'],
      },
      {
        id: 'app.staged_release',
        text: {
          ja: '更新を段階的に配信し、声と不具合の件数を見て広げる',
          en: 'Release updates in stages and widen them while feedback and crash counts stay low',
        },
        needs: ['process', 'technology'],
      },
      {
        id: 'app.device_tests',
        text: {
          ja: '声の多い機種とOSを、公開前の試験対象に加える',
          en: 'Add the devices and systems customers report to the tests before release',
        },
        needs: ['technology', 'money'],
      },
    ],
  },
  {
    theme: 'account.privacy',
    name: { ja: '安心できる取り扱い', en: 'Trust in data handling' },
    means: [
      {
        id: 'privacy.explain',
        text: {
          ja: '何の情報を何のために使うかを、入力する場所に短く書く',
          en: 'Say briefly, where data is entered, what is used for what',
        },
        needs: ['communication'],
      },
      {
        id: 'privacy.settings',
        text: {
          ja: '通知・連携・削除をお客様が自分で変更できる画面を用意する',
          en: 'Let customers change notifications, connections and deletion themselves',
        },
        needs: ['technology'],
      },
      {
        id: 'privacy.incident_drill',
        text: {
          ja: '情報漏えいの疑いを受けたときの連絡手順を、半年ごとに訓練する',
          en: 'Rehearse every half year what happens when a leak is reported',
        },
        needs: ['people', 'process'],
      },
    ],
  },
];
