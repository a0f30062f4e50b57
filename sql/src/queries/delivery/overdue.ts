import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** An open item that waits longer than it may; what its source calls solved waits for nobody. */
export interface OverdueItem {
  readonly id: string;
  readonly priority: 'P1' | 'P2';
  readonly createdAt: Date;
  readonly excerpt: string;
}

// each half walks its stretch of the index of what waits, oldest first
const counts = statement(
  'count of overdue items',
  `select 'P1' as priority, count(*) as count, min(created_at) as "oldestAt" from item_index
   where handling = 'open' and priority = 'P1' and not settled and created_at < :p1 having count(*) > 0
   union all
   select 'P2', count(*), min(created_at) from item_index
   where handling = 'open' and priority = 'P2' and not settled and created_at < :p2 having count(*) > 0`,
);
// the customer's own words, shortest way: the first part of theirs
const oldest = statement(
  'overdue items',
  `select i.item_id as id, i.priority, i.created_at as "createdAt",
     coalesce((select left(p.text, 120) from part p where p.item_id = i.item_id and p.role = 'customer' and p.text <> '' order by p.position limit 1), '') as excerpt
   from (
     (select item_id, priority, created_at from item_index
      where handling = 'open' and priority = 'P1' and not settled and created_at < :p1 order by created_at, item_id limit 5)
     union all
     (select item_id, priority, created_at from item_index
      where handling = 'open' and priority = 'P2' and not settled and created_at < :p2 order by created_at, item_id limit 5)
   ) i order by i.priority, i.created_at, i.item_id limit 5`,
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
