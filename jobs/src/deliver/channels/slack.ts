import { z } from 'zod';
import { DeliveryError, type Deliverer, type Outgoing } from '../deliverer.js';
import { shorten } from '../message/plain-text.js';
import { postToWebhook, webhook } from './webhook.js';

const config = z.object({
  url: z
    .url()
    .default('https://hooks.slack.com')
    .meta({
      title: 'Address of Slack',
      description: 'Leave as it is; only other services that speak the same need their own',
      ja: {
        title: 'Slack のアドレス',
        description: '通常はそのままにします。互換サービスを使う場合のみ変更してください',
      },
    }),
});

/** A header takes 150 characters, a section 3,000, ten fields 2,000 each. */
const HEADER = 150;
const SECTION = 2_900;
const FIELDS = 10;
const FIELD = 1_900;

/**
 * Slack's incoming webhooks: the whole address is the credential. About one message a second; 429 with Retry-After.
 * A room in Slack cannot be asked what it has, so what was handed over and not answered stays in doubt.
 */
export const slackDeliverer: Deliverer<z.output<typeof config>> = {
  type: 'slack',
  version: 1,
  config,
  ...webhook,
  spacingMs: 1_100,
  async send(message, ctx) {
    const answer = await postToWebhook(ctx, JSON.stringify(slackBody(message)));
    // a proxy's page is no answer of Slack's
    if (answer.text.trim() !== 'ok')
      throw new DeliveryError('config', `${new URL(ctx.config.url).host} did not answer as Slack does`);
    return {};
  },
};

/** Exported for its test: the body of one message. */
export function slackBody(message: Outgoing): object {
  const { title, text, lines, url, urlLabel } = message;
  const blocks: object[] = [
    { type: 'header', text: { type: 'plain_text', text: shorten(title, HEADER) } },
    ...(text === title || text === '' ? [] : [section(text)]),
  ];
  for (let from = 0; from < lines.length; from += FIELDS)
    blocks.push({
      type: 'section',
      fields: lines
        .slice(from, from + FIELDS)
        .map(({ label, value }) => ({ type: 'mrkdwn', text: shorten(`*${escape(label)}*\n${escape(value)}`, FIELD) })),
    });
  if (url !== null)
    blocks.push({ type: 'context', elements: [{ type: 'mrkdwn', text: `<${url}|${escape(urlLabel)}>` }] });
  return { text: escape(shorten(title, HEADER)), blocks };
}

function section(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text: shorten(escape(text), SECTION) } };
}

/** Slack's own escapes: without them a text could address everybody (`<!channel>`). */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
