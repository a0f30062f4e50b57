import type { SubscriptionKind } from '@koe/sql/domain/delivery/subscription';

type Language = 'ja' | 'en';

const KINDS: Readonly<Record<SubscriptionKind, Readonly<Record<Language, string>>>> = {
  mentions: { ja: '担当・メンションのお知らせ', en: 'Assignments and mentions' },
  due_dates: { ja: '期限と進み具合のお知らせ', en: 'Due dates and progress' },
  p1: { ja: '新しい P1 のお知らせ', en: 'New P1 items' },
  edition: { ja: '週次レポート', en: 'The weekly report' },
  department_digest: { ja: '部署のまとめ', en: 'The department digest' },
};
const WORDS = {
  ja: {
    ask: (kind: string) => `「${kind}」の配信を停止しますか`,
    hint: 'アプリ内のお知らせは残ります。設定 › 配信でいつでも再開できます。',
    stop: '配信を停止する',
    ended: (kind: string) => `「${kind}」の配信を停止しました`,
    unknown: 'このリンクは無効です',
    unknownHint: 'メールのリンクがすべて入っているか確認してください。',
  },
  en: {
    ask: (kind: string) => `Stop sending “${kind}”?`,
    hint: 'Notices in the app stay. You can start it again under Settings, Deliveries.',
    stop: 'Stop sending',
    ended: (kind: string) => `“${kind}” will not be sent any more`,
    unknown: 'This link is not valid',
    unknownHint: 'Check that the whole of the link from the mail is there.',
  },
} as const;

/** A page that works without the app and without a script: somebody comes from a mail, not signed in. Holds nothing of the person. */
export function unsubscribePage(
  language: Language,
  kind: SubscriptionKind | null,
  state: 'ask' | 'ended' | 'unknown',
): string {
  const words = WORDS[language];
  const name = kind === null ? '' : KINDS[kind][language];
  const title = state === 'ask' ? words.ask(name) : state === 'ended' ? words.ended(name) : words.unknown;
  const hint = state === 'unknown' ? words.unknownHint : words.hint;
  const form = state === 'ask' ? `<form method="post"><button type="submit">${words.stop}</button></form>` : '';
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title} · Koe</title>
<style>
:root{color-scheme:light dark}
body{margin:0;display:grid;place-items:center;min-height:100vh;font:14px/1.7 system-ui,'Hiragino Sans','Yu Gothic UI','Noto Sans JP',sans-serif;background:light-dark(#fff,#16181d);color:light-dark(#1f2328,#e6e8eb)}
main{max-width:480px;padding:24px}
h1{margin:0 0 8px;font-size:20px;line-height:1.5}
p{margin:0 0 24px;color:light-dark(#57606a,#9aa3ad)}
button{min-height:36px;padding:0 16px;border:0;border-radius:6px;background:#4338ca;color:#fff;font:inherit;cursor:pointer}
</style></head>
<body><main><h1>${title}</h1><p>${hint}</p>${form}</main></body>
</html>
`;
}
