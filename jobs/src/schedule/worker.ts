import { EventEmitter } from 'node:events';
import { Logger, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import { taskList } from '../pipeline/tasks.js';
import type { Runtime } from '../pipeline/runtime.js';
import { proveLiveness, type Liveness } from './liveness.js';

/** Two: while one job waits for the database, the other computes. */
const CONCURRENCY = 2;

/**
 * Starts taking jobs until `stop`.
 * @param signal aborts running steps at their next safe point
 * @param onLost called once when this process can no longer be told from a dead one, or takes no jobs any more
 */
export async function startWorker(
  runtime: Runtime,
  signal: AbortSignal,
  onLost: () => void,
): Promise<{ stop(): Promise<void> }> {
  let over = false;
  const lose = (): void => {
    if (over) return;
    over = true;
    onLost();
  };
  const liveness = await proveLiveness(runtime, lose);
  const { probe, ...work } = taskList(runtime, signal);
  // somebody waits for a probe: it never stands behind a backfill
  const probes = await takeJobs(runtime, liveness, lose, probe ? { probe } : {}, 1);
  const runner = await takeJobs(runtime, liveness, lose, work, CONCURRENCY);
  return {
    async stop() {
      over = true;
      await Promise.all([runner.stop(), probes.stop()]);
      await liveness.close();
    },
  };
}

async function takeJobs(
  runtime: Runtime,
  liveness: Liveness,
  lose: () => void,
  tasks: TaskList,
  concurrency: number,
): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  let registered = Promise.resolve();
  // jobs are locked by the pool, under the pool's name
  events.on('pool:create', ({ workerPool }) => {
    registered = liveness.register(workerPool.id);
    registered.catch((error: unknown) => {
      runtime.log.error({ err: error }, 'workers could not be registered');
      lose();
    });
  });
  const runner = await run({
    pgPool: runtime.database.pool,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: queueLogger(runtime),
    events,
    taskList: tasks,
    concurrency,
    // asked before each look for a job: a job that nobody can tell the process of would wait long after a kill
    forbiddenFlags: async () => {
      await registered;
      return null;
    },
  });
  runner.promise.then(lose, (error: unknown) => {
    runtime.log.error({ err: error }, 'the queue is no longer worked on');
    lose();
  });
  return runner;
}

function queueLogger(runtime: Runtime): Logger {
  return new Logger(() => (level, message, meta) => {
    // the queue tells of every job at level info: that is detail here
    const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
    runtime.log[levels[level]](meta ?? {}, message);
  });
}
