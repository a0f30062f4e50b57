import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const unpulled = statement(
  'sources not pulled since',
  `select count(*)::int as waiting from source
   where removed_at is null and not paused and schedule is not null and health <> 'stopped'
     and (last_pull_at is null or last_pull_at < :since)`,
);
const busy = statement(
  'pipeline busy',
  `select exists (
     select 1 from graphile_worker.jobs
     where attempts < max_attempts
       -- what waits for its next try may wait for hours
       and (locked_at is not null or run_at <= now() + interval '5 seconds')
       and task_identifier in ('pull', 'normalise', 'classify', 'pack', 'correct', 'train', 'reclassify', 'remap', 'reindex', 'undo_run')
   ) or exists (select 1 from dirty_slot) or not exists (select 1 from block_slot) as busy`,
);
const waiting = statement(
  'signals waiting',
  `select
     exists (select 1 from graphile_worker.jobs where task_identifier = 'signals' and attempts < max_attempts) as computing,
     exists (select 1 from graphile_worker.jobs where task_identifier = 'signals' and attempts >= max_attempts
       and updated_at > now() - interval '6 hours') as failed`,
);

/** Whether every source that is pulled by itself was, since an instant. */
export async function allPulledSince(session: Session, since: Date): Promise<boolean> {
  return ((await session.run<{ waiting: number }>(unpulled, { since }))[0]?.waiting ?? 0) === 0;
}

/** Whether there is no block yet, what came in is still on its way into blocks, or the backlog is classified anew. */
export async function isPipelineBusy(session: Session): Promise<boolean> {
  return (await session.run<{ busy: boolean }>(busy))[0]?.busy ?? false;
}

/** Whether a computation waits or is under way; and whether one failed for good in the last six hours. */
export async function signalsUnderWay(
  session: Session,
): Promise<{ readonly computing: boolean; readonly failed: boolean }> {
  return (
    (await session.run<{ computing: boolean; failed: boolean }>(waiting))[0] ?? { computing: false, failed: false }
  );
}
