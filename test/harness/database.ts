import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openDatabase, type Database } from '@koe/sql/server/database';

export interface TestDatabase extends Database {
  /** Closes the pool and removes the database. */
  drop(): Promise<void>;
}

/** A migrated, empty database of its own, cloned from the run's template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const admin = process.env['KOE_TEST_CLUSTER'];
  if (!admin)
    throw new Error('KOE_TEST_CLUSTER is not set: run the tests with vitest, whose global setup starts the server');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(admin, `create database ${name} template koe_template`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  const database = openDatabase(url.toString(), { connections: 8, name: 'koe-test' });
  return {
    ...database,
    async drop() {
      await database.close();
      await administer(admin, `drop database ${name} with (force)`);
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // two files may clone the template at once, which PostgreSQL refuses: one after the other
    await client.query('select pg_advisory_lock(77)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
