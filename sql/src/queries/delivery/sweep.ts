import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { addJob } from '../queue/add-job.js';

const dead = statement(
  'deliveries whose job has died',
  `select d.delivery_id as id, d.channel_id as "channelId", d.state, j.id as "jobId"
   from graphile_worker.jobs j join delivery d on j.key = 'deliver:' || d.delivery_id
   where j.task_identifier = 'deliver' and j.locked_at is null and j.attempts >= j.max_attempts and d.state in ('queued', 'sending')
   for update of d skip locked`,
);
const lost = statement(
  'deliveries without a job',
  `select d.delivery_id as id, d.channel_id as "channelId" from delivery d join channel c on c.channel_id = d.channel_id
   where d.state in ('queued', 'sending') and d.changed_at < :before and coalesce(d.next_at, d.changed_at) < :before
     -- these wait for a person
     and not (d.state = 'queued' and (c.paused or c.trouble is not null))
     and not exists (select 1 from graphile_worker.jobs j where j.key = 'deliver:' || d.delivery_id)
   for update of d skip locked`,
);
const fail = statement(
  'fail delivery',
  `update delivery set state = case when state = 'queued' then 'failed' else 'unknown' end, claim = null, next_at = null, changed_at = :now,
     reason_code = case when state = 'queued' then 'broken' else 'interrupted' end, reason = :reason
   where delivery_id = :id`,
);
const end = statement('end dead jobs', `select graphile_worker.complete_jobs(:jobIds::bigint[])`);
const tell = statement('tell pages of swept deliveries', `select pg_notify('koe_event', '{"kind":"deliveries"}')`);

/**
 * Says of deliveries whose job has died that they failed, so that a person sees it and can send them again; what had been handed over may have
 * arrived. One that waits and has no job at all is given one.
 * @param before what has moved since may be about to get its job
 */
export async function sweepDeliveries(
  session: Session,
  { now, before }: { readonly now: Date; readonly before: Date },
): Promise<void> {
  const gone = await session.run<{ id: string; jobId: number }>(dead);
  for (const { id } of gone)
    await session.run(fail, { id, now, reason: 'an error of Koe itself, see the log of jobs' });
  if (gone.length > 0) await session.run(end, { jobIds: gone.map(({ jobId }) => jobId) });
  for (const { id, channelId } of await session.run<{ id: string; channelId: string }>(lost, { before }))
    await addJob(session, 'deliver', { deliveryId: id, channelId });
  if (gone.length > 0) await session.run(tell);
}
