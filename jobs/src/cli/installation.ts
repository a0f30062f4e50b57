import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { ensureDatabase, startCluster, type Cluster } from '@koe/sql/server/embedded/cluster';

/** An api whose starter was killed ends within eight seconds, whatever it is answering. */
const PORT_FREE_WITHIN_MS = 15_000;
const PORT_LOOK_MS = 100;

/** Where this installation lives: from `KOE_DATA_DIR`, `KOE_PORT`, `KOE_HOST` and `DATABASE_URL`. */
export interface Installation {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Given by DATABASE_URL; null for the embedded server. */
  readonly databaseUrl: string | null;
}

/** A bad value of an environment variable: names it and the remedy. */
export class EnvironmentError extends Error {}

/** @throws EnvironmentError */
export function readInstallation(environment: NodeJS.ProcessEnv = process.env): Installation {
  const port = Number(environment['KOE_PORT'] ?? '8080');
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new EnvironmentError(
      `KOE_PORT must be a port number from 1 to 65535, not "${environment['KOE_PORT'] ?? ''}"`,
    );
  const databaseUrl = environment['DATABASE_URL'] ?? null;
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new EnvironmentError('DATABASE_URL must begin with postgresql:// (leave it out to use the embedded server)');
  return {
    dataFolder: resolve(environment['KOE_DATA_DIR'] ?? '.koe'),
    host: environment['KOE_HOST'] ?? '127.0.0.1',
    port,
    databaseUrl,
  };
}

/** Whether nothing was ever started on the data folder: its own server is going to be empty. */
export function isNew({ dataFolder, databaseUrl }: Installation): boolean {
  return databaseUrl === null && !existsSync(join(dataFolder, 'postgres-port'));
}

/**
 * Waits for the port: the programs of a start that was killed let go of it within some seconds.
 * @throws EnvironmentError when somebody else listens on it all the time, or it cannot be listened on
 */
export async function waitForPort(installation: Installation, say: (text: string) => void): Promise<void> {
  const deadline = Date.now() + PORT_FREE_WITHIN_MS;
  for (let told = false; ; await delay(PORT_LOOK_MS)) {
    try {
      return await requireFreePort(installation);
    } catch (error) {
      if (!(error instanceof PortTakenError) || Date.now() > deadline) throw error;
      if (!told) say(`port      ${installation.port} is taken; waiting a moment whether it becomes free`);
      told = true;
    }
  }
}

class PortTakenError extends EnvironmentError {}

function requireFreePort({ host, port }: Installation): Promise<void> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.on('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      reject(
        taken
          ? new PortTakenError(
              `port ${port} is taken, perhaps by a Koe that runs already: stop it, or set KOE_PORT to another one`,
            )
          : new EnvironmentError(`cannot listen on ${host}:${port}: ${error.message} (KOE_HOST, KOE_PORT)`),
      );
    });
    server.listen(port, host, () => server.close(() => resolvePort()));
  });
}

/**
 * Holds the installation for one start, until the connection ends.
 * @returns null when another start holds it
 */
export async function holdInstallation(url: string): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'koe-start' });
  client.on('error', () => undefined); // a server that goes away is the watch's business
  await client.connect();
  const held = await client.query<{ held: boolean }>('select pg_try_advisory_lock(8020114) as held');
  if (held.rows[0]?.held) return client;
  await client.end();
  return null;
}

/** A database to work on, and whether it was started for this process alone. */
export interface OpenedServer {
  readonly url: string;
  readonly cluster: Cluster | null;
}

/** The server of an installation: the one of DATABASE_URL, else the embedded one, started or attached to. */
export async function openServer(installation: Installation): Promise<OpenedServer> {
  if (installation.databaseUrl !== null) return { url: installation.databaseUrl, cluster: null };
  mkdirSync(installation.dataFolder, { recursive: true });
  const cluster = await startCluster({ dataFolder: installation.dataFolder });
  await ensureDatabase(cluster, 'koe');
  return { url: cluster.url('koe'), cluster };
}
