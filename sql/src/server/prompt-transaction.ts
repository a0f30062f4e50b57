import type { Database, Session } from './database.js';

/** How long a person's write waits for what another transaction holds, for each thing that it needs. */
const WAIT_MS = 3_000;

/**
 * One transaction for a write that a person waits for. While a new version is made to serve, one transaction holds all items
 * for minutes: a write that needs one of them is refused soon, instead of keeping its connection and its own locks till then.
 * @throws a database error of code 55P03 when something is held for longer than 3 s; nothing is written then
 */
export function promptTransaction<Result>(
  database: Database,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (session) => {
    await session.query(`set local lock_timeout = ${WAIT_MS}`);
    return work(session);
  });
}
