import { randomUUID } from 'node:crypto';
import { beginReclassification, servedVersion } from '@koe/sql/queries/model/reclassification';
import { readServing } from '@koe/sql/queries/model/serving';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { readIndexContext } from '../index-context.js';
import type { Runtime } from '../runtime.js';
import { classifierOf, isReadable } from '../serving-classifier.js';

/**
 * After an update of the program: weights that it cannot read are trained anew, and items that an older version of it has
 * classified are classified again, so that all are counted by the same.
 */
export async function renewal(runtime: Runtime): Promise<void> {
  const { database, clock } = runtime;
  const serving = await readServing(database);
  if (serving.modelId !== null && !(await isReadable(database, serving.modelId)))
    return addJob(database, 'train', { reason: 'upgrade' });
  // nothing was said yet: no classifier is made only to be asked for its version
  const served = await servedVersion(database);
  if (served === null) return;
  const { themes } = await readIndexContext(database, clock.now());
  const { version } = await classifierOf(database, serving, themes);
  if (served === version) return;
  await database.transaction(async (session) => {
    const reclassificationId = randomUUID();
    const task = { ...serving, reclassificationId, reason: 'upgrade' as const, personId: null };
    if (await beginReclassification(session, task, serving, clock.now()))
      await addJob(session, 'reclassify', { reclassificationId });
  });
}
