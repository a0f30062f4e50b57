import { createHash } from 'node:crypto';
import { encodeBlock } from '@koe/sql/domain/cube/encode';
import { addMonths, formatDay } from '@koe/sql/domain/calendar/day';
import { SEGMENT_SLOTS, UNKNOWN_DAY } from '@koe/sql/domain/cube/layout';
import {
  codesFor,
  dirtySlots,
  dropUnusedBlocks,
  emptySlots,
  hasSlot,
  notifyEvent,
  rowsToPack,
  storeBlockInSlot,
  takeDirtySlot,
  type RowToPack,
} from '@koe/sql/queries/block/pack';
import type { Session } from '@koe/sql/server/database';
import { blockRows, valuesToCode, type BlockCodes } from './block-rows.js';
import type { Runtime } from './runtime.js';
import { openMonthFrom, slotOf, type Slot } from './slot.js';

/** Blocks that nothing lists any more stay this long, for pages that still hold an older manifest. */
const KEEP_UNUSED_MS = 3_600_000;

/**
 * Packs every dirty slot, newest first, each in its own transaction: whoever dirties a slot while it is being packed
 * waits for it and marks it again, so a block always equals a recount of the tables.
 */
export async function packDirty(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { database, clock } = runtime;
  let changed = false;
  for (const name of await dirtySlots(database)) {
    signal.throwIfAborted();
    changed = (await database.transaction((session) => packSlot(session, name, clock.now()))) || changed;
  }
  await dropUnusedBlocks(database, new Date(clock.now().getTime() - KEEP_UNUSED_MS));
  if (changed) await notifyEvent(database, { kind: 'blocks' });
}

/** Packs whatever is dirty in the caller's transaction: all blocks change at once. */
export async function packEverySlot(session: Session, now: Date): Promise<void> {
  for (const name of await dirtySlots(session)) await packSlot(session, name, now);
}

async function packSlot(session: Session, name: string, now: Date): Promise<boolean> {
  if (!(await takeDirtySlot(session, name))) return false;
  const slot = slotOf(name, await firstOpenDay(session, name, now));
  const rows = await rowsToPack(session, dayOrNull(slot.dayFrom), dayOrNull(slot.dayTo));
  const emptied = slot.replaces.length > 0 && (await emptySlots(session, slot.replaces));
  if (rows.length === 0) return (await emptySlots(session, [slot.name])) || emptied;
  const bytes = encodeBlock(blockRows(rows, await codesOf(session, rows)));
  const hash = createHash('sha256').update(bytes).digest('hex');
  const stored = await storeBlockInSlot(
    session,
    spanOf(slot, rows),
    { hash, bytes, itemIds: rows.map((row) => row.item_id) },
    now,
  );
  return stored || emptied;
}

/** First day that is packed by itself. A month that was closed stays closed, also when a new time zone moves today back. */
async function firstOpenDay(session: Session, name: string, now: Date): Promise<number> {
  const first = await openMonthFrom(session, now);
  if (!name.startsWith('d:')) return first;
  const nextMonth = addMonths(Number(name.slice(2)), 1);
  const month = slotOf(`m:${formatDay(nextMonth - 1).slice(0, 7)}`, nextMonth);
  return (await hasSlot(session, month.name)) ? Math.max(first, nextMonth) : first;
}

function dayOrNull(day: number): number | null {
  return day === UNKNOWN_DAY ? null : day;
}

function spanOf(slot: Slot, rows: readonly RowToPack[]): { slot: string; dayFrom: number; dayTo: number } {
  return { slot: slot.name, dayFrom: rows[0]?.local_day ?? UNKNOWN_DAY, dayTo: rows.at(-1)?.local_day ?? UNKNOWN_DAY };
}

async function codesOf(session: Session, rows: readonly RowToPack[]): Promise<BlockCodes> {
  const values = valuesToCode(rows);
  const codes = async (dimension: string): Promise<Map<string, number>> => {
    const wanted = values.get(dimension) ?? [];
    return wanted.length === 0 ? new Map() : codesFor(session, dimension, wanted);
  };
  const segments: Map<string, number>[] = [];
  for (let slot = 1; slot <= SEGMENT_SLOTS; slot += 1) segments.push(await codes(`seg${slot}`));
  return {
    source: await codes('source'),
    lang: await codes('lang'),
    product: await codes('product'),
    team: await codes('team'),
    scale: await codes('scale'),
    segments,
  };
}
