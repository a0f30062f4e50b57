import type { Classification } from '@koe/sql/domain/classification';
import {
  itemsOfBatch,
  itemsOfIds,
  storeClassifications,
  type ClassificationToStore,
  type ItemToClassify,
} from '@koe/sql/queries/index/classify';
import { lockIndex, writeIndex } from '@koe/sql/queries/index/index';
import { correctionsOf } from '@koe/sql/queries/model/corrections';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { packSoon } from '@koe/sql/queries/queue/pack-soon';
import { preferIndexes, type Session } from '@koe/sql/server/database';
import type { Classifier } from '../classify/classifier.js';
import { applyCorrections } from './apply-corrections.js';
import { classifyAll, type Said } from './classify-all.js';
import { classifyInput } from './classify-input.js';
import { classifyInThread, HAS_CLASSIFYING_THREAD, type ClassifierParts } from './classifying-thread.js';
import { readIndexContext, type IndexContext } from './index-context.js';
import { indexRow } from './index-row.js';
import type { Runtime } from './runtime.js';
import { classifierOf, isStillServing, keyOf, partsOf } from './serving-classifier.js';

/** A first model is trained once the first items have come to rest. */
const FIRST_TRAINING_DELAY_MS = 4_000;

/** Batches of a first import and of a backfill, never those of a day's work. */
const THREAD_FROM_ITEMS = 100;

interface SaidByVersion extends Said {
  readonly version: string;
}

/**
 * Classifies the items of a batch and writes what is filtered, listed and packed. Append-only for what is said of a
 * revision; an item that has changed since is left to the batch of its newer revision.
 */
export async function classifyBatch(runtime: Runtime, task: { batchId: string }): Promise<void> {
  await classifyItems(runtime, await itemsOfBatch(runtime.database, task.batchId), async (session, context) => {
    await session.query(
      `update source s set last_record_at = greatest(s.last_record_at, m.newest)
       from (select source_id, max(created_at) as newest from item where batch_id = $1 group by source_id) m where s.source_id = m.source_id`,
      [task.batchId],
    );
    if (context.serving.modelId === null)
      await addJob(session, 'train', { reason: 'first_items' }, new Date(Date.now() + FIRST_TRAINING_DELAY_MS));
  });
}

/** Says again what people's labels make of some items: their word counts at once. */
export async function correctItems(runtime: Runtime, task: { itemIds: readonly string[] }): Promise<void> {
  await classifyItems(runtime, await itemsOfIds(runtime.database, task.itemIds));
}

async function classifyItems(
  runtime: Runtime,
  items: readonly ItemToClassify[],
  also?: (session: Session, context: IndexContext) => Promise<void>,
): Promise<void> {
  const { database, clock } = runtime;
  if (items.length === 0) return;
  for (;;) {
    const context = await readIndexContext(database, clock.now());
    const { said, version } = await say(database, context, items);
    const classifier = (): Promise<Classifier> => classifierOf(database, context.serving, context.themes);
    const written = await database.transaction(async (session) => {
      await preferIndexes(session);
      // from here on nobody removes an item under our hands, and no other model begins to serve
      await lockIndex(session);
      if (!(await isStillServing(session, context.serving))) return false;
      await writeSaid(session, { said, version, classifier, context, now: clock.now() });
      await also?.(session, context);
      await packSoon(session);
      return true;
    });
    // another tree or model began to serve while this one was computing
    if (written) return;
  }
}

/** A few items are said at once: a thread would first have to read all words and weights. */
async function say(
  session: Session,
  { serving, themes }: IndexContext,
  items: readonly ItemToClassify[],
): Promise<{ readonly said: readonly Said[]; readonly version: string }> {
  if (!HAS_CLASSIFYING_THREAD || items.length < THREAD_FROM_ITEMS) {
    const classifier = await classifierOf(session, serving, themes);
    return { said: await classifyAll(classifier, items), version: classifier.version };
  }
  const parts = (): Promise<ClassifierParts> => partsOf(session, serving, themes);
  const { version, classifications } = await classifyInThread(keyOf(serving), parts, items.map(classifyInput));
  const said = items.flatMap((item, at) => {
    const classification = classifications[at];
    return classification ? [{ item, classification }] : [];
  });
  return { said, version };
}

/** Stores the raw answers, what people's corrections make of them, and the index rows that follow. Holds the index lock. */
export async function writeSaid(
  session: Session,
  task: {
    readonly said: readonly Said[];
    /** Of the classifier that said it. */
    readonly version: string;
    /** The same classifier; made only where people have corrected something. */
    readonly classifier: () => Promise<Classifier>;
    readonly context: IndexContext;
    readonly now: Date;
  },
): Promise<void> {
  const { said, version, context, now } = task;
  const corrected = await withCorrections(session, task);
  await storeClassifications(session, now, [
    ...said.map((entry) => toStore({ ...entry, version })),
    ...corrected.filter((entry) => entry.version !== version).map(toStore),
  ]);
  const rows = corrected.map((entry) => indexRow(entry.item, entry.classification, entry.version, context));
  await writeIndex(session, rows, now, context.openMonthFrom);
}

async function withCorrections(
  session: Session,
  { said, version, classifier: make, context }: Parameters<typeof writeSaid>[1],
): Promise<SaidByVersion[]> {
  const corrections = await correctionsOf(
    session,
    said.map(({ item }) => item.item_id),
    { version: context.serving.taxonomyVersion, themes: context.themes },
  );
  if (corrections.size === 0) return said.map((entry) => ({ ...entry, version }));
  const classifier = await make();
  return said.map(({ item, classification }) => {
    const own = corrections.get(item.item_id);
    if (!own) return { item, classification, version };
    const correct = (first: Classification): Classification =>
      applyCorrections(first, item, own, (id) => context.ancestors.has(id));
    return {
      item,
      classification: correct(followPriority(classifier, { item, classification }, correct(classification))),
      // the labels as they are now: another label makes another version
      version: `${version}+${own.map(({ labelId }) => labelId).join('.')}`,
    };
  });
}

/** What was said, with the priority that follows from the intent and the sentiment that a person set. */
function followPriority(classifier: Classifier, said: Said, corrected: Classification): Classification {
  const { intent, sentiment, sentimentLabel } = corrected;
  const isSame = intent === said.classification.intent && sentimentLabel === said.classification.sentimentLabel;
  if (isSame || intent === null || sentiment === null || sentimentLabel === null) return said.classification;
  const told = { intent, sentiment, sentimentLabel };
  const { priority, priorityScore, reasons } = classifier.classify({ ...classifyInput(said.item), told });
  return { ...said.classification, priority, priorityScore, reasons };
}

function toStore({ item, classification, version }: SaidByVersion): ClassificationToStore {
  return { itemId: item.item_id, revision: item.revision, version, ...classification };
}
