import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** An item of the first priority that nobody was told of. */
export interface NewP1 {
  readonly id: string;
  readonly createdAt: Date | null;
  /** Of its team, else of its product; null where neither says. */
  readonly departmentId: string | null;
  readonly sourceName: string;
  /** Of made-up data. */
  readonly sample: boolean;
  /** The beginning of the customer's words, masked as they are stored. */
  readonly excerpt: string;
}

// looked at every minute: the ids of the first priority are set against those told of in one go, without looking each one up
const read = statement(
  'new items of the first priority',
  `with fresh as materialized (
     select x.item_id, x.created_at, x.team, x.product, x.source_id from item_index x
     where x.priority = 'P1' and x.handling <> 'done' and not exists (select 1 from p1_alert a where a.item_id = x.item_id)
   )
   select x.item_id as id, x.created_at as "createdAt", coalesce(t.department_id, p.department_id) as "departmentId",
     coalesce(s.name, '') as "sourceName", coalesce(s.sample, false) as sample,
     coalesce((select left(part.text, 160) from part where part.item_id = x.item_id and part.role = 'customer' and part.text <> ''
       order by part.position limit 1), '') as excerpt
   from fresh x
   left join team t on t.key = x.team
   left join product p on p.key = x.product
   left join source s on s.source_id = x.source_id
   order by x.created_at desc nulls last, x.item_id desc limit :most`,
);
const note = statement(
  'note alerts',
  `insert into p1_alert (item_id, at, outcome) select given.id, :now, given.outcome
   from unnest(:ids::uuid[], :outcomes::text[]) as given (id, outcome)
   on conflict (item_id) do nothing returning item_id as id`,
);

export function newP1Items(session: Session, most: number): Promise<NewP1[]> {
  return session.run<NewP1>(read, { most });
}

/** @returns those that had not been noted before */
export async function noteAlerts(
  session: Session,
  alerts: readonly { readonly id: string; readonly outcome: 'told' | 'old' }[],
  now: Date,
): Promise<string[]> {
  const rows = await session.run<{ id: string }>(note, {
    ids: alerts.map(({ id }) => id),
    outcomes: alerts.map(({ outcome }) => outcome),
    now,
  });
  return rows.map(({ id }) => id);
}
