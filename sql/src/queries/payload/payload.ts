import type { Session } from '../../server/database.js';
import { byteas, texts } from '../../server/binary-array.js';
import { sqlFile, statement } from '../../server/sql-file.js';

/** A payload as stored; `body` is encrypted. */
export interface PayloadRow {
  readonly stream: string;
  readonly external_id: string;
  readonly body: Buffer;
  readonly locator: string | null;
  readonly run_id: string;
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
const named = statement(
  'payloads by name',
  `select p.stream, p.external_id, p.body, p.locator, p.run_id
   from unnest(:streams::text[], :externalIds::text[]) as n(stream, external_id)
   -- offset 0 keeps the order of the join: from a few names to their payloads, never from all payloads to the names
   cross join lateral (
     select * from payload where source_id = :sourceId::uuid and stream = n.stream and external_id = n.external_id offset 0
   ) p
   where p.deleted_at is null and p.body is not null`,
);
const rebatch = statement(
  'rebatch payloads',
  `update payload set batch_id = :batchId where (source_id, stream, external_id) in (
     select source_id, stream, external_id from payload
     where source_id = :sourceId and batch_id <> all(:done::uuid[]) and body is not null limit :size)
   returning 1 as one`,
);

/** Hashes of live payloads by external id, as hex. */
export async function knownHashes(
  session: Session,
  place: Pick<Place, 'sourceId' | 'stream'>,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await session.run<{ external_id: string; hash: Buffer }>(known, {
    ...place,
    externalIds: texts(externalIds),
  });
  return new Map(rows.map((row) => [row.external_id, row.hash.toString('hex')]));
}

/** Inserts or replaces payloads; what was there before is kept beside the run, so that it can be undone. */
export async function storePayloads(
  session: Session,
  place: Place,
  payloads: readonly PayloadToStore[],
): Promise<void> {
  const externalIds = texts(payloads.map((payload) => payload.externalId));
  await session.run(keepBefore, { ...place, externalIds });
  await session.run(store, {
    ...place,
    externalIds,
    hashes: byteas(payloads.map((payload) => payload.hash)),
    bodies: byteas(payloads.map((payload) => payload.body)),
    locators: texts(payloads.map((payload) => payload.locator)),
  });
}

/** Marks payloads as deleted at the source. @returns how many were live */
export async function deletePayloads(session: Session, place: Place, externalIds: readonly string[]): Promise<number> {
  await session.run(keepBefore, { ...place, externalIds });
  return (await session.run(markDeleted, { ...place, externalIds })).length;
}

/** Live payloads with their bodies. */
export function payloadsNamed(
  session: Session,
  sourceId: string,
  names: readonly { readonly stream: string; readonly external_id: string }[],
): Promise<PayloadRow[]> {
  return session.run<PayloadRow>(named, {
    sourceId,
    streams: texts(names.map((name) => name.stream)),
    externalIds: texts(names.map((name) => name.external_id)),
  });
}

/** Moves up to `size` kept payloads of a source into a new batch, leaving out the batches already made. @returns how many */
export async function moveToBatch(
  session: Session,
  sourceId: string,
  batchId: string,
  done: readonly string[],
  size: number,
): Promise<number> {
  return (await session.run(rebatch, { sourceId, batchId, done: [...done, batchId], size })).length;
}
