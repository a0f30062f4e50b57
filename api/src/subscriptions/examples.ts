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
      title: 'お客様サポート部のまとめ 11/9(月)〜11/15(日)',
      text: '担当テーマ（先週の割合と前週差）\n・対応の遅れ 6.2%\u3000+1.8pt (+0.7pt〜+2.9pt)\n・たらい回し 2.1%\u3000差なし\n\n改善アクション：期日と効果\n・A-3 夕方の応対を増やす（期日が近い、期日 11/20、西園 まひる）',
      lines: [
        { label: '未対応の P1', value: '1 件' },
        { label: '未対応の P2', value: '6 件' },
        { label: '今週が期限のステップ', value: '3 件' },
        { label: '期限を過ぎたステップ', value: '0 件' },
      ],
    },
    en: {
      title: 'Customer support: the week 9 Nov – 15 Nov',
      text: 'Your themes (share last week, change from the week before)\n• Slow or no response 6.2%  +1.8 pp (+0.7 pp to +2.9 pp)\n• Having to start over 2.1%  no clear change\n\nActions: due and their effect\n• A-3 More people in the evening (due soon, due 20 Nov, Mahiru Nishizono)',
      lines: [
        { label: 'Open P1', value: '1' },
        { label: 'Open P2', value: '6' },
        { label: 'Steps due this week', value: '3' },
        { label: 'Steps past their day', value: '0' },
      ],
    },
  },
};
