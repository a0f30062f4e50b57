import { createHmac, timingSafeEqual } from 'node:crypto';
import { SUBSCRIPTION_KINDS, type SubscriptionKind } from '../domain/delivery/subscription.js';
import type { Vault } from './vault.js';

const PERSON_BYTES = 16;
const TAG_BYTES = 16;

/**
 * What a link carries that ends one subscription of one person and can do nothing else: person and kind, signed under the installation
 * key. It holds for as long as the key does: a mail of last year must still be able to end what it belongs to.
 */
export function unsubscribeToken(vault: Vault, personId: string, kind: SubscriptionKind): string {
  const body = Buffer.concat([
    Buffer.from(personId.replaceAll('-', ''), 'hex'),
    Buffer.of(SUBSCRIPTION_KINDS.indexOf(kind)),
  ]);
  return Buffer.concat([body, tagOf(vault, body)]).toString('base64url');
}

/** @returns null for a token that is not one of ours */
export function readUnsubscribeToken(
  vault: Vault,
  token: string,
): { readonly personId: string; readonly kind: SubscriptionKind } | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== PERSON_BYTES + 1 + TAG_BYTES) return null;
  const body = bytes.subarray(0, PERSON_BYTES + 1);
  if (!timingSafeEqual(bytes.subarray(PERSON_BYTES + 1), tagOf(vault, body))) return null;
  const kind = SUBSCRIPTION_KINDS[body[PERSON_BYTES] ?? -1];
  if (kind === undefined) return null;
  const hex = body.subarray(0, PERSON_BYTES).toString('hex');
  const personId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { personId, kind };
}

function tagOf(vault: Vault, body: Buffer): Buffer {
  return createHmac('sha256', vault.personSecret)
    .update('koe-unsubscribe')
    .update(body)
    .digest()
    .subarray(0, TAG_BYTES);
}
