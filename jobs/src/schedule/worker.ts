import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger, run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import { giveBackInterrupted, holdsJobs } from '@koe/sql/queries/worker/worker';
import { taskList } from '../pipeline/tasks.js';
import type { Runtime } from '../pipeline/runtime.js';
import { proveLiveness } from './liveness.js';

/** A source's own work goes one job at a time: beside it a batch is classified and a day packed, while others wait for the database. */
const CONCURRENCY = 3;
/** Of different channels; one channel's go one after the other. */
const DELIVERIES_AT_ONCE = 2;
/** What the queue keeps as the error of a job whose process was asked to stop. */
const INTERRUPTED = 'interrupted: the process was asked to stop';
const LET_GO_WITHIN_MS = 2_000;
const LOOK_MS = 20;

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
  const { probe, deliver, follow_tasks, train, reclassify, forget, discover, signals, faq_gaps, ...work } =
    interruptible(taskList(runtime, signal), signal);
  const learning = present({ train, reclassify, forget, discover, signals, faq_gaps });
  const names: string[] = [];
  const register = (name: string): Promise<void> => {
    names.push(name);
    return liveness.register(name);
  };
  // somebody waits for a probe: it never stands behind a backfill
  const probes = await takeJobs(runtime, register, lose, probe ? { probe } : {}, 1);
  // a backfill may go on for hours: what somebody has published does not stand behind it
  const learner = await takeJobs(runtime, register, lose, learning, 1);
  // a target that is slow to answer holds up no pull
  const delivery = await takeJobs(runtime, register, lose, present({ deliver, follow_tasks }), DELIVERIES_AT_ONCE);
  const runner = await takeJobs(runtime, register, lose, work, CONCURRENCY);
  return {
    async stop() {
      over = true;
      await Promise.all([runner.stop(), delivery.stop(), learner.stop(), probes.stop()]);
      if (signal.aborted) await giveBack(runtime, names);
      await liveness.close();
    },
  };
}

function present(tasks: Readonly<Record<string, TaskList[string]>>): TaskList {
  return Object.fromEntries(Object.entries(tasks).filter(([, task]) => task !== undefined));
}

/** The same tasks; whatever a step throws once the process was asked to stop is that and no failure. */
function interruptible(tasks: TaskList, signal: AbortSignal): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload, helpers) => {
        try {
          return await task?.(payload, helpers);
        } catch (error) {
          throw signal.aborted ? new Error(INTERRUPTED, { cause: error }) : error;
        }
      },
    ]),
  );
}

/** Whoever works next goes on at once with what was interrupted. The queue lets go of jobs without being waited for. */
async function giveBack({ database, log }: Runtime, names: readonly string[]): Promise<void> {
  try {
    for (const deadline = Date.now() + LET_GO_WITHIN_MS; Date.now() < deadline; await delay(LOOK_MS))
      if (!(await holdsJobs(database, names))) break;
    await giveBackInterrupted(database, INTERRUPTED);
  } catch (error) {
    log.warn({ err: error }, 'interrupted jobs wait a moment before they go on');
  }
}

async function takeJobs(
  runtime: Runtime,
  register: (name: string) => Promise<void>,
  lose: () => void,
  tasks: TaskList,
  concurrency: number,
): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  let registered = Promise.resolve();
  // jobs are locked by the pool, under the pool's name
  events.on('pool:create', ({ workerPool }) => {
    registered = register(workerPool.id);
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
