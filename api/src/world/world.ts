import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import type { Vault } from '@koe/sql/server/vault';

/** What the api is given from outside; each is injected by its token. */
export interface World {
  readonly database: Database;
  readonly entities: DataSource;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Logger;
}

export const DATABASE = Symbol('database');
export const ENTITIES = Symbol('entities');
export const VAULT = Symbol('vault');
export const CLOCK = Symbol('clock');
export const LOG = Symbol('log');
