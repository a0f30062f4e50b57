import type { PriorityReason } from '@koe/sql/domain/classification';
import type { HandlingState, Priority } from '@koe/sql/domain/item';

const DAY_MS = 86_400_000;
/** Ten days of waiting weigh as much as they ever will. */
const WEIGHT_A_DAY = 0.02;
const MOST_WEIGHT = 0.2;

/**
 * The reasons of an item with its waiting time as a reason of its own, heaviest first. The stored level never moves by waiting:
 * it is added on reading, for an open item that asks for something (P1 … P3) and is at least a day old.
 */
export function withWaiting(
  reasons: readonly PriorityReason[],
  item: { readonly handling: HandlingState; readonly priority: Priority; readonly createdAt: Date | null },
  now: Date,
): PriorityReason[] {
  const days = item.createdAt === null ? 0 : Math.floor((now.getTime() - item.createdAt.getTime()) / DAY_MS);
  const waits = item.handling === 'open' && item.priority !== 'P4' && days >= 1;
  const waiting = { reason: 'waiting', weight: Math.min(MOST_WEIGHT, days * WEIGHT_A_DAY) };
  return [...reasons, ...(waits ? [waiting] : [])].sort((a, b) => b.weight - a.weight);
}
