import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { projectFolder } from '../../bench/installation/project-folder.js';
import type { TestDatabase } from '../../harness/database.js';
import { addTestSource, testRuntime } from '../../harness/pipeline.js';
import { sharedData } from '../../harness/shared-data.js';
import { madeUpMapping, madeUpRows } from './made-up-rows.js';
import { seededRandom } from './seeded-random.js';

const MAIN = join(projectFolder(), 'jobs/dist/main.js');
const ROWS = 12_000;
const SETTLED_WITHIN_MS = 600_000;

export interface KillResult {
  readonly kills: number;
  readonly items: number;
  readonly payloads: number;
  readonly runs: number;
}

/**
 * Pulls while worker processes are killed with SIGKILL at seeded random moments, then lets one finish.
 * With the Fukui files where they are there, else with made-up rows of the same size.
 */
export async function pullUnderKills(
  database: TestDatabase,
  options: { readonly kills: number; readonly seed: number; readonly real?: boolean },
): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'koe-kills-'));
  const data = options.real ? sharedData() : null;
  const random = seededRandom(options.seed);
  const runtime = await testRuntime(database);
  const environment = {
    ...process.env,
    DATABASE_URL: database.url,
    KOE_DATA_DIR: folder,
    // the key that sealed what this process writes; the workers must open it
    KOE_KEY: Buffer.alloc(32, 7).toString('base64'),
    KOE_LOG_LEVEL: 'fatal',
    TZ: 'America/Los_Angeles',
  };
  try {
    if (!data) writeFileSync(join(folder, 'rows.csv'), madeUpRows(ROWS));
    const config = data
      ? { path: join(data, 'ja-fukui-tourism-survey'), mapping: 'fukui' }
      : { path: join(folder, 'rows.csv'), mapping: madeUpMapping };
    const sourceId = await addTestSource(runtime, config);
    await addJob(database, 'pull', { sourceId, trigger: 'person' });

    let kills = 0;
    while (kills < options.kills) {
      const worker = startWorker(environment);
      await delay(150 + random() * 1_350);
      worker.kill('SIGKILL');
      await ended(worker);
      kills += 1;
      if (await idle(database)) await addJob(database, 'pull', { sourceId, trigger: 'person' });
    }
    const last = startWorker(environment);
    try {
      for (const deadline = Date.now() + SETTLED_WITHIN_MS; !(await idle(database)); await delay(200))
        if (Date.now() > deadline) throw new Error('the pipeline did not come to rest after the last kill');
    } finally {
      last.kill('SIGTERM');
      await ended(last);
    }
    const [count] = await database.query<{ items: number; payloads: number; runs: number }>(
      'select (select count(*) from item)::int as items, (select count(*) from payload)::int as payloads, (select count(*) from sync_run)::int as runs',
    );
    return { kills, items: count?.items ?? 0, payloads: count?.payloads ?? 0, runs: count?.runs ?? 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const MADE_UP_ROWS = ROWS;

function startWorker(environment: NodeJS.ProcessEnv): ChildProcess {
  return fork(MAIN, [], { execArgv: [], env: environment, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

function ended(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', () => done()));
}

async function idle(database: TestDatabase): Promise<boolean> {
  return (await database.query('select 1 from graphile_worker.jobs limit 1')).length === 0;
}
