import { randomUUID } from 'node:crypto';
import { notifyEvent } from '@koe/sql/queries/block/pack';
import { countPayloadsOfRun, findRunById, undoRunInTables } from '@koe/sql/queries/payload/undo';
import { readOrganisation } from '@koe/sql/server/settings';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from './runtime.js';

export const BATCH_SIZE = 2_000;
const DAY_MS = 86_400_000;

/** Takes back what a run brought, and pauses its source. Undoing twice changes nothing. */
export async function undoRun(runtime: Runtime, task: { runId: string }): Promise<void> {
  await runtime.database.transaction(async (session) => {
    const run = await findRunById(session, task.runId);
    if (!run || run.status === 'undone') return;
    const now = runtime.clock.now();
    // what it overwrote is no longer kept: undoing it would delete what it only changed
    const { payloadDays } = await readOrganisation(session);
    if (now.getTime() - run.started_at.getTime() > payloadDays * DAY_MS) return;
    const count = await countPayloadsOfRun(session, run.run_id);
    const batchIds = Array.from({ length: Math.ceil(count / BATCH_SIZE) }, () => randomUUID());
    await undoRunInTables(session, { runId: run.run_id, sourceId: run.source_id }, batchIds, BATCH_SIZE, now);
    for (const batchId of batchIds) await addJob(session, 'normalise', { sourceId: run.source_id, batchId });
    await notifyEvent(session, { kind: 'source', id: run.source_id });
  });
}
