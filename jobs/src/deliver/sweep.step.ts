import { sweepDeliveries } from '@koe/sql/queries/delivery/sweep';
import type { Runtime } from '../pipeline/runtime.js';

/** A job is added in the transaction of its delivery: one that is still missing after so long is lost. */
const LOST_MS = 600_000;

/** Nothing that was to go out waits unseen for a job that will not come. */
export async function sweep({ database, clock }: Runtime): Promise<void> {
  const now = clock.now();
  await database.transaction((session) => sweepDeliveries(session, { now, before: new Date(now.getTime() - LOST_MS) }));
}
