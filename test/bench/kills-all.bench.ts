import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase } from '@koe/sql/server/database';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { blockContents, tableContents } from '../harness/recount.js';
import { sharedData } from '../harness/shared-data.js';
import { withBenchFolder } from './installation/bench-folder.js';
import { freePort } from './installation/free-port.js';
import { processTree } from './installation/process-memory.js';
import { runProgram, type Program } from './installation/program.js';
import type { BenchLine } from './bench-line.js';

const SETTLED_WITHIN_MS = 240_000;
const LIVES_MS = [500, 4_000] as const;

/**
 * SIGKILL of any process of a running Koe (starter, api, jobs, database) at random moments while it pulls the Fukui
 * files, then a recount. KOE_BENCH_KILLS says how many; 20 by default.
 */
export async function run(): Promise<BenchLine[]> {
  const data = sharedData();
  if (data === null)
    return [{ name: 'kills-all', value: 0, unit: 'kills', n: 0, against: 'skipped: ../shared/data is not there' }];
  return withBenchFolder(async (folder) => {
    const environment = {
      KOE_DATA_DIR: folder,
      KOE_PORT: String(await freePort()),
      KOE_SAMPLE: 'off',
      KOE_LOG_LEVEL: 'silent',
    };
    let koe = await started(environment);
    const path = join(data, 'ja-fukui-tourism-survey');
    const add = runProgram(
      'jobs/dist/cli/koe.js',
      ['source', 'add', 'folder', '--name', 'fukui', '--set', `path=${path}`, '--set', 'mapping=fukui'],
      environment,
    );
    const [sourceId = ''] = await add.printed(/[0-9a-f-]{36}/);
    await add.ended;
    await pull(folder, sourceId);

    const killed = { starter: 0, api: 0, jobs: 0, database: 0 };
    const wanted = Number(process.env['KOE_BENCH_KILLS'] ?? 20);
    for (let kills = 0; kills < wanted; kills += 1) {
      await delay(LIVES_MS[0] + Math.random() * (LIVES_MS[1] - LIVES_MS[0]));
      const target = (['starter', 'api', 'jobs', 'database'] as const)[kills % 4] ?? 'jobs';
      const pid = pidOf(target, koe, folder);
      if (pid === null) continue;
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        continue; // it is dead already and about to come back
      }
      killed[target] += 1;
      if (target === 'starter') {
        await koe.ended;
        koe = await started(environment);
      }
    }
    await settled(folder, sourceId);
    const database = openDatabase(urlOf(folder));
    const packed = await blockContents(database);
    const table = await tableContents(database);
    const different = [...table].filter(([id, row]) => JSON.stringify(packed.get(id)) !== JSON.stringify(row)).length;
    const [count] = await database.query<{ payloads: number }>('select count(*)::int as payloads from payload');
    await database.close();
    await koe.stop('SIGINT');
    const total = Object.values(killed).reduce((sum, kills) => sum + kills, 0);
    return [
      { name: 'kills-all', value: total, unit: 'kills', n: total, against: JSON.stringify(killed) },
      { name: 'kills-all.items', value: table.size, unit: 'items', n: count?.payloads ?? 0 },
      {
        name: 'kills-all.lost-or-doubled',
        value: Math.abs(packed.size - table.size) + different,
        unit: 'items',
        n: table.size,
      },
    ];
  });
}

async function started(environment: Readonly<Record<string, string>>): Promise<Program> {
  const program = runProgram('jobs/dist/cli/koe.js', ['start'], environment);
  await program.printed(/database {2}/);
  await delay(2_000);
  return program;
}

function pidOf(target: 'starter' | 'api' | 'jobs' | 'database', koe: Program, folder: string): number | null {
  if (target === 'starter') return koe.pid;
  if (target === 'database') {
    const file = join(folder, 'postgres/postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
  }
  return processTree(koe.pid).find(({ command }) => command.includes(`${target}/dist/main.js`))?.pid ?? null;
}

function urlOf(folder: string): string {
  const password = readFileSync(join(folder, 'postgres-password'), 'utf8').trim();
  const port = readFileSync(join(folder, 'postgres-port'), 'utf8').trim();
  return `postgresql://koe:${password}@127.0.0.1:${port}/koe`;
}

async function pull(folder: string, sourceId: string): Promise<void> {
  const database = openDatabase(urlOf(folder));
  await addJob(database, 'pull', { sourceId, trigger: 'person' });
  await database.close();
}

/** Waits until nothing of the pipeline is left; pulls once more where a kill ended the last pull for good. */
async function settled(folder: string, sourceId: string): Promise<void> {
  let pulled = false;
  for (const deadline = Date.now() + SETTLED_WITHIN_MS; Date.now() < deadline; await delay(500)) {
    const database = openDatabase(urlOf(folder));
    try {
      // a last pull goes on where the killed ones ended
      if (!pulled) await addJob(database, 'pull', { sourceId, trigger: 'person' });
      pulled = true;
      const jobs = await database.query('select 1 from graphile_worker.jobs limit 1');
      const dirty = await database.query('select 1 from dirty_slot limit 1');
      if (jobs.length + dirty.length === 0) return;
    } catch {
      // the database is being started again
    } finally {
      await database.close();
    }
  }
  throw new Error('the pipeline did not come to rest after the last kill');
}
