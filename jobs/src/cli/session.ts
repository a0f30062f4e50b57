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
  let runtime: Runtime | null = null;
  try {
    runtime = createRuntime({
      url: server.url,
      dataFolder: installation.dataFolder,
      log: createLog(process.env['KOE_LOG_LEVEL'] ?? 'warn'),
    });
    await prepareDatabase(runtime);
    return await work(runtime);
  } finally {
    await runtime?.database.close();
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
      const [row] = await runtime.database.query<{ waiting: number }>(
        `select count(*)::int as waiting from graphile_worker.jobs
         where locked_at is not null or (attempts = 0 and run_at <= now() + interval '5 seconds')`,
      );
      if (row && row.waiting === 0) return;
      await delay(100);
    }
  } finally {
    await runner.stop();
    stopping.abort();
  }
}
