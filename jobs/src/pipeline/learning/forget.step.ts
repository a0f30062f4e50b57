import { itemsAfter } from '@koe/sql/queries/index/classify';
import { lockIndex } from '@koe/sql/queries/index/index';
import { forgetClassifications, forgetWeights, keptVersions } from '@koe/sql/queries/model/forget';
import type { Runtime } from '../runtime.js';
import { BATCH_SIZE } from '../undo-run.step.js';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Forgets, a slice of items at a time, what classifier versions have said that nobody counts by any more. */
export async function forget(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { database } = runtime;
  const kept = await keptVersions(database);
  for (let after = FIRST_ID; ;) {
    signal.throwIfAborted();
    const itemIds = await itemsAfter(database, after, BATCH_SIZE);
    const last = itemIds.at(-1);
    if (last === undefined) break;
    await database.transaction(async (session) => {
      // a row being corrected in this moment points at what it has just stored
      await lockIndex(session);
      await forgetClassifications(session, itemIds, kept);
    });
    after = last;
  }
  await forgetWeights(database);
}
