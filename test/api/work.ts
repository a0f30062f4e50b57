import { Logger, run } from 'graphile-worker';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { taskList } from '@koe/jobs/test-only/pipeline/tasks';

/** Runs the queue beside the api, as a worker process does. @returns a function that stops it */
export async function work(runtime: Runtime): Promise<() => Promise<void>> {
  const worker = await run({
    pgPool: runtime.database.pool,
    taskList: taskList(runtime, new AbortController().signal),
    concurrency: 1,
    pollInterval: 100,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
  });
  return () => worker.stop();
}
