import { randomBytes, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { Logger, runOnce } from 'graphile-worker';
import { insertSource } from '@koe/sql/queries/source/source';
import { publishStarterTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Database } from '@koe/sql/server/database';
import { createVault } from '@koe/sql/server/vault';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { taskList } from '@koe/jobs/test-only/pipeline/tasks';

/** A runtime on a test database: silent, with a clock that the test moves and no way out to the network. */
export async function testRuntime(
  database: Database,
  clock: { now(): Date } = { now: () => new Date() },
): Promise<Runtime> {
  await publishStarterTaxonomy(database, STARTER_THEMES, clock.now());
  return {
    database,
    vault: createVault(randomBytes(32)),
    clock,
    log: pino({ level: process.env['KOE_TEST_LOG'] ?? 'silent' }),
    fetch: () => Promise.reject(new Error('no network in tests')),
    sockets: { resolve: () => Promise.reject(new Error('no network in tests')) },
    dataFolder: '/nonexistent',
  };
}

/** Adds a source that is pulled by hand. @returns its id */
export async function addTestSource(runtime: Runtime, config: unknown, type = 'folder'): Promise<string> {
  const sourceId = randomUUID();
  await insertSource(runtime.database, {
    sourceId,
    type,
    name: `test ${type}`,
    config,
    secretNames: [],
    secrets: null,
    schedule: null,
    sample: false,
    nextRunAt: null,
    now: runtime.clock.now(),
    createdBy: null,
  });
  return sourceId;
}

/** Runs the queue until it is empty, but for pulls that wait for their next try. @throws Error with the queue's own message when a job failed */
export async function drain(runtime: Runtime): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    // packs wait a moment for further batches; a test does not
    await runtime.database.query(
      `update graphile_worker._private_jobs set run_at = now() - interval '1 second' where run_at > now() and attempts = 0
         and (payload ->> 'trigger' is distinct from 'retry' or run_at < now() + interval '1 second')`,
    );
    await runOnce({
      pgPool: runtime.database.pool,
      taskList: taskList(runtime, new AbortController().signal),
      noHandleSignals: true,
      concurrency: 2,
      logger: new Logger(() => () => undefined),
    });
    const jobs = await runtime.database.query<{ task_identifier: string; last_error: string | null }>(
      `select task_identifier, last_error from graphile_worker.jobs where task_identifier <> 'pull' or run_at <= now()`,
    );
    const failed = jobs.find((job) => job.last_error !== null);
    if (failed) throw new Error(`job ${failed.task_identifier}: ${failed.last_error ?? ''}`);
    if (jobs.length === 0) return;
  }
  throw new Error('the queue does not become empty');
}

export async function pullAndDrain(runtime: Runtime, sourceId: string): Promise<Record<string, unknown>> {
  await addJob(runtime.database, 'pull', { sourceId, trigger: 'person' });
  await drain(runtime);
  const [run] = await runtime.database.query<Record<string, unknown>>(
    'select * from sync_run where source_id = $1 order by started_at desc, run_id limit 1',
    [sourceId],
  );
  return run ?? {};
}
