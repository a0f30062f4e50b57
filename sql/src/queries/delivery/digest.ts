import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** What waits in a department. */
export interface DigestRow {
  readonly departmentId: string;
  readonly name: Bilingual;
  readonly openP1: number;
  readonly openP2: number;
  /** Steps that are due within the week, and those whose day has passed. */
  readonly due: number;
  readonly late: number;
}

const read = statement(
  'digest of departments',
  `with open_items as (
     select coalesce(t.department_id, p.department_id) as department_id,
       count(*) filter (where x.priority = 'P1') as p1, count(*) filter (where x.priority = 'P2') as p2
     from item_index x left join team t on t.key = x.team left join product p on p.key = x.product
     where x.handling = 'open' and x.priority in ('P1', 'P2') and not x.settled
     group by 1
   ), steps as (
     select a.department_id, count(*) filter (where s.due_on >= :today::date and s.due_on < :until::date) as due,
       count(*) filter (where s.due_on < :today::date) as late
     from action a join action_step s on s.action_id = a.action_id
     where a.removed_at is null and a.status in ('planned', 'in_progress') and s.done_at is null
     group by 1
   )
   select d.department_id as "departmentId", d.name, coalesce(o.p1, 0) as "openP1", coalesce(o.p2, 0) as "openP2",
     coalesce(s.due, 0) as due, coalesce(s.late, 0) as late
   from department d left join open_items o on o.department_id = d.department_id
   left join steps s on s.department_id = d.department_id order by d.department_id`,
);

const begin = statement(
  'begin digest',
  `insert into setting (name, value, updated_at) values ('digest_day', to_jsonb(:today::text), :now)
   on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at where setting.value <> excluded.value
   returning name`,
);

/**
 * Takes the digests of a day for the caller's transaction: whoever asks later, or at the same time, gets false.
 * @param today local date
 */
export async function beginDigests(session: Session, today: string, now: Date): Promise<boolean> {
  return (await session.run(begin, { today, now })).length > 0;
}

/** @param today local date; @param until the first local date that is not of the week */
export function readDigests(
  session: Session,
  days: { readonly today: string; readonly until: string },
): Promise<DigestRow[]> {
  return session.run<DigestRow>(read, days);
}
