import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Database } from '@koe/sql/server/database';
import { startWorker } from '@koe/jobs/test-only/schedule/worker';
import { addTestSource, testRuntime } from '../harness/pipeline.js';
import { sharedData } from '../harness/shared-data.js';
import { withBenchDatabase } from './bench-server.js';
import type { BenchLine } from './bench-line.js';
import { cpuSecondsOf, serverPid } from './installation/process-cpu.js';
import { rounded } from './quantile.js';

const LOOK_MS = 50;

/**
 * From the files of the Fukui survey to packed blocks, by one process that takes jobs as an installation's does, database
 * with fsync on. The clock stops when every item is in a block and nothing of the chain waits; `learnt` is when the first
 * model, which is trained after that, serves with everything classified and packed anew.
 */
export async function run(): Promise<BenchLine[]> {
  const data = sharedData();
  if (data === null)
    return [
      { name: 'pull-to-packed', value: 0, unit: 'items/s', n: 0, against: 'skipped: ../shared/data is not there' },
    ];
  return withBenchDatabase(async (database, folder) => {
    const runtime = await testRuntime(database);
    const sourceId = await addTestSource(runtime, { path: join(data, 'ja-fukui-tourism-survey'), mapping: 'fukui' });
    const server = serverPid(folder);
    const before = { startedMs: performance.now(), cpu: process.cpuUsage(), serverCpu: cpuSecondsOf(server) };
    const stopping = new AbortController();
    await addJob(database, 'pull', { sourceId, trigger: 'person' });
    const worker = await startWorker(runtime, stopping.signal, () => undefined);
    try {
      await until(() => isPacked(database));
      const seconds = (performance.now() - before.startedMs) / 1000;
      const used = process.cpuUsage(before.cpu);
      const serverCpu = cpuSecondsOf(server) - before.serverCpu;
      const load = loadavg()[0] ?? 0;
      const { items, parts } = await counts(database);
      const memory = process.memoryUsage().rss;
      await until(() => isLearnt(database));
      const learnt = (performance.now() - before.startedMs) / 1000;
      const line = (name: string, value: number, unit: string, n = items): BenchLine => ({ name, value, unit, n });
      return [
        line('pull-to-packed', Math.round(items / seconds), 'items/s'),
        line('pull-to-packed.texts', Math.round(parts / seconds), 'texts/s', parts),
        line('pull-to-packed.seconds', rounded(seconds), 's'),
        line('pull-to-packed.cpu', rounded((used.user + used.system) / 1e6), 's'),
        line('pull-to-packed.cpu.server', rounded(serverCpu), 's'),
        line('pull-to-packed.memory', Math.round(memory / 1e6), 'MB'),
        line('pull-to-packed.learnt', rounded(learnt), 's'),
        // above the number of cores, others were at work and the seconds are not the product's
        line('pull-to-packed.load', rounded(load), 'waiting', cpus().length),
      ];
    } finally {
      stopping.abort(new Error('the bench is over'));
      await worker.stop();
    }
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(LOOK_MS);
}

/** @throws Error when a job of the chain failed */
async function isPacked(database: Database): Promise<boolean> {
  const jobs = await database.query<{ task_identifier: string; last_error: string | null }>(
    `select task_identifier, last_error from graphile_worker.jobs where task_identifier in ('pull', 'normalise', 'classify', 'pack')`,
  );
  const failed = jobs.find(({ last_error }) => last_error !== null);
  if (failed) throw new Error(`job ${failed.task_identifier}: ${failed.last_error ?? ''}`);
  if (jobs.length > 0) return false;
  const { items, packed } = await counts(database);
  return items > 0 && items === packed;
}

async function isLearnt(database: Database): Promise<boolean> {
  const [row] = await database.query<{ state: string }>(
    `select state from reclassification where reason = 'model' order by started_at desc limit 1`,
  );
  return row?.state === 'done';
}

async function counts(database: Database): Promise<{ items: number; parts: number; packed: number }> {
  const [row] = await database.query<{ items: string; parts: string; packed: string | null }>(
    `select (select count(*) from item) as items, (select count(*) from part) as parts,
       (select sum(b.row_count) from block_slot s join block b on b.hash = s.hash) as packed`,
  );
  return { items: Number(row?.items ?? 0), parts: Number(row?.parts ?? 0), packed: Number(row?.packed ?? 0) };
}
