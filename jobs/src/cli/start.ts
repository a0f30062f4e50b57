import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Runtime } from '../pipeline/runtime.js';
import { installSample } from '../sample/install.js';
import { insist } from './insist.js';
import {
  holdInstallation,
  openServer,
  readInstallation,
  waitForPort,
  type Installation,
  type OpenedServer,
} from './installation.js';
import { prepareDatabase } from './prepare.js';
import { supervise, type Supervised } from './processes.js';
import { createLog, createRuntime } from './runtime.js';
import { serverAnswers, watchServer } from './watch-server.js';

const READY_WITHIN_MS = 120_000;
const FILLED_WITHIN_MS = 300_000;

/** `koe start`: server, schema, sample sources, api and jobs; prints the address when the dashboard is filled; runs until it is stopped. */
export async function start(out: NodeJS.WritableStream): Promise<number> {
  const startedMs = Date.now();
  const say = (text: string): void => void out.write(`${text}\n`);
  const installation = readInstallation();
  const log = createLog(process.env['KOE_LOG_LEVEL'] ?? 'warn');
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

  await waitForPort(installation, say);
  const open = async (): Promise<OpenedServer & { readonly hold: Client | null }> => {
    const opened = await openServer(installation);
    return { ...opened, hold: await holdInstallation(opened.url) };
  };
  let server = await insist(open, stop.signal);
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
  const openRuntime = (): Runtime => createRuntime({ url: server.url, dataFolder: installation.dataFolder, log });
  let runtime = openRuntime();
  let children: readonly Supervised[] = [];
  const startPrograms = (): Supervised[] => superviseAll(installation, server.url, stop.signal, say);
  const revive = async (): Promise<void> => {
    const before = server.url;
    server = await open();
    if (server.url === before) return;
    await Promise.all([runtime.database.close(), ...children.map((child) => child.stop())]);
    runtime = openRuntime();
    if (children.length > 0) children = startPrograms();
  };
  const watch = server.cluster ? watchServer(() => server.url, revive, say, stop.signal) : Promise.resolve();
  try {
    await insist(() => prepareDatabase(runtime), stop.signal);
    // the programs need a second or two of their own: the sample is made up meanwhile
    children = startPrograms();
    if (process.env['KOE_SAMPLE'] !== 'off' && (await insist(() => installSample(runtime), stop.signal)))
      say('sample    sources with made-up feedback were added (pnpm koe sample remove takes them away)');
    const address = localAddress(installation);
    await ready(`${address}/health/ready`, stop.signal);
    const items = await filled(() => runtime, stop.signal);
    if (!stop.signal.aborted) {
      const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
      say(`items     ${items.toLocaleString('en')} in the dashboard after ${seconds} s`);
      say(`\nKoe 声    ${address}\n`);
      say('Ctrl-C stops everything.');
      await new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve(), { once: true }));
    }
    return 0;
  } finally {
    stop.abort();
    await watch;
    await Promise.all(children.map((child) => child.stop()));
    await runtime.database.close();
    await server.hold?.end().catch(() => undefined);
    await server.cluster?.stop();
    say('stopped');
  }
}

/** Where this machine reaches the api: an address that means every interface is reached by loopback. */
function localAddress({ host, port }: Installation): string {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function superviseAll(
  installation: Installation,
  url: string,
  signal: AbortSignal,
  say: (text: string) => void,
): Supervised[] {
  const environment = {
    KOE_LOG_LEVEL: 'warn',
    ...process.env,
    DATABASE_URL: url,
    KOE_DATA_DIR: installation.dataFolder,
    KOE_HOST: installation.host,
    // what it listens on by name may also be asked for by that name
    KOE_ALLOWED_HOSTS: [process.env['KOE_ALLOWED_HOSTS'], installation.host].filter(Boolean).join(','),
    KOE_PORT: String(installation.port),
    NODE_ENV: 'production',
  };
  return (['api', 'jobs'] as const).map((program) =>
    supervise(
      program,
      environment,
      () => serverAnswers(url, signal),
      (code) => say(`${program} ended with ${code ?? 'a signal'}; it is started again`),
    ),
  );
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
