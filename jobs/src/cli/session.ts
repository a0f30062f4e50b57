import { setTimeout as delay } from 'node:timers/promises';
import { startWorker } from '../schedule/worker.js';
import type { Runtime } from '../pipeline/runtime.js';
import { holdInstallation, openServer, readInstallation } from './installation.js';
import { prepareDatabase } from './prepare.js';
import { createLog, createRuntime } from './runtime.js';

/** Runs a command on the installation's database; a server that was started for it is stopped after it. */
export async function withInstallation<Result>(work: (runtime: Runtime) => Promise<Result>): Promise<Result> {
  const installation = readInstallation();
  const server = await openServer(installation);
  const runtime = createRuntime({
    url: server.url,
    dataFolder: installation.dataFolder,
    log: createLog(process.env['KOE_LOG_LEVEL'] ?? 'warn'),
  });
  try {
    await prepareDatabase(runtime);
    return await work(runtime);
  } finally {
    await runtime.database.close();
    // a start that came meanwhile uses the server now
    const idle = server.cluster && !server.cluster.attached ? await holdInstallation(server.url) : null;
    await idle?.end();
    if (idle) await server.cluster?.stop();
  }
}

/** Works on the queue beside whoever else does, until nothing of the pipeline waits. */
export async function workUntilIdle(runtime: Runtime): Promise<void> {
  const stopping = new AbortController();
  const runner = await startWorker(runtime, stopping.signal, () => undefined);
  try {
    for (;;) {
      const [row] = await runtime.database.query<{ waiting: number; failing: number }>(
        `select count(*) filter (where attempts = 0 or locked_at is not null)::int as waiting, count(*) filter (where attempts > 0 and locked_at is null)::int as failing
         from graphile_worker.jobs`,
      );
      if (row && row.waiting === 0) return;
      await delay(100);
    }
  } finally {
    await runner.stop();
    stopping.abort();
  }
}
