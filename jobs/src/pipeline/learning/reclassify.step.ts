import { ancestorsOf } from '@koe/sql/domain/theme';
import { dirtyEverySlot, notifyEvent } from '@koe/sql/queries/block/pack';
import { itemsHeld, itemsOfIds, storeClassifications } from '@koe/sql/queries/index/classify';
import { lockIndex } from '@koe/sql/queries/index/index';
import { serveModel, storeModel } from '@koe/sql/queries/model/model';
import {
  advanceReclassification,
  beginVersion,
  finishReclassification,
  giveModelTo,
  itemsWithout,
  labelledItems,
  listedWithout,
  readReclassification,
  swapIndex,
  type Reclassification,
} from '@koe/sql/queries/model/reclassification';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { endReclassification } from '@koe/sql/queries/taxonomy/end-reclassification';
import { writeServing } from '@koe/sql/queries/model/serving';
import type { Session } from '@koe/sql/server/database';
import type { Classifier } from '../../classify/classifier.js';
import { classifyAll } from '../classify-all.js';
import { writeSaid } from '../classify.step.js';
import { readIndexContext, type IndexContext } from '../index-context.js';
import { packEverySlot } from '../pack.step.js';
import type { Runtime } from '../runtime.js';
import { isReadable, makeClassifier } from '../serving-classifier.js';
import { trainFor } from './train.step.js';
import { BATCH_SIZE } from '../undo-run.step.js';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Classifies the backlog by a new tree, model or settings while the old ones serve, then lets the new ones serve in one
 * transaction: rows, blocks and tree change together. Killed in the middle, it goes on where it stood.
 */
export async function reclassify(
  runtime: Runtime,
  { reclassificationId }: { reclassificationId: string },
  signal: AbortSignal,
): Promise<void> {
  const task = await withModel(runtime, await readReclassification(runtime.database, reclassificationId), signal);
  if (task === null) return;
  const { database, clock } = runtime;
  const { themes } = await readIndexContext(database, clock.now(), task);
  const classifier = await makeClassifier(database, task, themes);
  await beginVersion(database, reclassificationId, classifier.version);
  await notifyEvent(database, { kind: 'reclassification', id: reclassificationId });
  // what comes in meanwhile is taken in a further pass: the last, small rest is left to the swap
  for (let left = BATCH_SIZE; left >= BATCH_SIZE;) {
    left = 0;
    for (let after = FIRST_ID; ;) {
      signal.throwIfAborted();
      const itemIds = await itemsWithout(database, classifier.version, after, BATCH_SIZE);
      const last = itemIds.at(-1);
      if (last === undefined) break;
      await database.transaction((session) => classifyWithout(session, classifier, itemIds, clock.now()));
      if (!(await advanceReclassification(database, reclassificationId, itemIds.length))) return;
      await notifyEvent(database, { kind: 'reclassification', id: reclassificationId });
      left += itemIds.length;
      after = last;
    }
  }
  await database.transaction((session) => swap(session, task, classifier, clock.now()));
}

/** After its last attempt: what served goes on, and the next one may begin. */
export async function giveUpReclassification(
  runtime: Runtime,
  { reclassificationId }: { reclassificationId: string },
  error: unknown,
): Promise<void> {
  const { database, clock, log } = runtime;
  log.error({ err: error, reclassificationId }, 'the backlog could not be classified anew');
  const detail = error instanceof Error ? error.message : String(error);
  const end = { state: 'failed' as const, detail };
  await database.transaction(async (session) => {
    await endReclassification(session, reclassificationId, end, { now: clock.now(), personId: null });
    await notifyEvent(session, { kind: 'reclassification', id: reclassificationId });
  });
}

/** A new tree gets a model of its own first, and so does one whose model an older version of the program has made. */
async function withModel(
  runtime: Runtime,
  task: Reclassification | null,
  signal: AbortSignal,
): Promise<Reclassification | null> {
  if (task === null || task.state !== 'running') return null;
  const hasModel =
    task.modelId === null ? task.reason !== 'taxonomy' : await isReadable(runtime.database, task.modelId);
  if (hasModel) return task;
  const model = await trainFor(runtime, task.taxonomyVersion, 'taxonomy', signal);
  if (model === null) return task;
  const modelId = await runtime.database.transaction(async (session) => {
    const id = await storeModel(session, model);
    await giveModelTo(session, task.reclassificationId, id);
    return id;
  });
  return { ...task, modelId };
}

async function classifyWithout(
  session: Session,
  classifier: Classifier,
  itemIds: readonly string[],
  now: Date,
): Promise<void> {
  const said = await classifyAll(classifier, await itemsHeld(session, itemIds));
  await storeClassifications(
    session,
    now,
    said.map(({ item, classification }) => ({
      itemId: item.item_id,
      revision: item.revision,
      version: classifier.version,
      ...classification,
    })),
  );
}

/** Lets the new version serve, unless it was cancelled meanwhile. */
async function swap(session: Session, task: Reclassification, classifier: Classifier, now: Date): Promise<void> {
  await session.query('set local statement_timeout = 0');
  // nothing is classified or removed from here on
  await lockIndex(session);
  if (!(await finishReclassification(session, task.reclassificationId, { state: 'done', detail: null, now }))) return;
  // only what is listed: items that are not yet will be classified by what then serves
  for (let after = FIRST_ID; ;) {
    const itemIds = await listedWithout(session, classifier.version, after, BATCH_SIZE);
    const last = itemIds.at(-1);
    if (last === undefined) break;
    await classifyWithout(session, classifier, itemIds, now);
    after = last;
  }
  const context = await readIndexContext(session, now, task);
  const paths = [...ancestorsOf(context.themes)].flatMap(([theme, up]) => up.map((id) => [theme, id] as const));
  await swapIndex(session, classifier.version, paths);
  await correctLabelled(session, classifier, context, now);
  await writeServing(session, task, now);
  await serveModel(session, task.modelId);
  await dirtyEverySlot(session, now, context.openMonthFrom);
  await packEverySlot(session, now);
  await addJob(session, 'forget', {});
  for (const kind of ['blocks', 'themes'] as const) await notifyEvent(session, { kind });
  await notifyEvent(session, { kind: 'reclassification', id: task.reclassificationId });
}

/** People's corrections over the new answers. */
async function correctLabelled(
  session: Session,
  classifier: Classifier,
  context: IndexContext,
  now: Date,
): Promise<void> {
  const { version } = classifier;
  const itemIds = await labelledItems(session);
  for (let from = 0; from < itemIds.length; from += BATCH_SIZE) {
    const said = await classifyAll(classifier, await itemsOfIds(session, itemIds.slice(from, from + BATCH_SIZE)));
    await writeSaid(session, { said, version, classifier: () => Promise.resolve(classifier), context, now });
  }
}
