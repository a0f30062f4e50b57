import { NOTIFICATION_KINDS } from '@koe/sql/domain/delivery/notification';
import { subscriptionOf, type SubscriptionKind } from '@koe/sql/domain/delivery/subscription';
import type { OutboxRow } from '@koe/sql/queries/delivery/outbox';
import type { DeliverySettings } from '@koe/sql/queries/delivery/reach';
import { unsubscribeToken } from '@koe/sql/server/unsubscribe-token';
import type { Vault } from '@koe/sql/server/vault';
import type { Outgoing } from '../deliverer.js';

const TITLE = 200;

/**
 * A message of the outbox as it goes out: with whole addresses, and for a subscription with the way to end it.
 * @param row its message masked (`maskedMessage`)
 */
export function outgoingOf(row: OutboxRow, { address }: Pick<DeliverySettings, 'address'>, vault: Vault): Outgoing {
  const { language, message, personId } = row;
  const kind = subscriptionOfRule(row.rule);
  return {
    deliveryId: row.id,
    language,
    title: message.title.replace(/\s+/g, ' ').trim().slice(0, TITLE),
    text: message.text.trim(),
    html: message.html ?? null,
    lines: message.lines ?? [],
    url: address === null || message.path === undefined ? null : `${address}${message.path}`,
    urlLabel: language === 'ja' ? 'Koe で開く' : 'Open in Koe',
    images: message.images ?? [],
    files: message.files ?? [],
    address: row.address,
    unsubscribeUrl:
      address === null || personId === null || kind === null
        ? null
        : `${address}/unsubscribe/${unsubscribeToken(vault, personId, kind)}`,
  };
}

/** A rule begins with the kind of notification that it carries; what people send by hand belongs to no subscription. */
export function subscriptionOfRule(rule: string): SubscriptionKind | null {
  const head = rule.split(':')[0];
  const kind = NOTIFICATION_KINDS.find((name) => name === head);
  return kind === undefined ? null : subscriptionOf(kind);
}
