import type { ActionStatus } from '../../domain/action/status.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A day of an action on a time axis. */
export interface FlagRow {
  readonly actionId: string;
  readonly number: number;
  readonly kind: 'action_start' | 'action_release';
  /** Local date. */
  readonly date: string;
  readonly title: string;
  readonly themeId: number;
  readonly status: ActionStatus;
}

// what was proposed has not begun; what was stopped has, where it was under way, but nothing came of it
const flags = statement(
  'flags of actions',
  `select a.action_id as "actionId", a.number, d.kind, d.day as date, a.title, a.theme_id as "themeId", a.status
   from action a cross join lateral (values ('action_start', a.start_on), ('action_release', a.release_on)) as d (kind, day)
   where a.removed_at is null and a.status not in ('proposed', 'stopped') and d.day is not null
     and (:from::date is null or d.day >= :from::date) and (:to::date is null or d.day <= :to::date)
   order by d.day, a.number, d.kind limit 2000`,
);

/** Earliest first. @param from, to local dates, inclusive; null leaves that end open */
export function readFlags(session: Session, from: string | null, to: string | null): Promise<FlagRow[]> {
  return session.run<FlagRow>(flags, { from, to });
}
