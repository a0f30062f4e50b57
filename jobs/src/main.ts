import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { requireSameKey } from '@koe/sql/server/vault';
import { createLog, createRuntime } from './cli/runtime.js';
import { readInstallation } from './cli/installation.js';
import { JobsModule } from './schedule/jobs.module.js';

/** The jobs process: takes work from the queue and ticks the schedule until it is asked to stop. */
const log = createLog();
const installation = readInstallation();
if (installation.databaseUrl === null) {
  log.fatal('DATABASE_URL is not set: `pnpm start` starts the embedded server and sets it for its processes');
  process.exit(2);
}
const runtime = createRuntime({ url: installation.databaseUrl, dataFolder: installation.dataFolder, log });
await requireSameKey(runtime.database, runtime.vault, runtime.clock.now());
const app = await NestFactory.createApplicationContext(JobsModule.of(runtime), {
  logger: ['error', 'warn'],
  abortOnError: true,
});
log.info('jobs are running');

/** Steps end at their next safe point; one that waits for a database that is gone would wait for ever. */
const STOP_WITHIN_MS = 8_000;

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await app.close();
  await runtime.database.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
// the starter holds the other end of this channel: when it is killed, nothing may stay behind
process.on('disconnect', () => void stop());
// it may have been killed while this process was starting
if (process.connected === false) void stop();
