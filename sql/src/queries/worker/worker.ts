import type { Database, Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';

const register = statement(
  'register worker',
  `insert into worker_process (worker_id, process_key) values (:workerId, :processKey) on conflict do nothing`,
);
const takeTurn = statement('look for the dead', `select pg_try_advisory_xact_lock(8020115) as taken`);
const dead = sqlFile(import.meta.url, 'dead-jobs.sql');
const unlock = statement('unlock workers', `select graphile_worker.force_unlock_workers(:workerIds::text[])`);
// to be killed is no failure of the job: it keeps its attempts, unless it is always there when a process dies
const noteKill = statement(
  'note kill',
  `insert into job_kill (job_id, kills) values (:jobId, 1) on conflict (job_id) do update set kills = job_kill.kills + 1 returning kills`,
);
const MOST_KILLS = 100;
const forgive = statement(
  'forgive attempt',
  `select graphile_worker.reschedule_jobs(array[:jobId::bigint], attempts := :attempts::int)`,
);
const forget = statement('forget workers', `delete from worker_process where worker_id = any(:workerIds::text[])`);

/** @param workerId the name under which the queue locks jobs: that of a pool of workers, not of one worker */
export async function registerWorker(session: Session, workerId: string, processKey: number): Promise<void> {
  await session.run(register, { workerId, processKey });
}

const locked = statement(
  'locked by workers',
  `select 1 as one from graphile_worker.jobs where locked_by = any(:workerIds::text[]) limit 1`,
);
// the queue has noted a failure and put the job off; neither is due to a job whose process was asked to stop
const giveBack = statement(
  'give back interrupted jobs',
  `with given as (
     update graphile_worker._private_jobs set attempts = greatest(attempts - 1, 0), run_at = now(), last_error = null
     where locked_at is null and last_error = :error
   )
   select pg_notify('jobs:insert', '{"r":0,"count":1}')`,
);

/** Whether jobs are still locked under one of these names. */
export async function holdsJobs(session: Session, workerIds: readonly string[]): Promise<boolean> {
  return (await session.run(locked, { workerIds })).length > 0;
}

/** Makes jobs that ended with this error due at once, without an attempt counted. @param error the message that says: interrupted */
export async function giveBackInterrupted(session: Session, error: string): Promise<void> {
  await session.run(giveBack, { error });
}

/**
 * Sets the jobs of dead processes free, all or none: a process that is killed in the middle of this would otherwise leave
 * a job without its lock and without the attempt it is owed.
 * @returns how many; 0 also when another process is looking at this moment
 */
export function freeDeadJobs(database: Pick<Database, 'transaction'>): Promise<number> {
  return database.transaction(async (session) => {
    const [turn] = await session.run<{ taken: boolean }>(takeTurn);
    if (!turn?.taken) return 0;
    const jobs = await session.run<{ id: number; locked_by: string; attempts: number }>(dead);
    if (jobs.length === 0) return 0;
    const workerIds = [...new Set(jobs.map((job) => job.locked_by))];
    await session.run(unlock, { workerIds });
    for (const job of jobs) {
      const [noted] = await session.run<{ kills: number }>(noteKill, { jobId: job.id });
      if ((noted?.kills ?? 0) <= MOST_KILLS)
        await session.run(forgive, { jobId: job.id, attempts: Math.max(job.attempts - 1, 0) });
    }
    await session.run(forget, { workerIds });
    return jobs.length;
  });
}
