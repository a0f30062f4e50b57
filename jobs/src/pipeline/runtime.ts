import type { Logger } from 'pino';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import type { Vault } from '@koe/sql/server/vault';
import type { SocketGuard } from '../deliver/deliverer.js';

/** The world as the steps see it: handed in, so that tests bring their own. */
export interface Runtime {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Logger;
  /** The outbound client that connectors are given. */
  readonly fetch: (input: string | URL, init?: RequestInit) => Promise<Response>;
  /** Which addresses may be connected to by what does not speak HTTP. */
  readonly sockets: SocketGuard;
  /** Folder of the installation's own data; the sample sources write below it. */
  readonly dataFolder: string;
}
