import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** The role that owns everything in an embedded cluster. */
export const USER = 'koe';
const LOOK_MS = 100;

/**
 * Port of the server that runs on a cluster's folder, or null. Waits for one that is still starting or recovering.
 * @param deadline in milliseconds since 1970
 */
export async function runningPort(folder: string, password: string, deadline: number): Promise<number | null> {
  for (; Date.now() < deadline; await delay(LOOK_MS)) {
    const { pid, port } = readPidFile(folder);
    if (pid === null || port === null || !processLives(pid)) return null;
    const answer = await tryConnect(password, port);
    if (answer === 'ready') return port;
    if (answer === 'nobody') return null;
  }
  return null;
}

/** Whether the process that a cluster's pid file names is there. */
export function serverLives(folder: string): boolean {
  const { pid } = readPidFile(folder);
  return pid !== null && processLives(pid);
}

/** Asks a server of ours for a connection: `starting` is one that refuses for a while, `nobody` a port without any. */
export async function tryConnect(password: string, port: number): Promise<'ready' | 'starting' | 'nobody'> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: USER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 3_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === '57P03' ? 'starting' : 'nobody'; // 57P03: the database system is starting up
  } finally {
    await client.end().catch(() => undefined);
  }
}

function readPidFile(folder: string): { readonly pid: number | null; readonly port: number | null } {
  const file = join(folder, 'postmaster.pid');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const positive = (text: string | undefined): number | null => {
    const number = Number(text);
    return Number.isInteger(number) && number > 0 ? number : null;
  };
  return { pid: positive(lines[0]), port: positive(lines[3]) };
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
