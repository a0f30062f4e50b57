import { SUBSCRIBED_BY_DEFAULT, type SubscriptionKind } from '../../domain/delivery/subscription.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** Somebody who gets something by a subscription; hand it to `enqueueDelivery` as `to`. */
export interface Subscriber {
  readonly to: { readonly personId: string } | { readonly channelId: string };
  /** Of the person; of a room what it wants to hear of, null for everything. */
  readonly departmentId: string | null;
}

const read = statement(
  'subscribers',
  `select p.person_id as "personId", null::uuid as "roomId", p.department_id as "departmentId"
   from person p left join subscription s on s.person_id = p.person_id and s.kind = :kind
   where coalesce(s.active, :byDefault)
   union all
   select null, s.room_id, s.department_id
   from subscription s join channel c on c.channel_id = s.room_id and c.removed_at is null
   where s.kind = :kind and s.active
   order by 1, 2`,
);

/** People and rooms that get this, whether or not they can be reached. */
export async function readSubscribers(session: Session, kind: SubscriptionKind): Promise<Subscriber[]> {
  const rows = await session.run<{ personId: string | null; roomId: string | null; departmentId: string | null }>(
    read,
    { kind, byDefault: SUBSCRIBED_BY_DEFAULT[kind] },
  );
  return rows.flatMap(({ personId, roomId, departmentId }): Subscriber[] => {
    if (personId !== null) return [{ to: { personId }, departmentId }];
    return roomId === null ? [] : [{ to: { channelId: roomId }, departmentId }];
  });
}
