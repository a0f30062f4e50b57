import type { DeliveryReason, DeliveryState } from '../../domain/delivery/delivery.js';
import type { Message } from '../../domain/delivery/message.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { keepContent } from './enqueue.js';

/** A delivery as the outbox sees it. */
export interface OutboxRow {
  readonly id: string;
  readonly channelId: string;
  readonly rule: string;
  readonly personId: string | null;
  readonly address: string | null;
  readonly language: 'ja' | 'en';
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly claimedAt: Date | null;
  readonly message: Message;
}

const read = statement(
  'delivery to send',
  `select d.delivery_id as id, d.channel_id as "channelId", d.rule, d.person_id as "personId", d.address, d.language, d.state,
     d.attempts, d.claimed_at as "claimedAt", c.body as message
   from delivery d join delivery_content c on c.hash = d.content_hash where d.delivery_id = :id`,
);
const claimRow = statement(
  'claim delivery',
  `update delivery set state = 'sending', claim = :claim, claimed_at = :now, changed_at = :now, attempts = attempts + 1,
     next_at = null, reason_code = null, reason = null
   where delivery_id = :id and state = 'queued' returning delivery_id`,
);
const holdChannel = statement(
  'space deliveries',
  `update channel set not_before_at = greatest(not_before_at, :until) where channel_id = :channelId`,
);
const settle = statement(
  'settle delivery',
  `update delivery set state = :state, reason_code = :code::text, reason = :reason::text, receipt = coalesce(:receipt::jsonb, receipt),
     next_at = :nextAt::timestamptz, changed_at = :now, sent_at = case when :state = 'sent' then :now::timestamptz else sent_at end,
     attempts = attempts - :uncounted::int, claim = null
   where delivery_id = :id and state = any(:from::text[]) and claim is not distinct from :claim::uuid
   returning delivery_id`,
);
const recover = statement(
  'take over delivery',
  `update delivery set claim = :claim where delivery_id = :id and state = 'sending' returning delivery_id`,
);
const replace = statement(
  'replace content of delivery',
  `update delivery set content_hash = :hash where delivery_id = :id`,
);
const tell = statement('tell pages of deliveries', `select pg_notify('koe_event', '{"kind":"deliveries"}')`);

export async function readOutbox(session: Session, id: string): Promise<OutboxRow | null> {
  return (await session.run<OutboxRow>(read, { id }))[0] ?? null;
}

/**
 * Takes a waiting delivery for one attempt. Nothing may be handed over before the transaction of this has committed, to disk: should the
 * process or the server end, the row says that an attempt was under way.
 * @param holdUntil no other message of the channel goes out before
 * @returns false when somebody else has it
 */
export async function claimDelivery(
  session: Session,
  at: {
    readonly id: string;
    readonly channelId: string;
    readonly claim: string;
    readonly now: Date;
    readonly holdUntil: Date;
  },
): Promise<boolean> {
  await session.query('set local synchronous_commit = on');
  const taken = (await session.run(claimRow, { id: at.id, claim: at.claim, now: at.now })).length > 0;
  if (taken) await session.run(holdChannel, { channelId: at.channelId, until: at.holdUntil });
  if (taken) await session.run(tell);
  return taken;
}

/** What leaves is kept instead of what was ordered, so that whoever looks later sees what was sent. */
export async function keepWhatLeaves(session: Session, id: string, message: Message): Promise<void> {
  await session.run(replace, { id, hash: await keepContent(session, message) });
}

/** Takes over an attempt whose process has ended: from now on only this claim may say how it ended. */
export async function takeOver(session: Session, id: string, claim: string): Promise<boolean> {
  return (await session.run(recover, { id, claim })).length > 0;
}

export interface Outcome {
  readonly state: DeliveryState;
  readonly code?: DeliveryReason;
  readonly reason?: string;
  readonly receipt?: object;
  readonly nextAt?: Date;
  /** Being asked to wait is no attempt. */
  readonly uncounted?: boolean;
}

/**
 * Notes how an attempt ended.
 * @param claim of the attempt; null for a delivery that waits
 * @returns false when the delivery is no longer this attempt's
 */
export async function settleDelivery(
  session: Session,
  at: { readonly id: string; readonly claim: string | null; readonly now: Date },
  outcome: Outcome,
): Promise<boolean> {
  await session.query('set local synchronous_commit = on');
  const done = await session.run(settle, {
    id: at.id,
    claim: at.claim,
    now: at.now,
    from: at.claim === null ? ['queued'] : ['sending'],
    state: outcome.state,
    code: outcome.code ?? null,
    reason: outcome.reason ?? null,
    receipt: outcome.receipt === undefined ? null : JSON.stringify(outcome.receipt),
    nextAt: outcome.nextAt ?? null,
    uncounted: outcome.uncounted === true ? 1 : 0,
  });
  if (done.length > 0) await session.run(tell);
  return done.length > 0;
}

/** No message of the channel goes out before. */
export async function holdBack(session: Session, channelId: string, until: Date): Promise<void> {
  await session.run(holdChannel, { channelId, until });
}
