import { pino, type Logger } from 'pino';
import { systemClock } from '@koe/sql/server/clock';
import { openDatabase } from '@koe/sql/server/database';
import { createVault, installationKey } from '@koe/sql/server/vault';
import { createGuardedFetch } from '../connectors/http.js';
import { createSocketGuard } from '../deliver/socket-guard.js';
import type { Runtime } from '../pipeline/runtime.js';

/** Logs go to stderr: stdout is for what a command answers. */
export function createLog(level = process.env['KOE_LOG_LEVEL'] ?? 'info'): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}

/** The world of a jobs process or a command. */
export function createRuntime(options: {
  readonly url: string;
  readonly dataFolder: string;
  readonly log: Logger;
}): Runtime {
  const allowed = (process.env['KOE_ALLOWED_CIDRS'] ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return {
    database: openDatabase(options.url, { name: 'koe-jobs', relaxedCommit: true }),
    vault: createVault(installationKey(options.dataFolder)),
    clock: systemClock(),
    log: options.log,
    fetch: createGuardedFetch({ allowedCidrs: allowed, userAgent: 'koe/0.1' }),
    sockets: createSocketGuard(allowed),
    dataFolder: options.dataFolder,
  };
}
