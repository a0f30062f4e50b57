import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { addJob } from '../queue/add-job.js';

/** A configured connection to where messages, or tasks, go. */
export interface ChannelRow {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly config: unknown;
  readonly secretNames: readonly string[];
  /** Sealed with purpose `secrets:<id>`. */
  readonly secrets: Buffer | null;
  readonly paused: boolean;
  readonly notBeforeAt: Date | null;
  /** Why nothing goes out until a person has looked; null when it works. */
  readonly trouble: string | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
}

const COLUMNS = `channel_id as id, type, name, config, secret_names as "secretNames", secrets, paused, not_before_at as "notBeforeAt",
  trouble, created_at as "createdAt", created_by as "createdBy"`;

const all = statement(
  'channels',
  `select ${COLUMNS} from channel where removed_at is null order by created_at, channel_id`,
);
const one = statement('channel', `select ${COLUMNS} from channel where channel_id = :id and removed_at is null`);
const write = statement(
  'write channel',
  `insert into channel (channel_id, type, name, config, secret_names, secrets, paused, created_at, created_by)
   values (:id, :type, :name, :config::jsonb, :secretNames, :secrets::bytea, :paused, :now, :personId::uuid)
   on conflict (channel_id) do update set name = excluded.name, config = excluded.config, secret_names = excluded.secret_names,
     secrets = excluded.secrets, paused = excluded.paused, trouble = null
   returning ${COLUMNS}`,
);
const remove = statement(
  'remove channel',
  `update channel set removed_at = :now, secrets = null, secret_names = '{}' where channel_id = :id and removed_at is null`,
);
const leave = statement('rooms no more', `delete from subscription where room_id = :id`);
const unchoose = statement(
  'ways no more',
  `update subscription set via = null, changed_at = :now where via = :id::text`,
);
const unchooseDefault = statement(
  'people without a way',
  `update person set notify_by = 'none' where notify_by = :id::text`,
);
const trouble = statement(
  'channel in trouble',
  `update channel set trouble = :trouble where channel_id = :id and trouble is null returning channel_id`,
);
const waiting = statement(
  'waiting deliveries of a channel',
  `select delivery_id as id from delivery where channel_id = :id and state = 'queued' order by created_at, delivery_id`,
);

export function readChannels(session: Session): Promise<ChannelRow[]> {
  return session.run<ChannelRow>(all);
}

export async function findChannel(session: Session, id: string): Promise<ChannelRow | null> {
  return (await session.run<ChannelRow>(one, { id }))[0] ?? null;
}

/** Makes a channel or writes it over; what waited for it goes on. */
export async function writeChannel(
  session: Session,
  channel: Pick<ChannelRow, 'id' | 'type' | 'name' | 'config' | 'secretNames' | 'secrets' | 'paused'>,
  by: { readonly personId: string | null; readonly now: Date },
): Promise<ChannelRow> {
  const [written] = await session.run<ChannelRow>(write, { ...channel, config: JSON.stringify(channel.config), ...by });
  if (!written) throw new Error('a channel was written and not returned');
  if (!written.paused) await wakeChannel(session, written.id);
  return written;
}

/** Forgets its secrets, and everybody's choice of it; what it sent stays. */
export async function removeChannel(session: Session, id: string, now: Date): Promise<void> {
  await session.run(remove, { id, now });
  await session.run(leave, { id });
  await session.run(unchoose, { id, now });
  await session.run(unchooseDefault, { id });
  // each looks, finds no channel, and is given up
  await wakeChannel(session, id);
}

/** @returns whether this is news */
export async function markTrouble(session: Session, id: string, reason: string): Promise<boolean> {
  return (await session.run(trouble, { id, trouble: reason })).length > 0;
}

/** Sends on what waits. */
export async function wakeChannel(session: Session, channelId: string): Promise<void> {
  for (const { id } of await session.run<{ id: string }>(waiting, { id: channelId }))
    await addJob(session, 'deliver', { deliveryId: id, channelId });
}
