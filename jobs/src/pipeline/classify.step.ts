import { itemsOfBatch, storeClassifications, type ItemToClassify } from '@koe/sql/queries/index/classify';
import { lockIndex, writeIndex } from '@koe/sql/queries/index/index';
import type { Classifier, ClassifyInput } from '../classify/classifier.js';
import { createClassifier } from '../classify/registry.js';
import { preferIndexes } from '@koe/sql/server/database';
import { readIndexContext, type IndexContext } from './index-context.js';
import { indexRow } from './index-row.js';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from './runtime.js';

/** Value of the attribute that raises the priority, by what sources write in it. */
const CUSTOMER_VALUE = new Map([
  ['premium', 1],
  ['vip', 1],
  ['gold', 0.8],
  ['standard', 0.4],
]);

/**
 * Classifies the items of a batch and writes what is filtered, listed and packed. Append-only for what is said of a
 * revision; an item that has changed since is left to the batch of its newer revision.
 */
export async function classifyBatch(runtime: Runtime, task: { batchId: string }): Promise<void> {
  const { database, clock } = runtime;
  const items = await itemsOfBatch(database, task.batchId);
  if (items.length === 0) return;
  const context = await readIndexContext(database, clock.now());
  const classifier = classifierOf(context);
  const said = items.map((item) => ({ item, classification: classifier.classify(inputOf(item)) }));
  const rows = said.map(({ item, classification }) => indexRow(item, classification, classifier.version, context));

  await database.transaction(async (session) => {
    const now = clock.now();
    await preferIndexes(session);
    // from here on nobody removes an item under our hands
    await lockIndex(session);
    await storeClassifications(
      session,
      classifier.version,
      now,
      said.map(({ item, classification }) => ({ itemId: item.item_id, revision: item.revision, ...classification })),
    );
    await writeIndex(session, rows, now, context.openMonthFrom);
    await session.query(
      `update source s set last_record_at = greatest(s.last_record_at, m.newest)
       from (select source_id, max(created_at) as newest from item where batch_id = $1 group by source_id) m where s.source_id = m.source_id`,
      [task.batchId],
    );
    await addJob(session, 'pack', {});
  });
}

let made: { readonly taxonomyVersion: number; readonly classifier: Classifier } | null = null;

// making one reads every phrase of the tree: once a version, not once a batch
function classifierOf(context: IndexContext): Classifier {
  if (made?.taxonomyVersion !== context.taxonomyVersion)
    made = { taxonomyVersion: context.taxonomyVersion, classifier: createClassifier(context.themes) };
  return made.classifier;
}

function inputOf(item: ItemToClassify): ClassifyInput {
  const plan = (item.attributes['plan'] ?? item.attributes['customer_value'] ?? '').toLowerCase();
  const value = CUSTOMER_VALUE.get(plan);
  return {
    kind: item.kind,
    channel: item.channel,
    lang: item.lang,
    parts: item.parts,
    scores: item.scores,
    personContacts: item.person_contacts,
    ...(value === undefined ? {} : { customerValue: value }),
  };
}
