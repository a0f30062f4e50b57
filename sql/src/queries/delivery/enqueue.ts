import { createHash, randomUUID } from 'node:crypto';
import type { DeliveryState } from '../../domain/delivery/delivery.js';
import type { BilingualMessage, Message } from '../../domain/delivery/message.js';
import type { SubscriptionKind } from '../../domain/delivery/subscription.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { addJob } from '../queue/add-job.js';
import { addressee } from './addressee.js';

/** What a notification or a delivery is about: `action`, `review`, `edition`, `item` …, and its id. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

export interface DeliveryOrder {
  /** Why it is sent, such as `edition` or `minutes`: with the subject and the recipient it makes the key. Lower case, `-` and `:`. */
  readonly rule: string;
  readonly subject: Subject;
  /** A person, by the way they chose; or a room, by its channel. */
  readonly to: { readonly personId: string } | { readonly channelId: string };
  /** The subscription by which a person gets it: its own way of sending counts, and a mail says how to end it. Left out for what was sent by hand. */
  readonly subscription?: SubscriptionKind;
  /** In both languages; the recipient's is sent. A room's is `language`, else Japanese. */
  readonly message: BilingualMessage;
  readonly language?: 'ja' | 'en';
  readonly now: Date;
}

const insertContent = statement(
  'insert delivery content',
  `insert into delivery_content (hash, body) values (:hash, :body::jsonb) on conflict (hash)
   -- said again after its words had gone
   do update set body = excluded.body, trimmed_at = null where delivery_content.trimmed_at is not null`,
);
const insert = statement(
  'insert delivery',
  `insert into delivery (delivery_id, key, rule, subject_kind, subject_id, person_id, channel_id, address, language, content_hash,
     state, created_at, changed_at)
   values (:id, :key, :rule, :subjectKind, :subjectId, :personId::uuid, :channelId, :address::text, :language, :hash, 'queued', :now, :now)
   on conflict (key) do nothing
   returning delivery_id as id`,
);
const existing = statement('delivery of a key', `select delivery_id as id, state from delivery where key = :key`);

/** What became of an order. `null`: this person wants nothing sent, or has no address, or the channel is gone. */
export type Enqueued = { readonly id: string; readonly state: DeliveryState; readonly fresh: boolean } | null;

/**
 * Puts a message into the outbox, in the caller's transaction: it goes out exactly when what made it necessary was written. The same
 * rule, subject and recipient again changes nothing and gives the first one (`fresh: false`).
 */
export async function enqueueDelivery(session: Session, order: DeliveryOrder): Promise<Enqueued> {
  const target = await addressee(session, order.to, order.subscription ?? null);
  if (target === null) return null;
  const { rule, subject, now } = order;
  const language = 'personId' in order.to ? target.language : (order.language ?? 'ja');
  const recipient = 'personId' in order.to ? `person:${order.to.personId}` : `channel:${order.to.channelId}`;
  const key = [rule, subject.kind, subject.id, recipient].join('|');
  const id = await put(session, key, {
    rule,
    subject,
    personId: 'personId' in order.to ? order.to.personId : null,
    channelId: target.channelId,
    address: target.address,
    language,
    message: order.message[language],
    now,
  });
  if (id !== null) return { id, state: 'queued', fresh: true };
  const [known] = await session.run<{ id: string; state: DeliveryState }>(existing, { key });
  return known ? { ...known, fresh: false } : null;
}

/** What goes to one channel whatever anybody chose: tests of it, and tasks. */
export interface DirectOrder {
  readonly rule: string;
  readonly subject: Subject;
  readonly channelId: string;
  /** In a channel of mail. */
  readonly address: string | null;
  readonly personId: string | null;
  readonly language: 'ja' | 'en';
  readonly message: Message;
  readonly now: Date;
}

/** As `enqueueDelivery`, to a channel that the caller has looked up. @returns the id, of the first one where it was ordered before */
export async function enqueueToAddress(session: Session, order: DirectOrder): Promise<string> {
  const key = [order.rule, order.subject.kind, order.subject.id, `channel:${order.channelId}`].join('|');
  const id = await put(session, key, order);
  if (id !== null) return id;
  const [known] = await session.run<{ id: string }>(existing, { key });
  if (!known) throw new Error('a delivery was neither written nor there');
  return known.id;
}

/** @returns null when there is one of this key */
async function put(session: Session, key: string, order: DirectOrder): Promise<string | null> {
  const { subject, message, ...rest } = order;
  // the text of an order that changes nothing would stay behind, told to nobody
  if ((await session.run(existing, { key })).length > 0) return null;
  const hash = await keepContent(session, message);
  const [row] = await session.run<{ id: string }>(insert, {
    ...rest,
    id: randomUUID(),
    key,
    subjectKind: subject.kind,
    subjectId: subject.id,
    hash,
  });
  if (!row) return null;
  await addJob(session, 'deliver', { deliveryId: row.id, channelId: order.channelId });
  return row.id;
}

/** @returns the hash under which the words are kept */
export async function keepContent(session: Session, message: Message): Promise<Buffer> {
  const body = JSON.stringify(message);
  const hash = createHash('sha256').update(body).digest();
  await session.run(insertContent, { hash, body });
  return hash;
}
