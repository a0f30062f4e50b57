import { hash as digest, randomUUID } from 'node:crypto';
import { deletePayloads, knownHashes, storePayloads, type PayloadToStore } from '@koe/sql/queries/payload/payload';
import { storeRejects } from '@koe/sql/queries/payload/reject';
import { countRun, writeState, type RunCounts } from '@koe/sql/queries/source/run';
import type { Batch, Json, RawPayload, Reject } from '../connectors/connector.js';
import { preferIndexes } from '@koe/sql/server/database';
import { mask } from '../normalise/mask/mask.js';
import { addLinks, type PayloadLink } from '@koe/sql/queries/payload/link';
import type { Vault } from '@koe/sql/server/vault';
import { writeInSlices } from './in-slices.js';
import type { MappedPayloads, OpenPayload } from './map-payloads.js';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from './runtime.js';

/** Where a batch belongs. */
export interface BatchPlace {
  readonly sourceId: string;
  readonly runId: string;
  readonly stream: string;
  readonly partitionKey: string;
  /** End of the window; saved with the state once the partition was read to its end. */
  readonly until: Date;
}

/** More rows set aside than this share of a batch: the rows are kept, the state is not moved past them. */
const DRIFT_SHARE = 0.2;
const DRIFT_FROM_ROWS = 20;

/** What a connector makes of payloads under the source's config. */
export type MapPayloads = (payloads: readonly OpenPayload[]) => MappedPayloads;

export interface StoredBatch {
  readonly counts: RunCounts;
  /** True when so many rows could not be read that the state was not moved. */
  readonly drifted: boolean;
}

/** Stores payloads, deletions, rejects and state of a batch, and the job that goes on with them, in one transaction. */
export async function storeBatch(
  runtime: Runtime,
  place: BatchPlace,
  batch: Batch<Json>,
  map: MapPayloads,
  commitState: boolean,
): Promise<StoredBatch> {
  const { vault, database } = runtime;
  const now = runtime.clock.now();
  const batchId = randomUUID();
  // a page that holds a record twice means the later one
  const unique = new Map(batch.payloads.filter(hasUsableId).map((payload) => [payload.externalId, payload]));
  const rejects = [...batch.rejects, ...batch.payloads.filter((payload) => !hasUsableId(payload)).map(withoutId)];
  const received = batch.payloads.length;
  const rows = received + batch.rejects.length;
  const drifted = rows >= DRIFT_FROM_ROWS && rejects.length > rows * DRIFT_SHARE;
  const hashed: HashedPayload[] = [...unique.values()].map((payload) => {
    const text = JSON.stringify(payload.body);
    return { payload, text, hash: digest('sha256', text, 'buffer') };
  });

  const counts = await database.transaction(async (session) => {
    await preferIndexes(session);
    const at = { sourceId: place.sourceId, stream: place.stream, runId: place.runId, batchId, now };
    const known = await knownHashes(
      session,
      at,
      hashed.map(({ payload }) => payload.externalId),
    );
    const changed = hashed.filter(({ payload, hash }) => known.get(payload.externalId) !== hash.toString('hex'));
    await writeInSlices(
      changed,
      (slice) => Promise.resolve(sealed(runtime.vault, place, slice, map)),
      async ({ payloads, links }) => {
        await storePayloads(session, at, payloads);
        // known now which payloads make up an item: the first of them that is normalised takes the others along
        await addLinks(session, place.sourceId, links);
      },
    );
    const deleted =
      batch.deletions.length > 0
        ? await deletePayloads(
            session,
            at,
            batch.deletions.map((deletion) => deletion.externalId),
          )
        : 0;
    await storeRejects(
      session,
      at,
      rejects.map((reject) => ({
        stream: place.stream,
        locator: reject.locator.replaceAll('\u0000', ''),
        externalId: null,
        field: reject.field ?? null,
        reason: reject.reason,
        raw: vault.seal(mask(reject.raw, 'ja').text, 'reject'),
      })),
    );
    if (commitState && !drifted)
      await writeState(session, {
        ...place,
        state: batch.state,
        readUntilAt: batch.more ? null : place.until,
        succeededAt: batch.more ? null : now,
      });
    const result = {
      received,
      stored: changed.length,
      unchanged: hashed.length - changed.length,
      deleted,
      rejected: rejects.length,
    };
    await countRun(session, place.runId, result);
    if (changed.length + deleted > 0) await addJob(session, 'normalise', { sourceId: place.sourceId, batchId });
    return result;
  });
  return { counts, drifted };
}

interface HashedPayload {
  readonly payload: RawPayload;
  /** The body as JSON. */
  readonly text: string;
  readonly hash: Buffer;
}

function sealed(
  vault: Vault,
  { stream }: BatchPlace,
  changed: readonly HashedPayload[],
  map: MapPayloads,
): { readonly payloads: readonly PayloadToStore[]; readonly links: readonly PayloadLink[] } {
  return {
    payloads: changed.map(({ payload, text, hash }) => ({
      externalId: payload.externalId,
      hash,
      body: vault.seal(text, 'payload'),
      locator: payload.locator ?? null,
    })),
    links: map(changed.map(({ payload }) => ({ stream, externalId: payload.externalId, body: payload.body }))).links,
  };
}

const LONGEST_ID = 1_000;

function hasUsableId(payload: RawPayload): boolean {
  return payload.externalId !== '' && payload.externalId.length <= LONGEST_ID && !payload.externalId.includes('\u0000');
}

function withoutId(payload: RawPayload): Reject {
  return {
    locator: payload.locator ?? `id ${payload.externalId.slice(0, 60)}`,
    field: 'id',
    reason: `the id must have 1 to ${LONGEST_ID} characters and no NUL; map another column as the id`,
    raw: JSON.stringify(payload.body).slice(0, 4_000),
  };
}
