import { DeliveryError } from '../deliverer.js';

/**
 * A webhook's address, which is its credential: it must lead to the host of the config, which everybody may see.
 * @throws DeliveryError `config`, without the address
 */
export function webhookUrl(secret: string, base: string, isHost?: (host: string) => boolean): URL {
  const url = URL.canParse(secret) ? new URL(secret) : null;
  const host = new URL(base).host;
  const leads = isHost ?? ((found: string) => found === host);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new DeliveryError('config', 'the webhook address is not an address; copy the whole of it again', {
      field: 'webhookUrl',
    });
  if (!leads(url.host))
    throw new DeliveryError('config', `the webhook address does not lead to ${host}`, { field: 'webhookUrl' });
  return url;
}
