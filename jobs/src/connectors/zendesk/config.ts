import { z } from 'zod';
import { words } from '../words.js';

export const zendeskConfig = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .refine(isSafe, 'must begin with https://')
    .meta(words('Address', 'アドレス', 'Such as https://acme.zendesk.com', '例: https://acme.zendesk.com')),
  /** Of the administrator who made the API token. Empty: the secret is an OAuth access token. */
  email: z
    .email()
    .optional()
    .meta(words('E-mail of the token', 'トークンのメールアドレス', 'Empty for OAuth', 'OAuth の場合は空欄')),
  /** Tickets changed before this are not read. Default: all. */
  since: z.iso.datetime({ offset: true }).optional().meta(words('Read from', '取込開始日時')),
  /** Custom fields that become attributes. */
  fields: z
    .array(z.strictObject({ id: z.int(), name: z.string().min(1) }))
    .default([])
    .meta(words('Custom fields', 'カスタムフィールド', 'Number and attribute', '番号と属性名')),
});
export type ZendeskConfig = z.infer<typeof zendeskConfig>;

/** The token goes over the wire; without encryption only to this machine, as tests do. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1';
}
