import type { Channel, HandlingState, Intent, Kind, SentimentLabel } from '@koe/sql/domain/item';

interface ValueWords {
  readonly channel: Readonly<Record<Channel, string>>;
  readonly intent: Readonly<Record<Intent, string>>;
  readonly sentiment: Readonly<Record<SentimentLabel, string>>;
  readonly handling: Readonly<Record<HandlingState, string>>;
  readonly kind: Readonly<Record<Kind, string>>;
  /** Of a priority; one without words is shown as it is stored. */
  readonly reason: Readonly<Record<string, string>>;
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
    reason: {
      safety: '安全に関わる',
      legal: '法的な問題',
      data_leak: '情報漏えい',
      wrong_charge: '誤った請求',
      outage: '障害',
      public_escalation: '公の場での拡散',
      churn: '解約の懸念',
      blocked: '利用できない',
      serious_words: '深刻な苦情に多い言葉',
      defect: '不具合',
      complaint: '不満',
      request: '要望',
      question: '質問',
      answered_question: '回答済みの質問',
      praise: '感謝',
      chatter: '雑談',
      strong_feeling: '強い感情',
      repeated_contact: '繰り返しの問い合わせ',
      customer_value: '顧客の重要度',
      no_text: '本文なし',
      waiting: '待ち時間',
      set_by_person: '人が設定',
      other: 'その他',
    },
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
    reason: {
      safety: 'Safety at risk',
      legal: 'Legal matter',
      data_leak: 'Data leak',
      wrong_charge: 'Payment taken wrongly',
      outage: 'Outage',
      public_escalation: 'Public escalation',
      churn: 'Churn risk',
      blocked: 'Customer is blocked',
      serious_words: 'Words of serious complaints',
      defect: 'Defect',
      complaint: 'Complaint',
      request: 'Request',
      question: 'Question',
      answered_question: 'Answered question',
      praise: 'Praise',
      chatter: 'Chatter',
      strong_feeling: 'Strong feeling',
      repeated_contact: 'Repeated contact',
      customer_value: 'Customer value',
      no_text: 'No words',
      waiting: 'Waiting time',
      set_by_person: 'Set by a person',
      other: 'Other',
    },
  },
};
