import type { DraftPart, DraftTimes, Kind } from '@koe/sql/domain/item';
import { valid } from './merge-drafts.js';

export interface ConversationTimes {
  readonly isConversation: boolean;
  readonly customerFirstAt: Date | null;
  readonly firstReplyAt: Date | null;
  /** ≥ 0; null while no human has replied. */
  readonly firstReplySeconds: number | null;
}

/**
 * When the customer first spoke and when a human first answered. Bots and whatever an agent said before the customer
 * spoke are no reply. The source's own figure wins, for it knows of replies that are not in the texts.
 */
export function conversationTimes(
  parts: readonly DraftPart[],
  kind: Kind,
  createdAt: Date | null,
  times: DraftTimes,
): ConversationTimes {
  const isConversation = kind === 'ticket' || kind === 'call' || parts.some((part) => part.role !== 'customer');
  const first = parts.findIndex((part) => part.role === 'customer');
  if (first < 0) return { isConversation, customerFirstAt: null, firstReplyAt: null, firstReplySeconds: null };
  const customerFirstAt = valid(parts[first]?.at) ?? createdAt;
  const replyAt = valid(
    parts.find((part, i) => i > first && part.role === 'agent' && isNotBefore(part, customerFirstAt))?.at,
  );
  const told = times.firstReplySeconds;
  const firstReplySeconds =
    told !== undefined && Number.isFinite(told) && told >= 0
      ? Math.min(Math.round(told), 2_147_483_647)
      : customerFirstAt && replyAt
        ? Math.min(Math.round((replyAt.getTime() - customerFirstAt.getTime()) / 1000), 2_147_483_647)
        : null;
  const firstReplyAt =
    customerFirstAt && firstReplySeconds !== null
      ? new Date(customerFirstAt.getTime() + firstReplySeconds * 1000)
      : replyAt;
  return { isConversation, customerFirstAt, firstReplyAt: valid(firstReplyAt), firstReplySeconds };
}

function isNotBefore(part: DraftPart, customerFirstAt: Date | null): boolean {
  const at = valid(part.at);
  return at !== null && (customerFirstAt === null || at >= customerFirstAt);
}
