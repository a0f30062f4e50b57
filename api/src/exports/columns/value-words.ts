import type { Channel, HandlingState, Intent, Kind, SentimentLabel } from '@koe/sql/domain/item';

interface ValueWords {
  readonly channel: Readonly<Record<Channel, string>>;
  readonly intent: Readonly<Record<Intent, string>>;
  readonly sentiment: Readonly<Record<SentimentLabel, string>>;
  readonly handling: Readonly<Record<HandlingState, string>>;
  readonly kind: Readonly<Record<Kind, string>>;
}

/** The words that the screens have for closed values, which the server cannot import; a test keeps them equal. */
export const VALUE_WORDS: { readonly ja: ValueWords; readonly en: ValueWords } = {
  ja: {
    channel: {
      survey: 'アンケート',
      social: 'SNS',
      review: 'レビュー',
      email: 'メール',
      chat: 'チャット',
      phone: '電話',
      web_form: '問い合わせフォーム',
      store: '店舗',
      other: 'その他',
    },
    intent: {
      complaint: '不満・クレーム',
      request: '要望',
      question: '質問',
      praise: '感謝',
      churn: '解約懸念',
      defect: '不具合',
      other: 'その他',
    },
    sentiment: { negative: '否定的', neutral: '中立', positive: '肯定的' },
    handling: { open: '未対応', in_hand: '対応中', done: '完了' },
    kind: { survey: 'アンケート', social: 'SNS', ticket: '問い合わせ', call: '通話' },
  },
  en: {
    channel: {
      survey: 'Survey',
      social: 'Social',
      review: 'Review',
      email: 'E-mail',
      chat: 'Chat',
      phone: 'Phone',
      web_form: 'Web form',
      store: 'Store',
      other: 'Other',
    },
    intent: {
      complaint: 'Complaint',
      request: 'Request',
      question: 'Question',
      praise: 'Praise',
      churn: 'Churn risk',
      defect: 'Defect',
      other: 'Other',
    },
    sentiment: { negative: 'Negative', neutral: 'Neutral', positive: 'Positive' },
    handling: { open: 'Open', in_hand: 'In hand', done: 'Done' },
    kind: { survey: 'Survey', social: 'Social', ticket: 'Ticket', call: 'Call' },
  },
};
