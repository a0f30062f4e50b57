import type { Role } from '@koe/sql/domain/item';

/** A turn of a conversation as far as reply times need it. */
export interface Turn {
  readonly key: string;
  readonly role: Role;
  /** ISO instant, null when the source gives none. */
  readonly at: string | null;
}

/** What is said above an agent's turn: how long the customer waited for it. */
export interface ReplyLine {
  /** Seconds since the first turn of the customer that was not answered yet; null when a time is missing. */
  readonly seconds: number | null;
  /** Whether this is the reply that the first-reply metric counts. */
  readonly first: boolean;
}

/**
 * The reply lines of a conversation by the key of the turn they stand above. As in the metric, bots do not answer and a
 * greeting before the customer speaks is no reply. Turns are taken in the order given.
 */
export function replyLines(turns: readonly Turn[]): ReadonlyMap<string, ReplyLine> {
  const lines = new Map<string, ReplyLine>();
  let waiting: Turn | null = null;
  for (const turn of turns) {
    if (turn.role === 'customer') waiting ??= turn;
    if (turn.role !== 'agent' || waiting === null) continue;
    lines.set(turn.key, { seconds: secondsBetween(waiting.at, turn.at), first: lines.size === 0 });
    waiting = null;
  }
  return lines;
}

/** Whole seconds, null when either time is missing or the clock ran backwards. */
function secondsBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
