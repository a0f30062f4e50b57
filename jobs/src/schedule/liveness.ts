import { randomInt } from 'node:crypto';
import pg from 'pg';
import { freeDeadJobs, registerWorker } from '@koe/sql/queries/worker/worker';
import type { Runtime } from '../pipeline/runtime.js';

/** What tells other processes that this one lives. */
export interface Liveness {
  /** @param workerId the name under which jobs are going to be locked */
  register(workerId: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Holds an advisory lock on a connection of its own until `close`, and frees the jobs of processes that no longer do.
 * @param onLost called when the connection breaks: others will then take this process for dead
 */
export async function proveLiveness(runtime: Runtime, onLost: () => void): Promise<Liveness> {
  const processKey = randomInt(1, 2_000_000_000);
  const client = new pg.Client({
    connectionString: runtime.database.url,
    application_name: 'koe-jobs-liveness',
    keepAlive: true,
  });
  let closing = false;
  client.on('error', () => {
    if (!closing) onLost();
  });
  await client.connect();
  await client.query('select pg_advisory_lock(8020113, $1)', [processKey]);
  await freeDeadJobs(runtime.database);
  return {
    register: (workerId) => registerWorker(runtime.database, workerId, processKey),
    async close() {
      closing = true;
      await client.end();
    },
  };
}
