import { createHash } from 'node:crypto';
import type { FeedbackDraft } from '@koe/sql/domain/item';
import {
  itemKeysOfBatch,
  payloadsOfBatch,
  relinkPayloads,
  siblingPayloads,
  type PayloadLink,
  type PayloadRow,
} from '@koe/sql/queries/payload/payload';
import { resolveMappedRejects, storeRejects, type RejectToStore } from '@koe/sql/queries/payload/reject';
import { countRun } from '@koe/sql/queries/source/run';
import { findSource } from '@koe/sql/queries/source/source';
import { itemHashes, partsOf, removeItems, storeItems, type ItemToStore } from '@koe/sql/queries/store/item';
import { preferIndexes, type Session } from '@koe/sql/server/database';
import { MappingError, type AnyConnector, type Json } from '../connectors/connector.js';
import { connectorOf } from '../connectors/registry.js';
import { normalise } from '../normalise/normalise.js';
import { addJob } from './queue.js';
import { itemIdOf } from './item-id.js';
import { openMonthFrom } from './slot.js';
import type { Runtime } from './runtime.js';
import { checkConfig } from './source-context.js';

interface Mapped {
  readonly drafts: Map<string, FeedbackDraft[]>;
  readonly links: PayloadLink[];
  readonly rejects: RejectToStore[];
  readonly mapped: { stream: string; externalId: string }[];
}

/**
 * Makes items of a batch's payloads and of the kept payloads that share their item keys. Items without any live payload
 * are removed. A batch that was done before changes nothing.
 */
export async function normaliseBatch(runtime: Runtime, task: { sourceId: string; batchId: string }): Promise<void> {
  const { database, clock } = runtime;
  const { sourceId, batchId } = task;
  const source = await findSource(database, sourceId);
  if (!source || source.removed_at) return;
  const connector = connectorOf(source.type);
  const config = checkConfig(connector, source.config);
  const map = (rows: readonly PayloadRow[]): Mapped => mapPayloads(runtime, connector, config, rows);

  await database.transaction(async (session) => {
    const now = clock.now();
    await preferIndexes(session);
    const rows = await payloadsOfBatch(session, sourceId, batchId);
    if (rows.length === 0) return;
    const former = await itemKeysOfBatch(session, sourceId, batchId);
    const own = map(rows.filter((row) => row.deleted_at === null && row.body !== null));
    await relinkPayloads(session, sourceId, batchId, own.links);
    await setAside(session, runtime, sourceId, rows, own, now);

    const keys = [...new Set([...former, ...own.drafts.keys()])];
    const siblings = await siblingPayloads(session, sourceId, batchId, keys);
    const others = map(siblings.filter((row) => row.body !== null));
    const wanted = new Set(keys);
    for (const [key, drafts] of others.drafts) if (wanted.has(key)) own.drafts.set(key, [...(own.drafts.get(key) ?? []), ...drafts]);

    const items = keys.flatMap((key) => {
      const drafts = own.drafts.get(key);
      return drafts ? [itemOf(runtime, sourceId, key, drafts)] : [];
    });
    const stored = await itemHashes(session, items.map((item) => item.itemId));
    const purged = siblings.some((row) => row.body === null);
    const whole = purged ? await withKeptParts(session, items) : items;
    const changed = whole.filter((item) => stored.get(item.itemId) !== Buffer.from(item.contentHash).toString('hex'));
    await storeItems(session, { sourceId, batchId, now }, changed);
    const gone = keys.filter((key) => !own.drafts.has(key));
    // an item whose remaining payloads are past their retention stays as it is
    const purgedKeys = purged ? new Set(siblings.filter((row) => row.body === null).map((row) => row.external_id)) : new Set<string>();
    if (purgedKeys.size === 0)
      await removeItems(session, gone.map((key) => itemIdOf(sourceId, key)), now, await openMonthFrom(session, now));
    if (changed.length > 0) await addJob(session, 'classify', { batchId }, now);
    if (gone.length > 0) await addJob(session, 'pack', {}, now);
  });
}

function mapPayloads(runtime: Runtime, connector: AnyConnector, config: unknown, rows: readonly PayloadRow[]): Mapped {
  const result: Mapped = { drafts: new Map(), links: [], rejects: [], mapped: [] };
  for (const row of rows) {
    if (row.body === null) continue;
    const text = runtime.vault.open(row.body, 'payload').toString('utf8');
    try {
      const payload: Json = JSON.parse(text);
      for (const draft of connector.map(payload, row.stream, config)) {
        const drafts = result.drafts.get(draft.itemKey);
        if (drafts) drafts.push(draft);
        else result.drafts.set(draft.itemKey, [draft]);
        result.links.push({ itemKey: draft.itemKey, stream: row.stream, externalId: row.external_id });
      }
      result.mapped.push({ stream: row.stream, externalId: row.external_id });
    } catch (error) {
      const field = error instanceof MappingError ? error.field : null;
      const reason = error instanceof Error ? error.message : 'could not be mapped';
      result.rejects.push({
        stream: row.stream,
        locator: row.locator ?? row.external_id,
        externalId: row.external_id,
        field,
        reason,
        raw: runtime.vault.seal(text.slice(0, 4_000), 'reject'),
      });
    }
  }
  return result;
}

async function setAside(session: Session, runtime: Runtime, sourceId: string, rows: readonly PayloadRow[], own: Mapped, now: Date): Promise<void> {
  await resolveMappedRejects(session, sourceId, now, own.mapped);
  if (own.rejects.length === 0) return;
  const runOf = new Map(rows.map((row) => [`${row.stream}\u0000${row.external_id}`, row.run_id]));
  const byRun = new Map<string, RejectToStore[]>();
  for (const reject of own.rejects) {
    const runId = runOf.get(`${reject.stream}\u0000${reject.externalId ?? ''}`);
    if (runId) byRun.set(runId, [...(byRun.get(runId) ?? []), reject]);
  }
  for (const [runId, rejects] of byRun) {
    await storeRejects(session, { sourceId, runId, now }, rejects);
    await countRun(session, runId, { rejected: rejects.length });
  }
  runtime.log.warn({ source: sourceId, rows: own.rejects.length }, 'rows set aside');
}

function itemOf(runtime: Runtime, sourceId: string, itemKey: string, drafts: readonly FeedbackDraft[]): ItemToStore {
  const { itemKey: _, ...item } = normalise(drafts, { personSecret: runtime.vault.personSecret });
  const { personKey, duplicateKey, ...readable } = item;
  const contentHash = createHash('sha256')
    .update(JSON.stringify(readable))
    .update(personKey ?? '')
    .update(duplicateKey ?? '')
    .digest();
  return { itemId: itemIdOf(sourceId, itemKey), itemKey, contentHash, ...item };
}

// a payload past its retention cannot be mapped again: the parts it once gave are taken from the item
async function withKeptParts(session: Session, items: readonly ItemToStore[]): Promise<ItemToStore[]> {
  const kept = new Map<string, ItemToStore['parts'][number][]>();
  for (const { item_id, ...part } of await partsOf(session, items.map((item) => item.itemId)))
    kept.set(item_id, [...(kept.get(item_id) ?? []), part]);
  return items.map((item) => {
    const present = new Set(item.parts.map((part) => part.key));
    return { ...item, parts: [...(kept.get(item.itemId) ?? []).filter((part) => !present.has(part.key)), ...item.parts] };
  });
}
