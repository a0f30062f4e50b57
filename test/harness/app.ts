import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { prepareDatabase } from '@koe/jobs/test-only/cli/prepare';
import { installSample } from '@koe/jobs/test-only/sample/install';
import { createVault, installationKey } from '@koe/sql/server/vault';
import { createTestDatabase, type TestDatabase } from './database.js';
import { testRuntime } from './pipeline.js';
import { JOURNEY_OFFSET_MS } from './test-day.js';

const PROGRAMS = {
  api: fileURLToPath(new URL('../../api/dist/main.js', import.meta.url)),
  jobs: fileURLToPath(new URL('../../jobs/dist/main.js', import.meta.url)),
} as const;
const DASHBOARD = fileURLToPath(new URL('../../dashboard/dist/index.html', import.meta.url));
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;

/** The product as a person has it: two processes, a database and a data folder of their own, on a free port. */
export interface App {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly database: TestDatabase;
  /** An empty folder for files that a test drops; inside the data folder. */
  readonly dropFolder: string;
  /** Waits until nothing of the pipeline waits and every changed day is packed. @returns items in blocks */
  idle(withinMs?: number): Promise<number>;
  /** The answer of a GET route under /api/v1. @throws Error unless it is a 200 */
  get<Answer>(path: string): Promise<Answer>;
  /** What the product's clock is ahead of the machine's; pages are to have the same. */
  readonly clockOffsetMs: number;
  /** Moves the product's clock on: it is stopped and started again that much later, and what is due by then begins. */
  moveClock(days: number): Promise<void>;
  stopApi(): Promise<void>;
  startApi(): Promise<void>;
  stop(): Promise<void>;
}

/** Processes run compiled code; `pnpm test` builds it first. */
export function isBuilt(): boolean {
  return [...Object.values(PROGRAMS), DASHBOARD].every((path) => existsSync(path));
}

/** Starts what `koe start` starts, on a clone of the template. @param options.sample with the made-up feedback of a new installation */
export async function startApp(options: { readonly sample: boolean }): Promise<App> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'koe-app-'));
  const dropFolder = await mkdtemp(join(dataFolder, 'drop-'));
  // the processes read the key in the data folder, and refuse a database that was set up with another
  const clock = { now: () => new Date(Date.now() + JOURNEY_OFFSET_MS) };
  const runtime = {
    ...(await testRuntime(database, clock)),
    vault: createVault(installationKey(dataFolder)),
    dataFolder,
  };
  await prepareDatabase(runtime);
  if (options.sample) await installSample(runtime);

  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const environment = {
    ...process.env,
    DATABASE_URL: database.url,
    KOE_DATA_DIR: dataFolder,
    KOE_HOST: '127.0.0.1',
    KOE_PORT: String(port),
    KOE_LOG_LEVEL: process.env['KOE_TEST_LOG'] ?? 'error',
    NODE_ENV: 'production',
  };
  // a fork inherits the flags of the test runner, which the programs do not know
  let offsetMs = JOURNEY_OFFSET_MS;
  const run = (program: keyof typeof PROGRAMS): ChildProcess =>
    fork(PROGRAMS[program], [], {
      execArgv: [],
      env: { ...environment, KOE_CLOCK_OFFSET_MS: String(offsetMs) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });

  let jobs = run('jobs');
  let api: ChildProcess | null = null;
  const app: App = {
    address,
    database,
    dropFolder,
    idle: (withinMs = 300_000) => idle(database, options.sample ? [...MOVING, ...LEARNING] : MOVING, withinMs),
    async get<Answer>(path: string) {
      const response = await fetch(`${address}/api/v1${path}`);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      const answer: Answer = await response.json();
      return answer;
    },
    get clockOffsetMs() {
      return offsetMs;
    },
    async moveClock(days) {
      await Promise.all([end(jobs), app.stopApi()]);
      offsetMs += days * 86_400_000;
      jobs = run('jobs');
      await app.startApi();
    },
    async stopApi() {
      if (api) await end(api);
      api = null;
    },
    async startApi() {
      api ??= run('api');
      await ready(address, api);
    },
    async stop() {
      await Promise.all([end(jobs), app.stopApi()]);
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
  try {
    await app.startApi();
    return app;
  } catch (error) {
    await app.stop();
    throw error;
  }
}

async function ready(address: string, api: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`${address}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    if (api.exitCode !== null) throw new Error(`the api ended with ${api.exitCode}`);
    if (Date.now() > deadline) throw new Error(`the api did not answer within ${READY_WITHIN_MS / 1000} s`);
    await delay(100);
  }
}

/** What moves items, and what changes what is said of all of them. */
const MOVING = ['pull', 'normalise', 'classify', 'correct', 'pack'];
const LEARNING = ['train', 'reclassify', 'forget'];

async function idle(database: TestDatabase, tasks: readonly string[], withinMs: number): Promise<number> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const [row] = await database.query<{ waiting: boolean; items: number }>(
      `select exists (select 1 from graphile_worker.jobs where task_identifier = any($1) and run_at <= now() + interval '5 seconds')
         or exists (select 1 from dirty_slot) as waiting,
       (select coalesce(sum(b.row_count), 0)::int from block_slot s join block b on b.hash = s.hash) as items`,
      [tasks],
    );
    if (row && !row.waiting) return row.items;
    if (Date.now() > deadline) throw new Error(`the pipeline is not idle after ${withinMs / 1000} s`);
    await delay(100);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
