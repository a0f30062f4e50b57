import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { systemClock } from '@koe/sql/server/clock';
import type { Runtime } from '../pipeline/runtime.js';
import { makeHistory, type SampleHistory } from '../sample/history.js';
import { installSample } from '../sample/install.js';
import { insist } from './insist.js';
import {
  holdInstallation,
  isNew,
  openServer,
  readInstallation,
  waitForPort,
  type Installation,
  type OpenedServer,
} from './installation.js';
import { prepareDatabase } from './prepare.js';
import { startPrograms, type Programs } from './programs/programs.js';
import { createLog, createRuntime } from './runtime.js';
import { watchServer } from './watch-server.js';

const READY_WITHIN_MS = 120_000;
const FILLED_WITHIN_MS = 300_000;

/** What a start has in hand. */
interface Start {
  readonly installation: Installation;
  readonly programs: Programs;
  /** The sample's history, made up ahead; null when it is made when it is needed, if ever. */
  readonly history: Promise<SampleHistory> | null;
  readonly startedMs: number;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** `koe start`: server, schema, sample sources, api and jobs; prints the address when the dashboard is filled; runs until it is stopped. */
export async function start(out: NodeJS.WritableStream): Promise<number> {
  const startedMs = Date.now();
  const say = (text: string): void => void out.write(`${text}\n`);
  const installation = readInstallation();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

  await waitForPort(installation, say);
  // the programs' code and the sample need no database: they are made ready while that is being prepared
  const programs = startPrograms(installation, stop.signal, say);
  const history = addsSample() && isNew(installation) ? makeHistory(systemClock().now()) : null;
  history?.catch(() => undefined); // thrown where it is used
  try {
    return await serve({ installation, programs, history, startedMs, signal: stop.signal, say });
  } finally {
    stop.abort();
    await programs.stop();
  }
}

async function serve({ installation, programs, history, startedMs, signal, say }: Start): Promise<number> {
  const open = async (): Promise<OpenedServer & { readonly hold: Client | null }> => {
    const opened = await openServer(installation);
    return { ...opened, hold: await holdInstallation(opened.url) };
  };
  let server = await insist(open, signal);
  if (!server.hold && server.cluster) {
    say(
      `another start already runs on ${installation.dataFolder}; stop it first, or set KOE_DATA_DIR to another folder`,
    );
    return 2;
  }
  say(
    server.cluster
      ? `database  embedded PostgreSQL in ${installation.dataFolder}${server.cluster.attached ? ' (was still running)' : ''}`
      : 'database  DATABASE_URL',
  );
  const log = createLog(process.env['KOE_LOG_LEVEL'] ?? 'warn');
  const openRuntime = (): Runtime => createRuntime({ url: server.url, dataFolder: installation.dataFolder, log });
  let runtime = openRuntime();
  let isPrepared = false;
  const revive = async (): Promise<void> => {
    const before = server.url;
    server = await open();
    if (server.url === before) return;
    await runtime.database.close();
    runtime = openRuntime();
    if (isPrepared) await programs.workOn(server.url);
  };
  const ended = new AbortController();
  const watch = server.cluster
    ? watchServer(() => server.url, revive, say, AbortSignal.any([signal, ended.signal]))
    : Promise.resolve();
  try {
    await insist(() => prepareDatabase(runtime), signal);
    isPrepared = true;
    await programs.workOn(server.url);
    if (addsSample() && (await insist(() => installSample(runtime, { history }), signal)))
      say('sample    sources with made-up feedback were added (pnpm koe sample remove takes them away)');
    const address = localAddress(installation);
    await ready(`${address}/health/ready`, signal);
    const items = await filled(() => runtime, signal);
    if (!signal.aborted) {
      const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
      say(`items     ${items.toLocaleString('en')} in the dashboard after ${seconds} s`);
      say(`\nKoe 声    ${address}\n`);
      say('Ctrl-C stops everything.');
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    }
    return 0;
  } finally {
    ended.abort();
    await watch;
    await programs.stop();
    await runtime.database.close();
    await server.hold?.end().catch(() => undefined);
    await server.cluster?.stop();
    say('stopped');
  }
}

function addsSample(): boolean {
  return process.env['KOE_SAMPLE'] !== 'off';
}

/** Where this machine reaches the api: an address that means every interface is reached by loopback. */
function localAddress({ host, port }: Installation): string {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

async function ready(address: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!signal.aborted) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > deadline)
      throw new Error(
        `the api did not answer at ${address} within ${READY_WITHIN_MS / 1000} s (is the port taken? set KOE_PORT)`,
      );
    await delay(100);
  }
}

/** Waits until what the first pulls brought is packed. @returns items in blocks */
async function filled(runtime: () => Runtime, signal: AbortSignal): Promise<number> {
  const deadline = Date.now() + FILLED_WITHIN_MS;
  for (;;) {
    const look = (): Promise<{ waiting: boolean; items: number }[]> =>
      runtime().database.query(
        `select exists (select 1 from graphile_worker.jobs where task_identifier in ('pull', 'normalise', 'classify', 'pack') and run_at <= now() + interval '5 seconds')
           or exists (select 1 from dirty_slot) as waiting,
         (select coalesce(sum(b.row_count), 0)::int from block_slot s join block b on b.hash = s.hash) as items`,
      );
    const [row] = signal.aborted ? [] : await insist(look, signal);
    if (signal.aborted || !row?.waiting || Date.now() > deadline) return row?.items ?? 0;
    await delay(200);
  }
}
