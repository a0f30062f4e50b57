import { z } from 'zod';
import { DeliveryError, type Deliverer, type DelivererCtx, type Outgoing, type Receipt } from '../deliverer.js';
import { plainText, shorten } from '../message/plain-text.js';
import { request } from '../post.js';
import { readJson } from '../read-json.js';

const config = z.object({
  url: z
    .url()
    .default('https://api.chatwork.com')
    .meta({
      title: 'Address of Chatwork',
      description: 'Leave as it is',
      ja: { title: 'Chatwork のアドレス', description: '通常はそのままにします' },
    }),
  roomId: z
    .string()
    .regex(/^\d{1,20}$/, 'digits only')
    .meta({
      title: 'Room',
      description: 'The number after #!rid in the address of the room',
      ja: { title: 'ルームID', description: 'ルームを開いたときの URL の「#!rid」に続く数字' },
    }),
});
type Config = z.output<typeof config>;

const BODY = 10_000;
const answered = z.object({ message_id: z.union([z.string(), z.number()]).transform(String) });
const listed = z.array(z.object({ message_id: z.union([z.string(), z.number()]).transform(String), body: z.string() }));

/**
 * Chatwork's API: a form with the field `body`, the token in a header, 300 requests in five minutes. A room can be asked for its newest
 * hundred messages, and each of ours carries its marker: one that was handed over and not answered is looked for.
 */
export const chatworkDeliverer: Deliverer<Config> = {
  type: 'chatwork',
  version: 1,
  config,
  secrets: ['token'],
  spacingMs: 1_100,
  async check(ctx) {
    await request(ctx, roomUrl(ctx), { headers: headersOf(ctx) }, { ask: true });
  },
  async send(message, ctx) {
    const { text } = await request(ctx, `${roomUrl(ctx)}/messages`, {
      method: 'POST',
      headers: { ...headersOf(ctx), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ body: chatworkBody(message), self_unread: '1' }).toString(),
    });
    const answer = answered.safeParse(readJson(text));
    return answer.success ? receiptOf(answer.data.message_id, ctx) : {};
  },
  async find(deliveryId, ctx) {
    const { status, text } = await request(
      ctx,
      `${roomUrl(ctx)}/messages?force=1`,
      { headers: headersOf(ctx) },
      { ask: true },
    );
    if (status === 204) return null;
    const messages = listed.safeParse(readJson(text));
    if (!messages.success) throw new DeliveryError('unreachable', 'Chatwork answered in an unexpected shape');
    const found = messages.data.find(({ body }) => body.includes(markerOf(deliveryId)));
    return found ? receiptOf(found.message_id, ctx) : null;
  },
};

/** Exported for its test: a box with a title, and the marker below it. */
export function chatworkBody(message: Outgoing): string {
  const marker = `[hr]${markerOf(message.deliveryId)}`;
  const text = plainText(message);
  const inside = shorten(untagged(text === message.title ? '' : text), BODY - 400);
  return `[info][title]${untagged(shorten(message.title, 200))}[/title]${inside}${marker}[/info]`;
}

/** Short enough to bear on a screen, long enough never to meet another. */
function markerOf(deliveryId: string): string {
  return `koe:${deliveryId.slice(0, 13)}`;
}

/** A text must not call everybody (`[toall]`) or close the box that it stands in. */
function untagged(text: string): string {
  return text.replace(/\[(?=\/?[a-z])/gi, '［');
}

function roomUrl(ctx: DelivererCtx<Config>): string {
  return `${ctx.config.url.replace(/\/$/, '')}/v2/rooms/${ctx.config.roomId}`;
}

function headersOf(ctx: DelivererCtx<Config>): Record<string, string> {
  return { 'x-chatworktoken': ctx.secrets.get('token'), accept: 'application/json' };
}

function receiptOf(id: string, ctx: DelivererCtx<Config>): Receipt {
  return { id, url: `https://www.chatwork.com/#!rid${ctx.config.roomId}-${id}` };
}
