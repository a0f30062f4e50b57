import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { addJob } from './add-job.js';

const coming = statement(
  'more is coming',
  `select exists (
     select 1 from graphile_worker.jobs
     where attempts < max_attempts and run_at <= now() + interval '1 second'
       -- a batch that is being classified is perhaps the one that asks
       and (task_identifier in ('pull', 'normalise') or (task_identifier = 'classify' and locked_at is null))
   ) as more`,
);
/** Due without doubt, whatever the database's clock says. */
const DUE_SINCE_MS = 60_000;

/** Adds a pack of what was classified: at once when nothing more is on its way, else in a moment, together with what is. */
export async function packSoon(session: Session): Promise<void> {
  const more = (await session.run<{ more: boolean }>(coming))[0]?.more ?? false;
  await addJob(session, 'pack', {}, more ? null : new Date(Date.now() - DUE_SINCE_MS));
}
