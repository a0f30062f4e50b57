import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';

/** One row of a block, before its values become codes. */
export interface RowToPack {
  readonly item_id: string;
  readonly local_day: number | null;
  readonly kind: string;
  readonly channel: string;
  readonly intent: string | null;
  readonly sentiment: string | null;
  readonly priority: string;
  readonly handling: string;
  readonly source_id: string;
  readonly lang: string;
  readonly product: string | null;
  readonly team: string | null;
  readonly segments: readonly (string | null)[];
  readonly themes: readonly number[];
  readonly person_code: number | null;
  readonly csat: number | null;
  readonly csat_min: number | null;
  readonly csat_max: number | null;
  readonly ces: number | null;
  readonly ces_min: number | null;
  readonly ces_max: number | null;
  readonly rating: number | null;
  readonly rating_min: number | null;
  readonly rating_max: number | null;
  readonly nps: number | null;
  readonly reply_s: number;
  readonly reply_business_s: number;
  readonly resolve_s: number;
  readonly handle_s: number;
  readonly first_contact: number;
  readonly repeat: number;
  readonly weight: number;
  readonly voice: boolean;
}

const dirty = statement('dirty slots', `select slot from dirty_slot order by slot desc`);
const take = statement('take dirty slot', `delete from dirty_slot where slot = :slot returning slot`);
const rows = sqlFile(import.meta.url, 'rows-to-pack.sql');
const storeBlock = statement(
  'store block',
  `insert into block (hash, row_count, bytes, item_ids, packed_at) values (:hash, :rowCount, :bytes, :itemIds, :now) on conflict (hash) do nothing`,
);
const setSlot = statement(
  'set slot',
  `insert into block_slot (slot, hash, day_from, day_to, packed_at) values (:slot, :hash, :dayFrom, :dayTo, :now)
   on conflict (slot) do update set hash = excluded.hash, day_from = excluded.day_from, day_to = excluded.day_to, packed_at = excluded.packed_at
   where block_slot.hash <> excluded.hash returning slot`,
);
const clearSlots = statement('clear slots', `delete from block_slot where slot = any(:slots) returning slot`);
const oneSlot = statement('slot', `select 1 as one from block_slot where slot = :slot`);
const slots = statement('slots', `select slot, hash, day_from, day_to from block_slot`);
const codes = statement('codes', `select value, code from dimension_code where dimension = :dimension`);
const addCodes = sqlFile(import.meta.url, 'add-codes.sql');
const dropUnused = statement(
  'drop unused blocks',
  `delete from block b where packed_at < :before and not exists (select 1 from block_slot s where s.hash = b.hash)`,
);
const dirtyAll = sqlFile(import.meta.url, 'dirty-all.sql');
const notify = statement('notify', `select pg_notify('koe_event', :payload)`);

export async function dirtySlots(session: Session): Promise<string[]> {
  return (await session.run<{ slot: string }>(dirty)).map((row) => row.slot);
}

/** Takes a slot for packing; false when another process did. Whoever dirties it meanwhile waits, and marks it again. */
export async function takeDirtySlot(session: Session, slot: string): Promise<boolean> {
  return (await session.run(take, { slot })).length > 0;
}

/** The items of a slot in block order. `fromDay`–`toDay` are local day numbers, both null for items without a time. */
export function rowsToPack(session: Session, fromDay: number | null, toDay: number | null): Promise<RowToPack[]> {
  return session.run<RowToPack>(rows, { fromDay, toDay });
}

export interface BlockToStore {
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly itemIds: readonly string[];
}

/** Puts a block into its slot. @returns whether the slot's content changed */
export async function storeBlockInSlot(
  session: Session,
  slot: { readonly slot: string; readonly dayFrom: number; readonly dayTo: number },
  block: BlockToStore,
  now: Date,
): Promise<boolean> {
  await session.run(storeBlock, {
    hash: block.hash,
    rowCount: block.itemIds.length,
    bytes: block.bytes,
    itemIds: block.itemIds,
    now,
  });
  return (await session.run(setSlot, { ...slot, hash: block.hash, now })).length > 0;
}

/** Empties slots. @returns whether any had a block */
export async function emptySlots(session: Session, names: readonly string[]): Promise<boolean> {
  return (await session.run(clearSlots, { slots: names })).length > 0;
}

export async function hasSlot(session: Session, slot: string): Promise<boolean> {
  return (await session.run(oneSlot, { slot })).length > 0;
}

export interface SlotRow {
  readonly slot: string;
  readonly hash: string;
  readonly day_from: number;
  readonly day_to: number;
}

export function allSlots(session: Session): Promise<SlotRow[]> {
  return session.run<SlotRow>(slots);
}

/** Codes that fit into a block's column. */
function mostCodes(dimension: string): number {
  return dimension === 'scale' ? 255 : 65_535;
}

/** Codes of values, made for those that have none; codes count up from 1 and are never reused. */
export async function codesFor(
  session: Session,
  dimension: string,
  values: readonly string[],
): Promise<Map<string, number>> {
  const known = async (): Promise<Map<string, number>> =>
    new Map(
      (await session.run<{ value: string; code: number }>(codes, { dimension })).map((row) => [row.value, row.code]),
    );
  const found = await known();
  const room = mostCodes(dimension) - found.size;
  // a dimension with more values than a block has codes for is none: the rest is counted as "none"
  const missing = values.filter((value) => !found.has(value)).slice(0, Math.max(room, 0));
  if (missing.length === 0) return found;
  await session.run(addCodes, { dimension, values: missing });
  return known();
}

export async function dropUnusedBlocks(session: Session, before: Date): Promise<void> {
  await session.run(dropUnused, { before });
}

/** Marks every slot that holds or should hold items, so that all blocks are packed again. */
export async function dirtyEverySlot(session: Session, now: Date, openMonthFrom: number): Promise<void> {
  await session.run(dirtyAll, { now, openMonthFrom });
}

/** Tells open pages what changed. */
export async function notifyEvent(
  session: Session,
  event: {
    readonly kind:
      | 'blocks'
      | 'source'
      | 'settings'
      | 'themes'
      | 'reclassification'
      | 'suggestions'
      | 'signals'
      | 'actions'
      | 'faq'
      | 'editions';
    readonly id?: string;
  },
): Promise<void> {
  await session.run(notify, { payload: JSON.stringify(event) });
}
