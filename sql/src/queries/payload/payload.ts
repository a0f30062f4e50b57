import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';

/** A payload as stored; `body` is encrypted and null once its retention has ended. */
export interface PayloadRow {
  readonly stream: string;
  readonly external_id: string;
  readonly body: Buffer | null;
  readonly locator: string | null;
  readonly run_id: string;
  readonly deleted_at: Date | null;
}

export interface PayloadToStore {
  readonly externalId: string;
  readonly hash: Uint8Array;
  readonly body: Uint8Array;
  readonly locator: string | null;
}

interface Place {
  readonly sourceId: string;
  readonly stream: string;
  readonly runId: string;
  readonly batchId: string;
  readonly now: Date;
}

const known = statement(
  'known payloads',
  `select external_id, hash from payload
   where source_id = :sourceId and stream = :stream and external_id = any(:externalIds) and deleted_at is null and body is not null`,
);
const keepBefore = sqlFile(import.meta.url, 'keep-before.sql');
const store = sqlFile(import.meta.url, 'store.sql');
const markDeleted = sqlFile(import.meta.url, 'mark-deleted.sql');
const ofBatch = statement('payloads of a batch', `select stream, external_id, body, locator, run_id, deleted_at from payload where batch_id = :batchId and source_id = :sourceId`);
const siblings = sqlFile(import.meta.url, 'siblings.sql');
const keysOf = statement(
  'item keys of payloads',
  `select distinct pi.item_key from payload_item pi
   join payload p on p.source_id = pi.source_id and p.stream = pi.stream and p.external_id = pi.external_id
   where p.source_id = :sourceId and p.batch_id = :batchId`,
);
const unlink = statement(
  'unlink payloads',
  `delete from payload_item pi using payload p
   where p.source_id = :sourceId and p.batch_id = :batchId
     and pi.source_id = p.source_id and pi.stream = p.stream and pi.external_id = p.external_id`,
);
const link = statement(
  'link payloads',
  `insert into payload_item (source_id, item_key, stream, external_id)
   select :sourceId, * from unnest(:itemKeys::text[], :streams::text[], :externalIds::text[]) on conflict do nothing`,
);
const rebatch = statement(
  'rebatch payloads',
  `update payload set batch_id = :batchId where (source_id, stream, external_id) in (
     select source_id, stream, external_id from payload
     where source_id = :sourceId and batch_id <> all(:done::uuid[]) and body is not null limit :size)
   returning 1 as one`,
);

/** Hashes of live payloads by external id, as hex. */
export async function knownHashes(session: Session, place: Pick<Place, 'sourceId' | 'stream'>, externalIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await session.run<{ external_id: string; hash: Buffer }>(known, { ...place, externalIds });
  return new Map(rows.map((row) => [row.external_id, row.hash.toString('hex')]));
}

/** Inserts or replaces payloads; what was there before is kept beside the run, so that it can be undone. */
export async function storePayloads(session: Session, place: Place, payloads: readonly PayloadToStore[]): Promise<void> {
  const externalIds = payloads.map((payload) => payload.externalId);
  await session.run(keepBefore, { ...place, externalIds });
  await session.run(store, {
    ...place,
    externalIds,
    hashes: payloads.map((payload) => payload.hash),
    bodies: payloads.map((payload) => payload.body),
    locators: payloads.map((payload) => payload.locator),
  });
}

/** Marks payloads as deleted at the source. @returns how many were live */
export async function deletePayloads(session: Session, place: Place, externalIds: readonly string[]): Promise<number> {
  await session.run(keepBefore, { ...place, externalIds });
  return (await session.run(markDeleted, { ...place, externalIds })).length;
}

export function payloadsOfBatch(session: Session, sourceId: string, batchId: string): Promise<PayloadRow[]> {
  return session.run<PayloadRow>(ofBatch, { sourceId, batchId });
}

/** Other live payloads that make up the same items. */
export function siblingPayloads(session: Session, sourceId: string, batchId: string, itemKeys: readonly string[]): Promise<PayloadRow[]> {
  return session.run<PayloadRow>(siblings, { sourceId, batchId, itemKeys });
}

/** Item keys that the payloads of a batch made up until now. */
export async function itemKeysOfBatch(session: Session, sourceId: string, batchId: string): Promise<string[]> {
  return (await session.run<{ item_key: string }>(keysOf, { sourceId, batchId })).map((row) => row.item_key);
}

export interface PayloadLink {
  readonly itemKey: string;
  readonly stream: string;
  readonly externalId: string;
}

/** Replaces the links of a batch's payloads to their items. */
export async function relinkPayloads(session: Session, sourceId: string, batchId: string, links: readonly PayloadLink[]): Promise<void> {
  await session.run(unlink, { sourceId, batchId });
  if (links.length === 0) return;
  await session.run(link, {
    sourceId,
    itemKeys: links.map((entry) => entry.itemKey),
    streams: links.map((entry) => entry.stream),
    externalIds: links.map((entry) => entry.externalId),
  });
}

/** Moves up to `size` kept payloads of a source into a new batch, leaving out the batches already made. @returns how many */
export async function moveToBatch(session: Session, sourceId: string, batchId: string, done: readonly string[], size: number): Promise<number> {
  return (await session.run(rebatch, { sourceId, batchId, done: [...done, batchId], size })).length;
}
