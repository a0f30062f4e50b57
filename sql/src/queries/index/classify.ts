import type { Channel, Kind, Role, Score } from '../../domain/item.js';
import { ints, jsons, reals, texts, uuids } from '../../server/binary-array.js';
import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';
import { sqlTemplate } from '../template.js';

/** An item as classify and index read it, with its parts in order. */
export interface ItemToClassify {
  readonly item_id: string;
  readonly revision: number;
  readonly source_id: string;
  readonly kind: Kind;
  readonly channel: Channel;
  readonly created_at: Date | null;
  readonly lang: string;
  readonly person_key: Buffer | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly scores: readonly Score[];
  readonly customer_first_at: Date | null;
  readonly first_reply_at: Date | null;
  readonly first_reply_seconds: number | null;
  readonly resolved_at: Date | null;
  readonly handling_seconds: number | null;
  readonly contacts: number | null;
  readonly reopened: boolean | null;
  readonly first_contact_solved: boolean | null;
  readonly is_conversation: boolean;
  readonly duplicate_key: Buffer | null;
  readonly has_voice: boolean;
  /** Whether the source calls it solved; null when the source does not tell. */
  readonly solved: boolean | null;
  readonly parts: readonly { readonly key: string; readonly role: Role; readonly text: string }[];
  /** Contacts of the same person in the 14 days before. */
  readonly person_contacts: number;
}

export interface ClassificationToStore {
  readonly itemId: string;
  /** Of the classifier, with the labels over it where there are any. */
  readonly version: string;
  readonly revision: number;
  readonly sentiment: number | null;
  readonly sentimentLabel: string | null;
  readonly intent: string | null;
  readonly priority: string;
  readonly priorityScore: number;
  readonly reasons: readonly unknown[];
  readonly mentions: readonly {
    readonly partKey: string;
    readonly themeId: number;
    readonly start: number;
    readonly end: number;
    readonly confidence: number;
    readonly sentiment: string;
  }[];
}

const toClassify = sqlTemplate(import.meta.url, 'items-to-classify.sql');
const byBatch = toClassify({ which: 'i.batch_id = :batchId' });
const byIds = toClassify({ which: 'i.item_id = any(:itemIds)' });
const insertClassifications = sqlFile(import.meta.url, 'insert-classifications.sql');
const insertMentions = sqlFile(import.meta.url, 'insert-mentions.sql');
const hold = statement(
  'hold items',
  `select 1 as one from item where item_id = any(:itemIds) order by item_id for key share`,
);
const page = statement('items after', `select item_id from item where item_id > :after order by item_id limit :size`);
const rebatch = statement('rebatch items', `update item set batch_id = :batchId where item_id = any(:itemIds)`);

export function itemsOfBatch(session: Session, batchId: string): Promise<ItemToClassify[]> {
  return session.run<ItemToClassify>(byBatch, { batchId });
}

export function itemsOfIds(session: Session, itemIds: readonly string[]): Promise<ItemToClassify[]> {
  return session.run<ItemToClassify>(byIds, { itemIds });
}

/** The same; until the transaction ends nobody removes them. For who writes about items without the index lock. */
export async function itemsHeld(session: Session, itemIds: readonly string[]): Promise<ItemToClassify[]> {
  await session.run(hold, { itemIds });
  return itemsOfIds(session, itemIds);
}

/** Stores what classifier versions say; what one has said of a revision before stands. */
export async function storeClassifications(
  session: Session,
  now: Date,
  classifications: readonly ClassificationToStore[],
): Promise<void> {
  if (classifications.length === 0) return;
  await session.run(insertClassifications, {
    now,
    versions: texts(classifications.map((entry) => entry.version)),
    itemIds: uuids(classifications.map((entry) => entry.itemId)),
    revisions: ints(classifications.map((entry) => entry.revision)),
    sentiments: reals(classifications.map((entry) => entry.sentiment)),
    sentimentLabels: texts(classifications.map((entry) => entry.sentimentLabel)),
    intents: texts(classifications.map((entry) => entry.intent)),
    priorities: texts(classifications.map((entry) => entry.priority)),
    priorityScores: reals(classifications.map((entry) => entry.priorityScore)),
    reasons: jsons(classifications.map((entry) => JSON.stringify(entry.reasons))),
  });
  const mentions = classifications.flatMap((entry) =>
    entry.mentions.map((mention, position) => ({
      itemId: entry.itemId,
      revision: entry.revision,
      version: entry.version,
      position,
      ...mention,
    })),
  );
  if (mentions.length === 0) return;
  await session.run(insertMentions, {
    versions: texts(mentions.map((mention) => mention.version)),
    itemIds: uuids(mentions.map((mention) => mention.itemId)),
    revisions: ints(mentions.map((mention) => mention.revision)),
    positions: ints(mentions.map((mention) => mention.position)),
    partKeys: texts(mentions.map((mention) => mention.partKey)),
    themeIds: ints(mentions.map((mention) => mention.themeId)),
    starts: ints(mentions.map((mention) => mention.start)),
    ends: ints(mentions.map((mention) => mention.end)),
    confidences: reals(mentions.map((mention) => mention.confidence)),
    sentiments: texts(mentions.map((mention) => mention.sentiment)),
  });
}

/** Ids of up to `size` items after an id, for walks over all items. */
export async function itemsAfter(session: Session, after: string, size: number): Promise<string[]> {
  return (await session.run<{ item_id: string }>(page, { after, size })).map((row) => row.item_id);
}

export async function itemsToBatch(session: Session, batchId: string, itemIds: readonly string[]): Promise<void> {
  await session.run(rebatch, { batchId, itemIds });
}
