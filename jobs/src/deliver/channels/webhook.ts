import { DeliveryError, type DelivererCtx } from '../deliverer.js';
import { request, type Answer } from '../post.js';

type Ctx = DelivererCtx<{ readonly url: string }>;

/** What all rooms have in common that are reached by an address alone: nothing can be asked, so a check looks at the address only. */
export const webhook = {
  secrets: ['webhookUrl'],
  check(ctx: Ctx): Promise<void> {
    addressOf(ctx);
    return Promise.resolve();
  },
} as const;

/**
 * Hands one message over.
 * @param body JSON
 * @throws DeliveryError as `request`, and `config` for an address that cannot be meant
 */
export async function postToWebhook(ctx: Ctx, body: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return request(ctx, addressOf(ctx), { method: 'POST', headers, body });
}

/** A webhook's address is its credential: it must lead to the host of the config, which everybody may see, and is never told. */
function addressOf({ secrets, config }: Ctx): URL {
  const secret = secrets.get('webhookUrl');
  const url = URL.canParse(secret) ? new URL(secret) : null;
  const { host } = new URL(config.url);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new DeliveryError('config', 'the webhook address is not an address; copy the whole of it again', {
      field: 'webhookUrl',
    });
  if (url.host !== host)
    throw new DeliveryError('config', `the webhook address does not lead to ${host}`, { field: 'webhookUrl' });
  return url;
}
