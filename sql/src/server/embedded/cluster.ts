import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { embeddedBinaries, reachable, type Binaries } from './binaries.js';
import { runningPort, serverLives, tryConnect, USER } from './postmaster.js';
import { serverUser, type SystemUser } from './system-user.js';

const run = promisify(execFile);
const READY_WITHIN_MS = 60_000;
const AGAIN_AFTER_MS = 250;
const LOOK_MS = 50;

/** A running embedded PostgreSQL. */
export interface Cluster {
  /** Connection string of a database of this cluster. */
  url(database: string): string;
  /** True when a server left over by a killed start was taken over. */
  readonly attached: boolean;
  /** Stops the server cleanly; open transactions are rolled back. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** The data folder of the installation; the cluster lies in `postgres` below it. */
  readonly dataFolder: string;
  /** For tests: no fsync, so a crash of the machine may lose data. */
  readonly volatile?: boolean;
}

/**
 * Starts the embedded PostgreSQL of a data folder, or attaches to the one that already runs there.
 * @throws Error with the server's own log when it does not come up
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const dataFolder = resolve(options.dataFolder);
  mkdirSync(dataFolder, { recursive: true });
  const user = ownerOf(join(dataFolder, 'postgres')) ?? serverUser();
  const binaries = embeddedBinaries(user !== null);
  const folder = clusterFolder(dataFolder, user);
  const passwordFile = join(dataFolder, 'postgres-password');
  const password = readPassword(passwordFile);
  const context: Context = {
    folder,
    password,
    binaries,
    user,
    logFile: join(dataFolder, 'postgres.log'),
    portFile: join(dataFolder, 'postgres-port'),
  };
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise(context, options.volatile ?? false);

  const { port, attached } = await running(context, options.volatile ?? false);
  const url = (database: string): string => `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
  return {
    url,
    attached,
    async stop() {
      await run(binaries.pgCtl, ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '60'], asUser(user)).catch(
        (error: unknown) => {
          if (serverLives(folder)) throw error; // else it was gone already, and may have left its pid file
        },
      );
    },
  };
}

/** Makes a database of the cluster if it is not there. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  client.on('error', () => undefined); // a server that goes away fails the statement
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

interface Context {
  readonly folder: string;
  readonly password: string;
  readonly binaries: Binaries;
  readonly user: SystemUser | null;
  readonly logFile: string;
  readonly portFile: string;
}

/** As root, a cluster that an ordinary user made goes on under that user. @throws Error when it belongs to somebody else */
function ownerOf(folder: string): SystemUser | null {
  if (process.platform === 'win32' || !existsSync(folder)) return null;
  const { uid, gid } = statSync(folder);
  const own = process.getuid?.();
  if (own === 0) return uid === 0 ? null : { uid, gid };
  if (uid !== own)
    throw new Error(
      `${folder} belongs to another user (uid ${uid}): start Koe as that user or as root, or set KOE_DATA_DIR to another folder`,
    );
  return null;
}

// below a private home the server's user could not enter its own data: the cluster then lies under /var/lib
function clusterFolder(dataFolder: string, user: SystemUser | null): string {
  if (user === null || existsSync(join(dataFolder, 'postgres', 'PG_VERSION')) || reachable(dataFolder))
    return join(dataFolder, 'postgres');
  const folder = `/var/lib/koe/cluster-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`;
  mkdirSync('/var/lib/koe', { recursive: true });
  chmodSync('/var/lib/koe', 0o755); // whatever the umask is
  writeFileSync(join(dataFolder, 'postgres-location'), `${folder}\n`);
  return folder;
}

function readPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

async function initialise({ folder, password, binaries, user }: Context, volatile: boolean): Promise<void> {
  rmSync(folder, { recursive: true, force: true }); // what a killed initdb left is no cluster
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwordFile = join(folder, '..', `.initdb-${randomBytes(6).toString('hex')}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) {
    chownSync(folder, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  try {
    await run(
      binaries.initdb,
      [
        '-D',
        folder,
        '-U',
        USER,
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C',
        ...(volatile ? ['--no-sync'] : []),
      ],
      asUser(user),
    );
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`the embedded PostgreSQL could not be prepared in ${folder}`, { cause: error });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * The server that runs on the folder, else one that is started. Whoever starts one at the same moment gets in its way:
 * then the loser takes the winner's.
 */
async function running(context: Context, volatile: boolean): Promise<{ port: number; attached: boolean }> {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await delay(AGAIN_AFTER_MS)) {
    const found = await runningPort(context.folder, context.password, deadline);
    const port = found ?? (await launch(context, volatile, deadline));
    if (port === null) continue; // also a killed server's children may hold its memory for a moment
    writeFileSync(context.portFile, String(port));
    return { port, attached: found !== null };
  }
  const tail = existsSync(context.logFile)
    ? readFileSync(context.logFile, 'utf8').split('\n').slice(-8).join('\n')
    : '';
  throw new Error(
    `the embedded PostgreSQL did not start within ${READY_WITHIN_MS / 1000} s; its log ends with:\n${tail}`,
  );
}

/** @returns null when the server ended before it was ready */
async function launch(context: Context, volatile: boolean, deadline: number): Promise<number | null> {
  const flags = volatile ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : [];
  // the port of the last start, if it is free: whoever still holds an address of it finds the server again
  const port = await freePort(lastPort(context));
  const log = openSync(context.logFile, 'a', 0o600);
  const server = spawn(
    context.binaries.postgres,
    [
      ...[
        '-D',
        context.folder,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
      ],
      ...['-c', 'max_connections=200', '-c', 'shared_buffers=256MB', '-c', 'max_wal_size=2GB', '-c', 'jit=off'],
      ...['-c', 'log_checkpoints=off', ...flags],
    ],
    { ...asUser(context.user), detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  server.unref();
  let ended = false;
  server.on('exit', () => (ended = true));
  server.on('error', () => (ended = true));
  while (!ended && Date.now() < deadline) {
    if ((await tryConnect(context.password, port)) === 'ready') return port;
    await delay(LOOK_MS);
  }
  return null;
}

function asUser(user: SystemUser | null): { uid?: number; gid?: number; env: NodeJS.ProcessEnv; cwd: string } {
  return { ...(user ?? {}), env: { ...process.env, LC_ALL: 'C', LANG: 'C' }, cwd: '/' };
}

function lastPort({ portFile }: Context): number {
  const port = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
}

/** The wished port if nobody has it, else any free one. */
async function freePort(wished: number): Promise<number> {
  return (await listenOnce(wished)) ?? (await listenOnce(0)) ?? 0;
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolvePort) => {
    const server = createServer();
    server.on('error', () => resolvePort(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolvePort(typeof address === 'object' && address ? address.port : null));
    });
  });
}
