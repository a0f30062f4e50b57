import { EventEmitter } from 'node:events';
import { Logger, run, type WorkerEvents } from 'graphile-worker';
import { taskList } from '../pipeline/tasks.js';
import type { Runtime } from '../pipeline/runtime.js';
import { proveLiveness } from './liveness.js';

/** Two: while one job waits for the database, the other computes. */
const CONCURRENCY = 2;

/**
 * Starts taking jobs until `stop`.
 * @param signal aborts running steps at their next safe point
 * @param onLost called when the connection that proves this process alive breaks
 */
export async function startWorker(
  runtime: Runtime,
  signal: AbortSignal,
  onLost: () => void,
): Promise<{ stop(): Promise<void> }> {
  const liveness = await proveLiveness(runtime, onLost);
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => {
    liveness
      .register(worker.workerId)
      .catch((error: unknown) => runtime.log.error({ err: error }, 'worker could not be registered'));
  });
  const { probe, ...work } = taskList(runtime, signal);
  const options = {
    pgPool: runtime.database.pool,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: queueLogger(runtime),
    events,
  };
  // somebody waits for a probe: it never stands behind a backfill
  const probes = await run({ ...options, taskList: probe ? { probe } : {}, concurrency: 1 });
  const runner = await run({ ...options, taskList: work, concurrency: CONCURRENCY });
  return {
    async stop() {
      await Promise.all([runner.stop(), probes.stop()]);
      await liveness.close();
    },
  };
}

function queueLogger(runtime: Runtime): Logger {
  return new Logger(() => (level, message, meta) => {
    // the queue tells of every job at level info: that is detail here
    const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
    runtime.log[levels[level]](meta ?? {}, message);
  });
}
