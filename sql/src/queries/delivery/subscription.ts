import type { SubscriptionKind } from '../../domain/delivery/subscription.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** What a person has said about being sent things. */
export interface OwnSubscriptions {
  readonly via: string;
  readonly email: string | null;
  readonly language: 'ja' | 'en';
  readonly departmentId: string | null;
  readonly said: readonly { readonly kind: SubscriptionKind; readonly active: boolean; readonly via: string | null }[];
}

export interface RoomSubscriptionRow {
  readonly channelId: string;
  readonly kind: SubscriptionKind;
  readonly departmentId: string | null;
}

const person = statement(
  'way of a person',
  `select notify_by as via, email, language, department_id as "departmentId" from person where person_id = :personId`,
);
const said = statement(
  'subscriptions of a person',
  `select kind, active, via from subscription where person_id = :personId`,
);
const write = statement(
  'write subscription',
  `insert into subscription (subscription_id, kind, person_id, room_id, department_id, active, via, changed_at)
   values (gen_random_uuid(), :kind, :personId::uuid, :roomId::uuid, :departmentId::uuid, :active, :via::text, :now)
   on conflict (kind, person_id, room_id) do update set active = excluded.active, via = excluded.via,
     department_id = excluded.department_id, changed_at = excluded.changed_at`,
);
const end = statement(
  'end subscription',
  `insert into subscription (subscription_id, kind, person_id, active, changed_at)
   select gen_random_uuid(), :kind, p.person_id, false, :now from person p where p.person_id = :personId
   on conflict (kind, person_id, room_id) do update set active = false, changed_at = excluded.changed_at
   returning subscription_id`,
);
const way = statement('write way', `update person set notify_by = :via where person_id = :personId`);
const rooms = statement(
  'subscriptions of rooms',
  `select s.room_id as "channelId", s.kind, s.department_id as "departmentId"
   from subscription s join channel c on c.channel_id = s.room_id and c.removed_at is null
   where s.active order by s.room_id, s.kind`,
);

/** Null for an unknown person. */
export async function readOwn(session: Session, personId: string): Promise<OwnSubscriptions | null> {
  const [row] = await session.run<{ via: string; email: string | null; language: string; departmentId: string | null }>(
    person,
    { personId },
  );
  if (!row) return null;
  const list = await session.run<OwnSubscriptions['said'][number]>(said, { personId });
  return { ...row, language: row.language === 'en' ? 'en' : 'ja', said: list };
}

export async function writeSubscription(
  session: Session,
  subscription: {
    readonly kind: SubscriptionKind;
    readonly personId: string | null;
    readonly roomId: string | null;
    readonly departmentId: string | null;
    readonly active: boolean;
    readonly via: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await session.run(write, subscription);
}

/** By the link of a mail: only ends. @returns false for a person who is gone */
export async function endSubscription(
  session: Session,
  asked: { readonly personId: string; readonly kind: SubscriptionKind; readonly now: Date },
): Promise<boolean> {
  return (await session.run(end, asked)).length > 0;
}

/** @param via `none`, `email` or a channel's id */
export async function writeWay(session: Session, personId: string, via: string): Promise<void> {
  await session.run(way, { personId, via });
}

export function readRooms(session: Session): Promise<RoomSubscriptionRow[]> {
  return session.run<RoomSubscriptionRow>(rooms);
}
