import { notifyEvent } from '@koe/sql/queries/block/pack';
import { lockIndex } from '@koe/sql/queries/index/index';
import { clearHandling, markSourceRemoved, removeSourceRows, someItemsOfSource } from '@koe/sql/queries/source/remove';
import { removeItems } from '@koe/sql/queries/store/item';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from './runtime.js';
import { openMonthFrom } from './slot.js';
import { BATCH_SIZE } from './undo-run.step.js';

/** Removes a source with every item, payload and run of it, a step at a time; goes on where a killed one ended. */
export async function removeSource(runtime: Runtime, task: { sourceId: string }, signal: AbortSignal): Promise<void> {
  const { database, clock } = runtime;
  await markSourceRemoved(database, task.sourceId, clock.now());
  for (;;) {
    signal.throwIfAborted();
    const itemIds = await someItemsOfSource(database, task.sourceId, BATCH_SIZE);
    if (itemIds.length === 0) break;
    await database.transaction(async (session) => {
      const now = clock.now();
      await lockIndex(session);
      await removeItems(session, itemIds, now, await openMonthFrom(session, now));
      await clearHandling(session, itemIds);
      await addJob(session, 'pack', {});
    });
  }
  await database.transaction(async (session) => {
    await removeSourceRows(session, task.sourceId);
    await addJob(session, 'pack', {});
    await notifyEvent(session, { kind: 'settings' });
  });
}
