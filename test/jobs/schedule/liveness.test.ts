import { setTimeout as delay } from 'node:timers/promises';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { startWorker } from '@koe/jobs/test-only/schedule/worker';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { freeDeadJobs } from '@koe/sql/queries/worker/worker';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { addTestSource, testRuntime } from '../../harness/pipeline.js';

const PATIENCE_MS = 15_000;

describe('jobs of processes that live and that died', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let folder: string;
  let sourceId: string;
  beforeEach(async () => {
    database = await createTestDatabase();
    runtime = await testRuntime(database);
    folder = mkdtempSync(join(tmpdir(), 'koe-liveness-'));
    writeFileSync(join(folder, 'a.csv'), 'id,comment\n1,まだ届きません\n');
    sourceId = await addTestSource(runtime, {
      path: folder,
      mapping: { kind: 'survey', channel: 'survey', id: 'id', texts: [{ column: 'comment' }] },
    });
  });
  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const jobs = (): Promise<{ task: string; attempts: number; locked_by: string | null }[]> =>
    database.query('select task_identifier as task, attempts, locked_by from graphile_worker.jobs order by id');
  const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
    for (const deadline = Date.now() + PATIENCE_MS; !(await holds()); await delay(20))
      if (Date.now() > deadline) throw new Error('did not come to hold');
  };

  /** A worker whose pull waits for a table that somebody else holds. */
  async function withRunningPull(
    work: (worker: { lost(): number; die(): Promise<void> }) => Promise<void>,
  ): Promise<void> {
    const holder = await database.pool.connect();
    const stopping = new AbortController();
    let lost = 0;
    const worker = await startWorker(runtime, stopping.signal, () => (lost += 1));
    try {
      await holder.query('begin');
      await holder.query('lock table payload in access exclusive mode');
      await addJob(database, 'pull', { sourceId, trigger: 'person' });
      await until(async () => (await jobs()).some((job) => job.locked_by !== null));
      await work({
        lost: () => lost,
        // to the database the end of a process is the end of its connections
        async die() {
          await database.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'koe-jobs-liveness'`,
          );
        },
      });
    } finally {
      await holder.query('rollback');
      holder.release();
      stopping.abort();
      await worker.stop();
    }
  }

  it('leaves a job to its process however long it runs', async () => {
    await withRunningPull(async () => {
      await database.query(`update graphile_worker._private_jobs set locked_at = now() - interval '3 hours'`);
      expect(await freeDeadJobs(database)).toBe(0);
      expect(await jobs()).toMatchObject([{ task: 'pull', attempts: 1, locked_by: expect.any(String) }]);
    });
  });

  it('sets a job free the moment its process is gone, and does not count that as an attempt', async () => {
    await withRunningPull(async (worker) => {
      await worker.die();
      await until(() => worker.lost() > 0);
      expect(await freeDeadJobs(database)).toBe(1);
      expect(worker.lost()).toBe(1);
      const [job] = await jobs();
      expect(job?.attempts === 0 || job?.locked_by !== null).toBe(true); // this very worker may have taken it again
    });
  });

  it('gives a job back as it was, due at once, when its process is asked to stop', async () => {
    const rows = Array.from({ length: 30_000 }, (_, id) => `${id},まだ届きません`);
    writeFileSync(join(folder, 'b.csv'), ['id,comment', ...rows].join('\n'));
    const stopping = new AbortController();
    const worker = await startWorker(runtime, stopping.signal, () => undefined);
    await addJob(database, 'pull', { sourceId, trigger: 'person' });
    await until(async () => (await database.query('select 1 from payload limit 1')).length > 0);
    stopping.abort(new Error('enough'));
    await worker.stop();
    const [pull] = await database.query(
      `select attempts, last_error, locked_by, run_at <= now() as due from graphile_worker.jobs where task_identifier = 'pull'`,
    );
    expect(pull).toEqual({ attempts: 0, last_error: null, locked_by: null, due: true });
    const [stored] = await database.query<{ count: number }>('select count(*)::int as count from payload');
    expect(stored?.count).toBeLessThan(30_001);
  });
});
