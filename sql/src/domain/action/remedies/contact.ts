import type { RemedyGroup } from './remedy.js';

/** Against what customers say of helping themselves and of shops. */
export const CONTACT_REMEDIES: readonly RemedyGroup[] = [
  {
    theme: 'selfservice.faq',
    name: { ja: 'FAQの充実', en: 'Better FAQ' },
    means: [
      {
        id: 'faq.gaps',
        text: {
          ja: '繰り返し届く質問のうち、答えのないものから毎週書き足す',
          en: 'Write answers every week, beginning with the recurring questions that have none',
        },
        needs: ['people', 'data'],
      },
      {
        id: 'faq.search_words',
        text: {
          ja: 'お客様の言葉で検索できるよう、見出しと同義語を直す',
          en: 'Change titles and synonyms so that customers’ own words find the answer',
        },
        needs: ['data', 'technology'],
      },
      {
        id: 'faq.helpful',
        text: {
          ja: '「役に立たなかった」が多い記事を月次で書き直す',
          en: 'Rewrite the articles that readers found unhelpful every month',
        },
        needs: ['people', 'data'],
      },
      {
        id: 'faq.placement',
        text: {
          ja: '迷う画面に、その場で読める短い答えを置く',
          en: 'Put a short answer on the very screen where people hesitate',
        },
        needs: ['technology', 'communication'],
      },
    ],
  },
  {
    theme: 'selfservice.contact',
    name: { ja: '見つけやすい連絡先', en: 'Easy to reach' },
    means: [
      {
        id: 'contact.every_page',
        text: {
          ja: '連絡先と受付時間、つながりやすい時間帯を全ページから見られるようにする',
          en: 'Show contact, hours and quiet times from every page',
        },
        needs: ['technology', 'communication'],
      },
      {
        id: 'contact.call_back',
        text: {
          ja: '混雑時は折り返し予約を受け付ける',
          en: 'Offer a call back when lines are busy',
        },
        needs: ['technology', 'people'],
      },
      {
        id: 'contact.channels',
        text: {
          ja: '用件ごとに最も早い連絡手段を案内する',
          en: 'Tell customers which channel is fastest for their matter',
        },
        needs: ['communication', 'process'],
      },
    ],
  },
  {
    theme: 'store.staff',
    name: { ja: '接客の改善', en: 'Better service in the shop' },
    means: [
      {
        id: 'staff.role_play',
        text: {
          ja: '声をもとにした場面で、朝礼に5分のロールプレイを行う',
          en: 'Role-play a scene from feedback for five minutes before opening',
        },
        needs: ['people'],
      },
      {
        id: 'staff.store_feedback',
        text: {
          ja: '店舗ごとの声を毎週届け、店長が改善を一つ決める',
          en: 'Send each shop its feedback weekly; its manager decides one change',
        },
        needs: ['data', 'process'],
      },
      {
        id: 'staff.recognition',
        text: {
          ja: '名前の挙がった良い接客を表彰する',
          en: 'Reward staff whom customers praise by name',
        },
        needs: ['incentive', 'communication'],
      },
    ],
  },
  {
    theme: 'store.waiting',
    name: { ja: '待ち時間の短縮', en: 'Shorter waiting' },
    means: [
      {
        id: 'waiting.booking',
        text: {
          ja: '予約と整理券を設け、待ち時間を表示する',
          en: 'Introduce booking and tickets, and show the waiting time',
        },
        needs: ['technology', 'process'],
      },
      {
        id: 'waiting.peak_staff',
        text: {
          ja: '混む時間帯に窓口を増やし、簡単な用件の専用窓口を設ける',
          en: 'Open more counters at busy hours, one of them for quick matters',
        },
        needs: ['people', 'process'],
      },
      {
        id: 'waiting.online',
        text: {
          ja: '来店しなくても済む手続きをオンラインに移す',
          en: 'Move online what does not need a visit',
        },
        needs: ['technology'],
      },
    ],
  },
  {
    theme: 'store.facility',
    name: { ja: '設備・清潔さの改善', en: 'Better premises' },
    means: [
      {
        id: 'facility.cleaning',
        text: {
          ja: '声の多い場所の清掃回数を増やし、確認表を掲示する',
          en: 'Clean the places customers mention more often and post the record',
        },
        needs: ['people', 'process'],
      },
      {
        id: 'facility.repair_deadline',
        text: {
          ja: '故障は3日以内に修理の予定を掲示する',
          en: 'Post a repair date within three days of a fault',
        },
        needs: ['process', 'money'],
      },
      {
        id: 'facility.accessibility',
        text: {
          ja: '段差・案内表示・座席を、利用者と一緒に点検する',
          en: 'Check steps, signs and seats together with the people who use them',
        },
        needs: ['people', 'money'],
      },
    ],
  },
];
