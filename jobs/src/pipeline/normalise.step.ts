import { createHash } from 'node:crypto';
import type { FeedbackDraft } from '@koe/sql/domain/item';
import {
  addLinks,
  linksOfBatch,
  linksOfKeys,
  removeLinks,
  unlinkedPayloads,
  type LinkedPayload,
  type PayloadName,
} from '@koe/sql/queries/payload/link';
import { payloadsNamed, type PayloadRow } from '@koe/sql/queries/payload/payload';
import { resolveMappedRejects, storeRejects, type RejectToStore } from '@koe/sql/queries/payload/reject';
import { countRun } from '@koe/sql/queries/source/run';
import { notifyEvent } from '@koe/sql/queries/block/pack';
import { lockIndex } from '@koe/sql/queries/index/index';
import { findSource, type SourceRow } from '@koe/sql/queries/source/source';
import {
  itemHashes,
  partsOf,
  removeItems,
  setInputHashes,
  storeItems,
  type ItemToStore,
} from '@koe/sql/queries/store/item';
import { preferIndexes, type Session } from '@koe/sql/server/database';
import { connectorOf } from '../connectors/registry.js';
import { mask } from '../normalise/mask/mask.js';
import { normalise } from '../normalise/normalise.js';
import { NORMALISER_VERSION } from '../normalise/version.js';
import { itemIdOf } from './item-id.js';
import { readInSlices, writeInSlices } from './in-slices.js';
import { joinMapped, mapPayloads, type MappedPayloads } from './map-payloads.js';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from './runtime.js';
import { openMonthFrom } from './slot.js';
import { checkConfig } from './source-context.js';

/** The work of one transaction. */
interface Work {
  readonly runtime: Runtime;
  readonly session: Session;
  readonly source: SourceRow;
  readonly batchId: string;
  readonly now: Date;
  /** Hash of mapping and normaliser: part of every item's input hash. */
  readonly recipe: Buffer;
  readonly map: (rows: readonly PayloadRow[]) => MappedPayloads;
  /** The id of an item by its key; each is computed once. */
  readonly idOf: (itemKey: string) => string;
}

/**
 * Makes items of a batch's payloads and of the kept payloads that share their item keys. Items that were made from the
 * same payloads by the same mapping before are left alone; items without any live payload are removed.
 */
export async function normaliseBatch(runtime: Runtime, task: { sourceId: string; batchId: string }): Promise<void> {
  const source = await findSource(runtime.database, task.sourceId);
  if (!source || source.removed_at) return;
  const connector = connectorOf(source.type);
  const config = checkConfig(connector, source.config);
  const recipe = createHash('sha256')
    .update(JSON.stringify([NORMALISER_VERSION, connector.version, source.config]))
    .digest();
  await runtime.database.transaction(async (session) => {
    await preferIndexes(session);
    const map = (rows: readonly PayloadRow[]): MappedPayloads =>
      mapPayloads(
        connector,
        config,
        rows.map((row) => ({
          stream: row.stream,
          externalId: row.external_id,
          body: JSON.parse(runtime.vault.open(row.body, 'payload').toString('utf8')),
        })),
      );
    const ids = new Map<string, string>();
    const idOf = (itemKey: string): string => {
      const known = ids.get(itemKey) ?? itemIdOf(source.source_id, itemKey);
      ids.set(itemKey, known);
      return known;
    };
    await normaliseIn({ runtime, session, source, batchId: task.batchId, now: runtime.clock.now(), recipe, map, idOf });
  });
}

async function normaliseIn(work: Work): Promise<void> {
  const { session, source, batchId, idOf } = work;
  const linked = byKey(await linksOfBatch(session, source.source_id, batchId));
  const stored = await itemHashes(session, [...linked.keys()].map(idOf));
  const stale = [...linked].filter(([key, links]) => {
    const hashes = stored.get(idOf(key));
    return hashes === undefined || hashes.input !== inputHash(work, links).toString('hex');
  });
  const names = [
    ...stale.flatMap(([, links]) => links),
    ...(await unlinkedPayloads(session, source.source_id, batchId)),
  ];
  const { rows, ...first } = await mapNamed(work, distinct(names));
  await noteMapping(work, rows, first);

  // a mapping may lead to items that were not linked so far: their other payloads belong to the work
  const known = new Map(stale);
  const reached = [...first.drafts.keys()].filter((key) => !known.has(key));
  const more = byKey(reached.length > 0 ? await linksOfKeys(session, source.source_id, reached) : []);
  const have = new Set(rows.map(nameOf));
  const others = distinct([...more.values()].flat()).filter((name) => !have.has(nameOf(name)));
  const second = await mapNamed(work, others);
  await correctLinks(work, [...stale.flatMap(([, links]) => links)], first);

  const keys = [...new Set([...known.keys(), ...reached])];
  const drafts = (key: string): FeedbackDraft[] => [
    ...(first.drafts.get(key) ?? []),
    ...(second.drafts.get(key) ?? []),
  ];
  const links = byKey(
    reached.length > 0 || first.failed.length > 0
      ? await linksOfKeys(session, source.source_id, keys)
      : stale.flatMap(([, list]) => list),
  );
  for (const [itemId, hashes] of await itemHashes(session, reached.map(idOf))) stored.set(itemId, hashes);
  await write(work, keys, drafts, links, stored);
}

async function write(
  work: Work,
  keys: readonly string[],
  drafts: (key: string) => FeedbackDraft[],
  links: Map<string, LinkedPayload[]>,
  stored: ReadonlyMap<string, { readonly content: string }>,
): Promise<void> {
  const { session, source, batchId, now, idOf } = work;
  const hasPurged = (key: string): boolean => (links.get(key) ?? []).some((link) => link.purged && !link.deleted);
  const isSame = (item: ItemToStore): boolean =>
    stored.get(item.itemId)?.content === Buffer.from(item.contentHash).toString('hex');
  let changes = 0;
  await writeInSlices(
    keys,
    (slice) => {
      const items = slice.flatMap((key) => {
        const own = drafts(key);
        return own.length > 0 ? [itemOf(work, key, own, links.get(key) ?? [])] : [];
      });
      return withKeptParts(session, items, hasPurged);
    },
    async (items) => {
      const changed = items.filter((item) => !isSame(item));
      changes += changed.length;
      await storeItems(session, { sourceId: source.source_id, batchId, now }, changed);
      await setInputHashes(session, items.filter(isSame));
    },
  );
  // an item whose payloads are past their retention stays as it is
  const gone = keys.filter((key) => drafts(key).length === 0 && !hasPurged(key));
  if (gone.length > 0) {
    await lockIndex(session);
    await removeItems(session, gone.map(idOf), now, await openMonthFrom(session, now));
    await addJob(session, 'pack', {});
  }
  if (changes > 0) await addJob(session, 'classify', { batchId });
  // the source's page counts its items: told once a batch
  if (changes + gone.length > 0) await notifyEvent(session, { kind: 'source', id: source.source_id });
}

/** What the mapping makes of payloads; the next ones are fetched while it works. */
async function mapNamed(
  { session, source, map }: Work,
  names: readonly PayloadName[],
): Promise<MappedPayloads & { readonly rows: readonly PayloadRow[] }> {
  const all: PayloadRow[] = [];
  const mapped: MappedPayloads[] = [];
  await readInSlices(
    names,
    (slice) => payloadsNamed(session, source.source_id, slice),
    (rows) => {
      all.push(...rows);
      mapped.push(map(rows));
    },
  );
  return { rows: all, ...joinMapped(mapped) };
}

async function noteMapping(work: Work, rows: readonly PayloadRow[], mapped: MappedPayloads): Promise<void> {
  const { session, source, runtime, now } = work;
  await resolveMappedRejects(session, source.source_id, now, mapped.mapped);
  if (mapped.failed.length === 0) return;
  const rowOf = new Map(rows.map((row) => [nameOf(row), row]));
  const byRun = new Map<string, RejectToStore[]>();
  for (const { payload, field, reason } of mapped.failed) {
    const row = rowOf.get(nameOf({ stream: payload.stream, external_id: payload.externalId }));
    if (!row) continue;
    const raw = runtime.vault.seal(mask(JSON.stringify(payload.body).slice(0, 4_000), 'ja').text, 'reject');
    const reject = {
      stream: row.stream,
      locator: row.locator ?? row.external_id,
      externalId: row.external_id,
      field,
      reason,
      raw,
    };
    byRun.set(row.run_id, [...(byRun.get(row.run_id) ?? []), reject]);
  }
  for (const [runId, rejects] of byRun) {
    await storeRejects(session, { sourceId: source.source_id, runId, now }, rejects);
    await countRun(session, runId, { rejected: rejects.length });
  }
  runtime.log.warn({ source: source.source_id, rows: mapped.failed.length }, 'rows set aside');
}

async function correctLinks(work: Work, before: readonly LinkedPayload[], mapped: MappedPayloads): Promise<void> {
  const key = (itemKey: string, stream: string, externalId: string): string =>
    `${itemKey}\u0000${stream}\u0000${externalId}`;
  const had = new Set(before.map((link) => key(link.item_key, link.stream, link.external_id)));
  const has = new Set(mapped.links.map((link) => key(link.itemKey, link.stream, link.externalId)));
  await addLinks(
    work.session,
    work.source.source_id,
    mapped.links.filter((link) => !had.has(key(link.itemKey, link.stream, link.externalId))),
  );
  const lost = before.filter((link) => !link.purged && !has.has(key(link.item_key, link.stream, link.external_id)));
  await removeLinks(
    work.session,
    work.source.source_id,
    lost.map((link) => ({ itemKey: link.item_key, stream: link.stream, externalId: link.external_id })),
  );
}

function itemOf(
  work: Work,
  key: string,
  drafts: readonly FeedbackDraft[],
  links: readonly LinkedPayload[],
): ItemToStore {
  const { itemKey, ...item } = normalise(drafts, { personSecret: work.runtime.vault.personSecret });
  const { personKey, duplicateKey, ...readable } = item;
  const contentHash = createHash('sha256')
    .update(JSON.stringify(readable))
    .update(personKey ?? '')
    .update(duplicateKey ?? '')
    .digest();
  return {
    itemId: work.idOf(key),
    itemKey,
    contentHash,
    inputHash: inputHash(work, links),
    ...item,
  };
}

function inputHash(work: Work, links: readonly LinkedPayload[]): Buffer {
  const hash = createHash('sha256').update(work.recipe);
  for (const link of links)
    if (!link.deleted)
      hash
        .update(link.stream)
        .update(link.external_id)
        .update(link.purged ? 'purged' : link.hash);
  return hash.digest();
}

// a payload past its retention cannot be mapped again: the parts it once gave are taken from the item
async function withKeptParts(
  session: Session,
  items: readonly ItemToStore[],
  hasPurged: (key: string) => boolean,
): Promise<ItemToStore[]> {
  const incomplete = items.filter((item) => hasPurged(item.itemKey));
  if (incomplete.length === 0) return [...items];
  const kept = new Map<string, ItemToStore['parts'][number][]>();
  for (const { item_id, ...part } of await partsOf(
    session,
    incomplete.map((item) => item.itemId),
  ))
    kept.set(item_id, [...(kept.get(item_id) ?? []), part]);
  return items.map((item) => {
    const present = new Set(item.parts.map((part) => part.key));
    return {
      ...item,
      parts: [...(kept.get(item.itemId) ?? []).filter((part) => !present.has(part.key)), ...item.parts],
    };
  });
}

function byKey(links: readonly LinkedPayload[]): Map<string, LinkedPayload[]> {
  const map = new Map<string, LinkedPayload[]>();
  for (const link of links) {
    const list = map.get(link.item_key);
    if (list) list.push(link);
    else map.set(link.item_key, [link]);
  }
  return map;
}

function nameOf(name: PayloadName): string {
  return `${name.stream}\u0000${name.external_id}`;
}

function distinct<Name extends PayloadName>(names: readonly Name[]): Name[] {
  return [...new Map(names.map((name) => [nameOf(name), name])).values()];
}
