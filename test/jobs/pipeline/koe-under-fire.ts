import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase, type Database } from '@koe/sql/server/database';
import { freePort } from '../../bench/installation/free-port.js';
import { processTree } from '../../bench/installation/process-memory.js';
import { runProgram, type Program } from '../../bench/installation/program.js';

export const TARGETS = ['starter', 'api', 'jobs', 'database'] as const;
export type Target = (typeof TARGETS)[number];

const RETRY_MS = 50;

/** A Koe of its own, started as a person starts it, whose processes may be killed. */
export interface KoeUnderFire {
  readonly folder: string;
  /** A starter that was killed is started again at once, as a person or a service manager would. @returns whether there was anybody to kill */
  kill(target: Target): Promise<boolean>;
  /** Asks the database; tries again while it is away. @throws Error with what Koe printed when it stays away */
  ask<Result>(question: (database: Database) => Promise<Result>, withinMs?: number): Promise<Result>;
  /** What the present starter and its programs printed. */
  output(): string;
}

/** Starts Koe without samples in an empty folder; leaves no process and no file behind, however the work ends. */
export async function withKoeUnderFire<Result>(work: (koe: KoeUnderFire) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'koe-fire-'));
  chmodSync(folder, 0o755); // as root the database server runs as another user, who must get in
  const clear = (): void => {
    killAllOf(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  };
  const interrupted = (): void => {
    clear();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  let database: { readonly url: string; readonly opened: Database } | null = null;
  try {
    const environment = {
      KOE_DATA_DIR: folder,
      KOE_PORT: String(await freePort()),
      KOE_SAMPLE: 'off',
      KOE_LOG_LEVEL: process.env['KOE_FIRE_LOG'] ?? 'fatal',
      TZ: 'America/Los_Angeles',
    };
    const start = (): Program => runProgram('jobs/dist/cli/koe.js', ['start'], environment);
    let starter = start();
    await starter.printed(/Koe 声/);
    const koe: KoeUnderFire = {
      folder,
      output: () => starter.output(),
      async kill(target) {
        const pid = pidOf(target, starter.pid, folder);
        if (pid === null || !killed(pid)) return false;
        if (target === 'starter') {
          await starter.ended;
          starter = start();
        }
        return true;
      },
      async ask(question, withinMs = 120_000) {
        let reason: unknown;
        for (const deadline = Date.now() + withinMs; Date.now() < deadline; await delay(RETRY_MS)) {
          try {
            const url = urlOf(folder);
            if (database?.url !== url) {
              await database?.opened.close();
              database = { url, opened: openDatabase(url, { name: 'koe-fire', connections: 2 }) };
            }
            return await question(database.opened);
          } catch (error) {
            reason = error;
          }
        }
        throw new Error(`the database did not answer within ${withinMs / 1000} s:\n${starter.output()}`, {
          cause: reason,
        });
      },
    };
    const result = await work(koe);
    await starter.stop('SIGINT');
    return result;
  } finally {
    await (database as { opened: Database } | null)?.opened.close();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
    clear();
  }
}

function urlOf(folder: string): string {
  const password = readFileSync(join(folder, 'postgres-password'), 'utf8').trim();
  const port = readFileSync(join(folder, 'postgres-port'), 'utf8').trim();
  return `postgresql://koe:${password}@127.0.0.1:${port}/koe`;
}

function pidOf(target: Target, starter: number, folder: string): number | null {
  if (target === 'starter') return starter;
  if (target === 'database') return serverPid(folder);
  return processTree(starter).find(({ command }) => command.includes(`${target}/dist/main.js`))?.pid ?? null;
}

function serverPid(folder: string): number | null {
  const location = join(folder, 'postgres-location');
  const cluster = existsSync(location) ? readFileSync(location, 'utf8').trim() : join(folder, 'postgres');
  const file = join(cluster, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

function killed(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false; // it is dead already and about to come back
  }
}

/** Also those that a killed starter left behind: they are known by the folder they work on. */
function killAllOf(folder: string): void {
  for (const name of existsSync('/proc') ? readdirSync('/proc') : [])
    if (/^\d+$/.test(name) && environmentOf(name).includes(`KOE_DATA_DIR=${folder}\0`)) killed(Number(name));
  const server = serverPid(folder);
  if (server !== null) killed(server);
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return ''; // ended meanwhile, or somebody else's
  }
}
