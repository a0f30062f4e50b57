import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseAway } from '@koe/sql/server/database-away';

const WITHIN_MS = 60_000;
const AGAIN_AFTER_MS = 200;

/** Does work again and again as long as it fails because the database is away: somebody is bringing it back. @throws what the work throws otherwise, or after a minute */
export async function insist<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  for (const deadline = Date.now() + WITHIN_MS; ; await delay(AGAIN_AFTER_MS)) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || Date.now() > deadline || !isDatabaseAway(error)) throw error;
    }
  }
}
