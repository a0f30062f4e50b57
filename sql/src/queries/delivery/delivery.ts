import type { DeliveryReason, DeliveryState } from '../../domain/delivery/delivery.js';
import type { Message } from '../../domain/delivery/message.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { addJob } from '../queue/add-job.js';
import type { Place } from './notification.js';

/** A delivery as people see it. */
export interface DeliveryRow {
  readonly id: string;
  readonly rule: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly title: string;
  readonly channelId: string;
  readonly channelName: string;
  readonly channelType: string;
  readonly personId: string | null;
  readonly address: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAt: Date | null;
  readonly reasonCode: DeliveryReason | null;
  readonly reason: string | null;
  readonly url: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  /** Its words are gone: it was sent longer ago than they are kept. */
  readonly trimmed: boolean;
}

const COLUMNS = `d.delivery_id as id, d.rule, d.subject_kind as "subjectKind", d.subject_id as "subjectId", c.body ->> 'title' as title,
  d.channel_id as "channelId", h.name as "channelName", h.type as "channelType", d.person_id as "personId", d.address, d.state, d.attempts,
  d.next_at as "nextAt", d.reason_code as "reasonCode", d.reason, d.receipt ->> 'url' as url, d.created_at as "createdAt", d.sent_at as "sentAt",
  c.trimmed_at is not null as trimmed`;
const FROM = `from delivery d join delivery_content c on c.hash = d.content_hash join channel h on h.channel_id = d.channel_id`;

const list = statement(
  'deliveries',
  `select ${COLUMNS} ${FROM}
   where (:state::text is null or d.state = :state) and (:channelId::uuid is null or d.channel_id = :channelId::uuid)
     and (:subjectId::text is null or d.subject_id = :subjectId)
     and (:beforeAt::timestamptz is null or (d.created_at, d.delivery_id) < (:beforeAt::timestamptz, :beforeId::uuid))
   order by d.created_at desc, d.delivery_id desc limit :limit`,
);
const one = statement('delivery', `select ${COLUMNS} ${FROM} where d.delivery_id = :id`);
const message = statement(
  'message of a delivery',
  `select c.body from delivery d join delivery_content c on c.hash = d.content_hash where d.delivery_id = :id`,
);
const newest = statement(
  'newest message of a kind',
  `select c.body from delivery d join delivery_content c on c.hash = d.content_hash
   where d.person_id = :personId and split_part(d.rule, ':', 1) = any(:heads::text[]) and d.language = :language order by d.created_at desc limit 1`,
);
const counts = statement('deliveries by state', `select state, count(*) as count from delivery group by state`);
const byChannel = statement(
  'deliveries by channel',
  `select channel_id as "channelId", state, count(*) as count, max(sent_at) as "lastSentAt" from delivery
   where created_at >= :since or state in ('queued', 'sending', 'unknown') group by channel_id, state`,
);
const resend = statement(
  'resend delivery',
  `update delivery set state = 'queued', attempts = 0, claim = null, next_at = null, reason_code = null, reason = null, changed_at = :now
   where delivery_id = :id and state = any(:from::text[])
     -- nothing is left to be sent
     and not exists (select 1 from delivery_content c where c.hash = delivery.content_hash and c.trimmed_at is not null)
   returning channel_id as "channelId"`,
);
const decide = statement(
  'decide on delivery',
  `update delivery set state = :as, claim = null, next_at = null, changed_at = :now,
     sent_at = case when :as = 'sent' then coalesce(claimed_at, :now) else sent_at end
   where delivery_id = :id and state = any(:from::text[]) returning delivery_id`,
);

export function readDeliveries(
  session: Session,
  asked: {
    readonly state: DeliveryState | null;
    readonly channelId: string | null;
    readonly subjectId: string | null;
    readonly before: Place | null;
    readonly limit: number;
  },
): Promise<DeliveryRow[]> {
  const { before, ...rest } = asked;
  return session.run<DeliveryRow>(list, { ...rest, beforeAt: before?.at ?? null, beforeId: before?.id ?? null });
}

export async function findDelivery(session: Session, id: string): Promise<DeliveryRow | null> {
  return (await session.run<DeliveryRow>(one, { id }))[0] ?? null;
}

export async function messageOf(session: Session, id: string): Promise<Message | null> {
  return (await session.run<{ body: Message }>(message, { id }))[0]?.body ?? null;
}

/** What this person was sent; what others are sent is theirs. @param asked `heads`: what rules begin with */
export async function newestMessage(
  session: Session,
  asked: { readonly personId: string; readonly heads: readonly string[]; readonly language: 'ja' | 'en' },
): Promise<Message | null> {
  return (await session.run<{ body: Message }>(newest, asked))[0]?.body ?? null;
}

export async function countDeliveries(session: Session): Promise<ReadonlyMap<DeliveryState, number>> {
  const rows = await session.run<{ state: DeliveryState; count: number }>(counts);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

export interface ChannelCount {
  readonly channelId: string;
  readonly state: DeliveryState;
  readonly count: number;
  readonly lastSentAt: Date | null;
}

/** @param since of what has ended; what waits or is in doubt counts however old it is */
export function countByChannel(session: Session, since: Date): Promise<ChannelCount[]> {
  return session.run<ChannelCount>(byChannel, { since });
}

/** Puts it into the queue once more. @returns false when its state does not allow that */
export async function resendDelivery(
  session: Session,
  asked: { readonly id: string; readonly from: readonly DeliveryState[]; readonly now: Date },
): Promise<boolean> {
  const [row] = await session.run<{ channelId: string }>(resend, asked);
  if (row) await addJob(session, 'deliver', { deliveryId: asked.id, channelId: row.channelId });
  return row !== undefined;
}

/** @returns false when its state does not allow that */
export async function decideDelivery(
  session: Session,
  asked: {
    readonly id: string;
    readonly as: 'sent' | 'given_up';
    readonly from: readonly DeliveryState[];
    readonly now: Date;
  },
): Promise<boolean> {
  return (await session.run(decide, asked)).length > 0;
}
