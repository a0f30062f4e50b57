import { Logger, run, type Runner } from 'graphile-worker';
import { taskList } from '../pipeline/tasks.js';
import type { Runtime } from '../pipeline/runtime.js';

/** Two: while one job waits for the database, the other computes. */
const CONCURRENCY = 2;

/** Starts taking jobs. @param signal aborts running steps at their next safe point */
export function startWorker(runtime: Runtime, signal: AbortSignal): Promise<Runner> {
  return run({
    pgPool: runtime.database.pool,
    taskList: taskList(runtime, signal),
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: queueLogger(runtime),
  });
}

function queueLogger(runtime: Runtime): Logger {
  return new Logger(() => (level, message, meta) => {
    // the queue tells of every job at level info: that is detail here
    const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
    runtime.log[levels[level]](meta ?? {}, message);
  });
}
