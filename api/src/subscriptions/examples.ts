import type { BilingualMessage } from '@koe/sql/domain/delivery/message';
import type { SubscriptionKind } from '@koe/sql/domain/delivery/subscription';

/** What a message of each kind looks like, for those who have not had one yet; shown as an example. */
export const EXAMPLES: Readonly<Record<SubscriptionKind, BilingualMessage>> = {
  mentions: {
    ja: { title: '改善アクション「返品手順の見直し」の担当になりました', text: '期限は 12月18日(金) です。' },
    en: { title: 'The action “Simpler returns” is yours now', text: 'It is due on Friday 18 December.' },
  },
  due_dates: {
    ja: { title: '明日が期限: 返品手順の案内文を直す', text: '改善アクション「返品手順の見直し」の手順です。' },
    en: { title: 'Due tomorrow: rewrite the guide to returns', text: 'A step of the action “Simpler returns”.' },
  },
  p1: {
    ja: {
      title: '新しい P1: 支払いの誤り',
      text: '至急の確認が必要な声が 1 件届きました。',
      lines: [
        { label: 'チャネル', value: 'メール' },
        { label: '届いた時刻', value: '11/20(金) 10:42' },
      ],
    },
    en: {
      title: 'New P1: wrong payment',
      text: 'One item came in that needs a look at once.',
      lines: [
        { label: 'Channel', value: 'e-mail' },
        { label: 'Came in', value: 'Fri 20 Nov 10:42' },
      ],
    },
  },
  edition: {
    ja: {
      title: '週次レポート 11/9 – 11/15',
      text: '配送の遅れについての声が増えました。返品手順の変更の効果が確かめられました。',
      lines: [{ label: '声', value: '1,284 件' }],
    },
    en: {
      title: 'Weekly report 9 – 15 Nov',
      text: 'Late delivery is mentioned more often. The change of the returns worked.',
      lines: [{ label: 'Voices', value: '1,284' }],
    },
  },
  department_digest: {
    ja: {
      title: 'お客様サポート部: 今週待っているもの',
      text: '未対応の P1・P2 と、期限が近い手順です。',
      lines: [
        { label: '未対応の P1', value: '1 件' },
        { label: '未対応の P2', value: '6 件' },
        { label: '今週が期限の手順', value: '3 件' },
      ],
    },
    en: {
      title: 'Customer support: what waits this week',
      text: 'Open P1 and P2, and steps that are due soon.',
      lines: [
        { label: 'Open P1', value: '1' },
        { label: 'Open P2', value: '6' },
        { label: 'Steps due this week', value: '3' },
      ],
    },
  },
};
