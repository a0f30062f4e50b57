import { z } from 'zod';
import type { Deliverer, Outgoing } from '../deliverer.js';
import { plainText, shorten } from '../message/plain-text.js';
import { postToWebhook, webhook } from './webhook.js';

const config = z.object({
  url: z
    .url()
    .default('https://webhook.worksmobile.com')
    .meta({
      title: 'Address of LINE WORKS',
      description: 'Leave as it is',
      ja: { title: 'LINE WORKS のアドレス', description: '通常はそのままにします' },
    }),
});

const TITLE = 100;
const TEXT = 2_000;

/** The app "Incoming Webhook" of LINE WORKS: an address for each talk room, a title, a text and a button; nothing can be asked back. */
export const lineWorksDeliverer: Deliverer<z.output<typeof config>> = {
  type: 'line_works',
  version: 1,
  config,
  ...webhook,
  spacingMs: 1_100,
  async send(message, ctx) {
    await postToWebhook(ctx, JSON.stringify(lineWorksBody(message)));
    return {};
  },
};

/** Exported for its test: the body of one message. */
export function lineWorksBody(message: Outgoing): object {
  const text = plainText({ ...message, url: null });
  return {
    title: shorten(message.title, TITLE),
    body: { text: shorten(text === '' ? message.title : text, TEXT) },
    ...(message.url === null ? {} : { button: { label: shorten(message.urlLabel, 20), url: message.url } }),
  };
}
