import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** An open item that waits longer than it may; what its source calls solved waits for nobody. */
export interface OverdueItem {
  readonly id: string;
  readonly priority: 'P1' | 'P2';
  readonly createdAt: Date;
  readonly excerpt: string;
}

const counts = statement(
  'count of overdue items',
  `select priority, count(*) as count, min(created_at) as "oldestAt" from item_index
   where handling = 'open' and ((priority = 'P1' and created_at < :p1) or (priority = 'P2' and created_at < :p2))
       and not exists (select 1 from item r where r.item_id = item_index.item_id and (r.solved or r.resolved_at is not null))
   group by priority`,
);
// the customer's own words, shortest way: the first part of theirs
const oldest = statement(
  'overdue items',
  `select i.item_id as id, i.priority, i.created_at as "createdAt",
     coalesce((select left(p.text, 120) from part p where p.item_id = i.item_id and p.role = 'customer' and p.text <> '' order by p.position limit 1), '') as excerpt
   from (
     select item_id, priority, created_at from item_index
     where handling = 'open' and ((priority = 'P1' and created_at < :p1) or (priority = 'P2' and created_at < :p2))
       and not exists (select 1 from item r where r.item_id = item_index.item_id and (r.solved or r.resolved_at is not null))
     order by priority, created_at, item_id limit 5
   ) i order by i.priority, i.created_at, i.item_id`,
);

/** @param before items of each priority that are older are overdue */
export function countOverdue(
  session: Session,
  before: { readonly p1: Date; readonly p2: Date },
): Promise<{ readonly priority: 'P1' | 'P2'; readonly count: number; readonly oldestAt: Date }[]> {
  return session.run(counts, before);
}

export function readOverdue(
  session: Session,
  before: { readonly p1: Date; readonly p2: Date },
): Promise<OverdueItem[]> {
  return session.run<OverdueItem>(oldest, before);
}
