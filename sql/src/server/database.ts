import pg from 'pg';
import type { Statement } from './sql-file.js';

/** Values of a statement's named parameters. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Runs statements: the pool itself, or one transaction. */
export interface Session {
  /** @throws Error naming the parameter when one is missing. */
  run<Row extends object>(statement: Statement, parameters?: Parameters): Promise<Row[]>;
  /** For the few statements that are built, such as the filter's WHERE. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Database extends Session {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Runs `work` in one transaction; rolls back and rethrows when it throws. */
  transaction<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at most; 10 by default. */
  readonly connections?: number;
  /** Shown in pg_stat_activity. */
  readonly name?: string;
  /**
   * Commits return before they are on disk. A crash of the server may then lose the last fraction of a second, in order:
   * right for the pipeline, whose cursors, jobs and data are lost together and pulled again; wrong for what a person wrote.
   */
  readonly relaxedCommit?: boolean;
}

// bigint counts fit a double here; dates stay text, because a local date has no instant
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Opens a pool. @param url PostgreSQL connection string */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    application_name: options.name ?? 'koe',
    // dates and intervals must not depend on where the server stands
    options: `-c timezone=UTC -c statement_timeout=600000${options.relaxedCommit ? ' -c synchronous_commit=off' : ''}`,
  });
  // an idle connection that breaks is replaced by the pool; without a listener it would end the process
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const session = sessionOf(pool);
  return {
    ...session,
    url,
    pool,
    close: () => pool.end(),
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const result = await work(sessionOf(client));
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}

function sessionOf(client: pg.Pool | pg.PoolClient): Session {
  return {
    async run<Row extends object>(statement: Statement, parameters: Parameters = {}): Promise<Row[]> {
      const values = statement.parameters.map((name) => {
        const value = parameters[name];
        if (value === undefined) throw new Error(`statement ${statement.name}: parameter ${name} is missing`);
        return value;
      });
      return (await client.query<Row>(statement.text, values)).rows;
    },
    async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
      return (await client.query<Row>(text, [...values])).rows;
    },
  };
}

/**
 * For the rest of a transaction, joins go through indexes. A batch is a few thousand keys against tables of any size; fresh
 * tables have no statistics yet, and reading a whole table for each batch would make a first import quadratic.
 */
export async function preferIndexes(session: Session): Promise<void> {
  await session.query('set local enable_hashjoin = off');
  await session.query('set local enable_mergejoin = off');
  await session.query('set local enable_seqscan = off');
}
