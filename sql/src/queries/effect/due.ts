import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const due = statement(
  'effects due',
  `select
     exists (
       select 1 from action a left join action_effect e using (action_id)
       where a.removed_at is null and (e.action_id is null or (e.verdict is null and a.updated_at > e.computed_at))
     ) as changed,
     (select min(e.computed_at) from action a join action_effect e using (action_id)
       where a.removed_at is null and (e.verdict_at is null or e.verdict_at > :recountedFrom)) as oldest`,
);
const underWay = statement(
  'effects under way',
  `select
     exists (select 1 from graphile_worker.jobs where task_identifier = 'effects' and attempts < max_attempts) as computing,
     exists (select 1 from graphile_worker.jobs where task_identifier = 'effects' and attempts >= max_attempts
       and updated_at > now() - interval '6 hours') as failed`,
);

/**
 * Whether an action was never looked at or has changed since; and when the one looked at longest ago was.
 * @param recountedFrom verdicts that fell earlier are not looked at any more
 */
export async function effectsDue(
  session: Session,
  recountedFrom: Date,
): Promise<{ readonly changed: boolean; readonly oldest: Date | null }> {
  return (
    (await session.run<{ changed: boolean; oldest: Date | null }>(due, { recountedFrom }))[0] ?? {
      changed: false,
      oldest: null,
    }
  );
}

/** Whether a computation waits or is under way; and whether one failed for good in the last six hours. */
export async function effectsUnderWay(
  session: Session,
): Promise<{ readonly computing: boolean; readonly failed: boolean }> {
  return (
    (await session.run<{ computing: boolean; failed: boolean }>(underWay))[0] ?? { computing: false, failed: false }
  );
}
