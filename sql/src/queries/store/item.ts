import { booleans, byteas, instants, ints, jsons, texts, uuids } from '../../server/binary-array.js';
import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';
import { amendEditions } from '../edition/amend.js';

/** An item with its parts as normalise hands it over. */
export interface ItemToStore {
  readonly itemId: string;
  readonly itemKey: string;
  readonly contentHash: Uint8Array;
  /** Hash of the payloads, the mapping and the normaliser that the content was made from. */
  readonly inputHash: Uint8Array;
  readonly kind: string;
  readonly channel: string;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  readonly url: string | null;
  readonly lang: string;
  readonly personKey: Uint8Array | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly scores: readonly unknown[];
  readonly customerFirstAt: Date | null;
  readonly firstReplyAt: Date | null;
  readonly firstReplySeconds: number | null;
  readonly solved: boolean | null;
  readonly resolvedAt: Date | null;
  readonly handlingSeconds: number | null;
  readonly contacts: number | null;
  readonly reopened: boolean | null;
  readonly firstContactSolved: boolean | null;
  readonly isConversation: boolean;
  readonly duplicateKey: Uint8Array | null;
  readonly hasVoice: boolean;
  readonly parts: readonly {
    readonly key: string;
    readonly role: string;
    readonly text: string;
    readonly at: Date | null;
    readonly question: string | null;
    readonly lang: string;
  }[];
}

const hashes = statement(
  'item hashes',
  `select item_id, content_hash, input_hash from item where item_id = any(:itemIds)`,
);
const setInputs = statement(
  'set input hashes',
  `update item i set input_hash = n.input_hash from unnest(:itemIds::uuid[], :inputHashes::bytea[]) as n(item_id, input_hash) where i.item_id = n.item_id`,
);
const upsert = sqlFile(import.meta.url, 'upsert-items.sql');
const clearParts = statement('clear parts', `delete from part where item_id = any(:itemIds)`);
const insertParts = sqlFile(import.meta.url, 'insert-parts.sql');
const remove = sqlFile(import.meta.url, 'remove-items.sql');
const keptParts = statement(
  'kept parts',
  `select item_id, key, role, text, at, question, lang from part where item_id = any(:itemIds) order by item_id, position`,
);

/** Hashes of stored items, as hex. */
export async function itemHashes(
  session: Session,
  itemIds: readonly string[],
): Promise<Map<string, { readonly content: string; readonly input: string }>> {
  if (itemIds.length === 0) return new Map();
  const rows = await session.run<{ item_id: string; content_hash: Buffer; input_hash: Buffer }>(hashes, {
    itemIds: uuids(itemIds),
  });
  return new Map(
    rows.map((row) => [
      row.item_id,
      { content: row.content_hash.toString('hex'), input: row.input_hash.toString('hex') },
    ]),
  );
}

/** Notes that items were made again from other inputs and came out the same. */
export async function setInputHashes(
  session: Session,
  items: readonly Pick<ItemToStore, 'itemId' | 'inputHash'>[],
): Promise<void> {
  if (items.length > 0)
    await session.run(setInputs, {
      itemIds: uuids(items.map((item) => item.itemId)),
      inputHashes: byteas(items.map((item) => item.inputHash)),
    });
}

/** Inserts items or replaces them with the next revision, parts included. */
export async function storeItems(
  session: Session,
  place: { readonly sourceId: string; readonly batchId: string; readonly now: Date },
  items: readonly ItemToStore[],
): Promise<void> {
  if (items.length === 0) return;
  await session.run(upsert, {
    ...place,
    itemIds: uuids(items.map((item) => item.itemId)),
    itemKeys: texts(items.map((item) => item.itemKey)),
    contentHashes: byteas(items.map((item) => item.contentHash)),
    inputHashes: byteas(items.map((item) => item.inputHash)),
    kinds: texts(items.map((item) => item.kind)),
    channels: texts(items.map((item) => item.channel)),
    createdAts: instants(items.map((item) => item.createdAt)),
    updatedAts: instants(items.map((item) => item.updatedAt)),
    urls: texts(items.map((item) => item.url)),
    langs: texts(items.map((item) => item.lang)),
    personKeys: byteas(items.map((item) => item.personKey)),
    attributes: jsons(items.map((item) => JSON.stringify(item.attributes))),
    scores: jsons(items.map((item) => JSON.stringify(item.scores))),
    customerFirstAts: instants(items.map((item) => item.customerFirstAt)),
    firstReplyAts: instants(items.map((item) => item.firstReplyAt)),
    firstReplySeconds: ints(items.map((item) => item.firstReplySeconds)),
    solved: booleans(items.map((item) => item.solved)),
    resolvedAts: instants(items.map((item) => item.resolvedAt)),
    handlingSeconds: ints(items.map((item) => item.handlingSeconds)),
    contacts: ints(items.map((item) => item.contacts)),
    reopened: booleans(items.map((item) => item.reopened)),
    firstContactSolved: booleans(items.map((item) => item.firstContactSolved)),
    isConversation: booleans(items.map((item) => item.isConversation)),
    duplicateKeys: byteas(items.map((item) => item.duplicateKey)),
    hasVoice: booleans(items.map((item) => item.hasVoice)),
  });
  await session.run(clearParts, { itemIds: uuids(items.map((item) => item.itemId)) });
  const parts = items.flatMap((item) =>
    item.parts.map((part, position) => ({ itemId: item.itemId, position, ...part })),
  );
  await session.run(insertParts, {
    itemIds: uuids(parts.map((part) => part.itemId)),
    positions: ints(parts.map((part) => part.position)),
    keys: texts(parts.map((part) => part.key)),
    roles: texts(parts.map((part) => part.role)),
    texts: texts(parts.map((part) => part.text)),
    ats: instants(parts.map((part) => part.at)),
    questions: texts(parts.map((part) => part.question)),
    langs: texts(parts.map((part) => part.lang)),
  });
}

/** Removes items with everything said of them, also in reports; marks their slots dirty. @param closedBefore first day of the current month, as a local day number */
export async function removeItems(
  session: Session,
  itemIds: readonly string[],
  now: Date,
  openMonthFrom: number,
): Promise<void> {
  if (itemIds.length === 0) return;
  await session.run(remove, { itemIds, now, openMonthFrom });
  await amendEditions(session, itemIds, now);
}

export interface KeptPart {
  readonly item_id: string;
  readonly key: string;
  readonly role: string;
  readonly text: string;
  readonly at: Date | null;
  readonly question: string | null;
  readonly lang: string;
}

/** Stored parts of items whose older payloads are no longer kept. */
export function partsOf(session: Session, itemIds: readonly string[]): Promise<KeptPart[]> {
  return session.run<KeptPart>(keptParts, { itemIds });
}
