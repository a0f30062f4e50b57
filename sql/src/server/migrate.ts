import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import type { PoolClient } from 'pg';
import type { Database } from './database.js';

const FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url));
/** Any number: the lock that lets one process migrate while the others wait. */
const LOCK = 20_260_411;
const OLDEST_SERVER = 150_000;

/**
 * Brings a database to the newest schema: numbered files of `sql/migrations`, each once, in order, then the queue's own.
 * @returns names of the files that were run
 * @throws Error when a file that was run before has changed since
 */
export async function migrate(database: Database): Promise<string[]> {
  const client = await database.pool.connect();
  const done: string[] = [];
  try {
    // a new index on a large table may take longer than any statement of the product
    await client.query('set statement_timeout = 0');
    await requireVersion(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migration (name text primary key, hash text not null, run_at timestamptz not null default now())',
    );
    const known = new Map<string, string>();
    for (const row of (await client.query<{ name: string; hash: string }>('select name, hash from migration')).rows)
      known.set(row.name, row.hash);
    for (const name of readdirSync(FOLDER)
      .filter((file) => file.endsWith('.sql'))
      .sort()) {
      const text = readFileSync(`${FOLDER}${name}`, 'utf8');
      const hash = createHash('sha256').update(text).digest('hex');
      const before = known.get(name);
      if (before === hash) continue;
      if (before !== undefined)
        throw new Error(`migration ${name} has changed since it was run; add a new file instead`);
      await client.query('begin');
      try {
        await client.query(text);
        await client.query('insert into migration (name, hash) values ($1, $2)', [name, hash]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${name} failed`, { cause: error });
      }
      done.push(name);
    }
    await runMigrations({ pgPool: database.pool });
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    await client.query('reset statement_timeout').catch(() => undefined);
    client.release();
  }
  return done;
}

async function requireVersion(client: PoolClient): Promise<void> {
  const version = await client.query<{ number: string }>(`select current_setting('server_version_num') as number`);
  if (Number(version.rows[0]?.number ?? 0) < OLDEST_SERVER)
    throw new Error('this PostgreSQL is too old: DATABASE_URL must name a server of version 15 or newer');
}
