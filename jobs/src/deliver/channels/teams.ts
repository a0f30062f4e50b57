import { z } from 'zod';
import type { Deliverer, Outgoing } from '../deliverer.js';
import { shorten } from '../message/plain-text.js';
import { postToWebhook, webhook } from './webhook.js';

const config = z.object({
  url: z.url().meta({
    title: 'Host of the workflow',
    description:
      'https:// and the host of the webhook address that Workflows shows, such as https://example.logic.azure.com',
    ja: {
      title: 'ワークフローのホスト',
      description:
        'ワークフローに表示される Webhook アドレスの「https://ホスト名」まで (例: https://example.logic.azure.com)',
    },
  }),
});

/** A message larger than about 28 KB is refused. */
const MOST_BYTES = 27_000;

/** Workflows answers 202 when it has taken a card; whether the channel shows it is not told. Above 4 requests a second it slows down. */
export const teamsDeliverer: Deliverer<z.output<typeof config>> = {
  type: 'teams',
  version: 1,
  config,
  ...webhook,
  spacingMs: 500,
  async send(message, ctx) {
    await postToWebhook(ctx, teamsBody(message));
    return {};
  },
};

/** The card as JSON of at most 27,000 bytes: what is too long loses lines first, then text. */
export function teamsBody(message: Outgoing): string {
  for (let lines = message.lines.length, text = message.text.length; ;) {
    const body = JSON.stringify(card(message, shorten(message.text, Math.max(1, text)), lines));
    if (Buffer.byteLength(body) <= MOST_BYTES || (lines === 0 && text <= 1)) return body;
    if (lines > 0) lines = Math.floor(lines / 2);
    else text = Math.floor(text / 2);
  }
}

function card({ title, lines, url, urlLabel }: Outgoing, text: string, shown: number): object {
  const facts = lines.slice(0, shown).map(({ label, value }) => ({ title: escape(label), value: escape(value) }));
  const body = [
    { type: 'TextBlock', text: escape(shorten(title, 200)), weight: 'Bolder', size: 'Medium', wrap: true },
    ...(text === title || text === '' ? [] : [{ type: 'TextBlock', text: escape(text), wrap: true }]),
    ...(facts.length === 0 ? [] : [{ type: 'FactSet', facts }]),
  ];
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body,
          ...(url === null ? {} : { actions: [{ type: 'Action.OpenUrl', title: urlLabel, url }] }),
        },
      },
    ],
  };
}

/** Cards read Markdown: links and emphasis that a text happens to hold stay text. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]~]/g, '\\$&');
}
