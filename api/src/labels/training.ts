import { freshLabels } from '@koe/sql/queries/label/label';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { notify } from '../events/notify.js';
import type { Session } from '@koe/sql/server/database';

/** So many judgements and corrections that no model has seen are worth a new one. */
export const TRAIN_AFTER = 20;

/** Numbers follow a large correction step by step, and other work has its turn between. */
const ITEMS_A_JOB = 200;

/**
 * What follows from labels, in their own transaction: the items say so at once, pages hear of it, and when enough came together
 * a model is asked for. Asked once in twenty, not for every label after the twentieth: training takes a while.
 * @param written labels or judgements that this transaction added
 * @param trainAt when a model is asked for; now when null
 * @returns judgements and corrections since the newest model was trained
 */
export async function followLabels(
  session: Session,
  itemIds: readonly string[],
  written: number,
  trainAt: Date | null = null,
): Promise<number> {
  for (let at = 0; at < itemIds.length; at += ITEMS_A_JOB)
    await addJob(session, 'correct', { itemIds: itemIds.slice(at, at + ITEMS_A_JOB) });
  await notify(session, { kind: 'labels' });
  const fresh = await freshLabels(session);
  if (Math.floor(fresh / TRAIN_AFTER) > Math.floor((fresh - written) / TRAIN_AFTER))
    await addJob(session, 'train', { reason: 'labels' }, trainAt);
  return fresh;
}
