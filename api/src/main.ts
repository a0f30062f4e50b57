import pino, { type Logger } from 'pino';
import { openEntities } from '@koe/sql/entities/data-source';
import { systemClock } from '@koe/sql/server/clock';
import { openDatabase } from '@koe/sql/server/database';
import { createVault, installationKey, requireSameKey } from '@koe/sql/server/vault';
import { createApp } from './create-app.js';
import { readEnvironment } from './environment.js';

const STOP_WITHIN_MS = 8_000;

/** Starts the server and runs it until it is asked to stop. */
async function main(log: Logger): Promise<void> {
  const environment = readEnvironment(process.env);
  const database = openDatabase(forAnswers(environment.databaseUrl), { name: 'koe-api' });
  const entities = await openEntities(environment.databaseUrl);
  const vault = createVault(installationKey(environment.dataFolder));
  await requireSameKey(database, vault, systemClock().now());
  const app = await createApp({
    world: { database, entities, vault, clock: systemClock(), log },
    allowedHosts: environment.allowedHosts,
  });
  await app.listen(environment.port, environment.host);
  log.info({ host: environment.host, port: environment.port }, 'listening');

  let stopping = false;
  const stop = (reason: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    app
      .close()
      .then(() => Promise.all([entities.destroy(), database.close()]))
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'did not stop cleanly');
          process.exit(1);
        },
      );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  // the starter is gone: nobody is left who would stop this process
  process.once('disconnect', () => stop('the starter ended'));
  if (process.connected === false) stop('the starter ended during the start');
}

/** Nobody waits longer than 20 s for an answer; and compiling a statement takes longer than any of ours runs. */
function forAnswers(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return databaseUrl;
  const url = new URL(databaseUrl);
  if (!url.searchParams.has('options'))
    url.searchParams.set('options', '-c timezone=UTC -c statement_timeout=20000 -c jit=off');
  return url.toString();
}

const log = pino(
  { level: process.env['KOE_LOG_LEVEL'] ?? 'info', name: 'koe-api' },
  pino.destination({ fd: 2, sync: true }),
);
main(log).catch((error: unknown) => {
  log.fatal({ err: error }, 'the api could not start');
  process.exit(1);
});
