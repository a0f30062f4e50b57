import { randomUUID } from 'node:crypto';
import { forgetStates } from '@koe/sql/queries/source/run';
import { moveToBatch } from '@koe/sql/queries/payload/payload';
import { rejectsToBatch, resolveUnreadRejects } from '@koe/sql/queries/payload/reject';
import { itemsAfter, itemsToBatch } from '@koe/sql/queries/index/classify';
import { dirtyEverySlot } from '@koe/sql/queries/block/pack';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from './runtime.js';
import { openMonthFrom } from './slot.js';
import { BATCH_SIZE } from './undo-run.step.js';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Replays normalise: every kept payload of a source is mapped again, with the mapping as it is now. */
export async function remap(runtime: Runtime, task: { sourceId: string }): Promise<void> {
  const done: string[] = [];
  for (;;) {
    const batchId = randomUUID();
    const moved = await runtime.database.transaction(async (session) => {
      const count = await moveToBatch(session, task.sourceId, batchId, done, BATCH_SIZE);
      if (count > 0) await addJob(session, 'normalise', { sourceId: task.sourceId, batchId });
      return count;
    });
    if (moved === 0) return;
    done.push(batchId);
  }
}

/** Tries the rows set aside again: stored payloads are mapped again, and what could not be read is read again. */
export async function retryRejects(runtime: Runtime, task: { sourceId: string }): Promise<void> {
  const { database, clock } = runtime;
  await database.transaction(async (session) => {
    const now = clock.now();
    const batchId = randomUUID();
    if ((await rejectsToBatch(session, task.sourceId, batchId)) > 0)
      await addJob(session, 'normalise', { sourceId: task.sourceId, batchId });
    if ((await resolveUnreadRejects(session, task.sourceId, now)) > 0) {
      await forgetStates(session, task.sourceId);
      await addJob(session, 'pull', { sourceId: task.sourceId, trigger: 'retry' });
    }
  });
}

/** Replays classify for all items, in steps: after a new tree, a new classifier, or settings that rows depend on. */
export async function reindex(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { database } = runtime;
  for (let after = FIRST_ID; ;) {
    signal.throwIfAborted();
    const itemIds = await itemsAfter(database, after, BATCH_SIZE);
    const last = itemIds.at(-1);
    if (last === undefined) return;
    const batchId = randomUUID();
    await database.transaction(async (session) => {
      await itemsToBatch(session, batchId, itemIds);
      await addJob(session, 'classify', { batchId });
    });
    after = last;
  }
}

/** Replays pack: every block is made anew. */
export async function repack(runtime: Runtime): Promise<void> {
  await runtime.database.transaction(async (session) => {
    const now = runtime.clock.now();
    await dirtyEverySlot(session, now, await openMonthFrom(session, now));
    await addJob(session, 'pack', {});
  });
}
