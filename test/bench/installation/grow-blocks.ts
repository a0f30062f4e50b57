import { createHash } from 'node:crypto';
import { formatDay, startOfMonth } from '@koe/sql/domain/calendar/day';
import { blankColumns, eachColumn } from '@koe/sql/domain/cube/columns';
import { decodeBlock } from '@koe/sql/domain/cube/decode';
import { encodeBlock } from '@koe/sql/domain/cube/encode';
import { UNKNOWN_DAY, type Rows } from '@koe/sql/domain/cube/layout';
import { readBlock } from '@koe/sql/queries/cube/block';
import { readManifest } from '@koe/sql/queries/cube/manifest';
import type { Database } from '@koe/sql/server/database';
import { STORIES, STORY_DAYS } from './grow-tables.js';

/** The rows `start` … `end` of a block of the sample are one day; here is what becomes of them in one copy. */
interface CopiedDay {
  readonly block: Rows;
  readonly start: number;
  readonly end: number;
  readonly day: number;
  readonly copy: number;
}

/**
 * Replaces the blocks by blocks of about `items` items: those of the sample, copied to the days of three years as
 * `growTables` copies rows. The blocks name no items, so a text search finds nothing in them.
 * @returns items afterwards
 */
export async function growBlocks(database: Database, items: number): Promise<number> {
  const manifest = await readManifest(database, new Date());
  const days: Omit<CopiedDay, 'copy'>[] = [];
  for (const { hash } of manifest.blocks)
    days.push(...daysOf(decodeBlock(new Uint8Array((await readBlock(database, hash)) ?? Buffer.alloc(0)))));
  const copies = Math.max(1, Math.round(items / lengthOf(days)));
  // a copy is written by somebody else; the codes stay dense, as the kernel expects them
  const people = days.reduce((most, { block }) => Math.max(most, highest(block.columns.person)), 0);
  const openMonth = startOfMonth(Math.max(...days.map(({ day }) => day)));
  const slots = new Map<string, CopiedDay[]>();
  for (const each of days)
    for (let copy = 0; copy < copies; copy += 1) {
      const day = each.day - STORY_DAYS * (copy % STORIES);
      const slot = day >= openMonth ? `d:${day}` : `m:${formatDay(day).slice(0, 7)}`;
      const known = slots.get(slot) ?? [];
      slots.set(slot, known);
      known.push({ ...each, day, copy });
    }
  await database.query('delete from block_slot');
  await database.query('delete from block');
  for (const [slot, copied] of slots) {
    copied.sort((a, b) => a.day - b.day);
    const bytes = encodeBlock(rowsOf(copied, people));
    const hash = createHash('sha256').update(bytes).digest('hex');
    const at = manifest.asOf;
    await database.query(
      `insert into block (hash, row_count, bytes, item_ids, packed_at) values ($1, $2, $3, '{}', $4)`,
      [hash, lengthOf(copied), bytes, at],
    );
    await database.query(
      'insert into block_slot (slot, hash, day_from, day_to, packed_at) values ($1, $2, $3, $4, $5)',
      [slot, hash, copied[0]?.day, copied.at(-1)?.day, at],
    );
  }
  return [...slots.values()].reduce((sum, copied) => sum + lengthOf(copied), 0);
}

function highest(column: Iterable<number>): number {
  let most = 0;
  for (const value of column) most = Math.max(most, value);
  return most;
}

function lengthOf(days: readonly Pick<CopiedDay, 'start' | 'end'>[]): number {
  return days.reduce((sum, { start, end }) => sum + end - start, 0);
}

function daysOf(block: Rows): Omit<CopiedDay, 'copy'>[] {
  const { day } = block.columns;
  const days: Omit<CopiedDay, 'copy'>[] = [];
  for (let start = 0, end = 0; start < block.length; start = end) {
    const own = day[start] ?? UNKNOWN_DAY;
    while (end < block.length && day[end] === own) end += 1;
    if (own !== UNKNOWN_DAY) days.push({ block, start, end, day: own });
  }
  return days;
}

function rowsOf(copied: readonly CopiedDay[], people: number): Rows {
  const length = lengthOf(copied);
  const columns = blankColumns(length);
  eachColumn((name) => {
    let at = 0;
    for (const { block, start, end } of copied) {
      columns[name].set(block.columns[name].subarray(start, end), at);
      at += end - start;
    }
    return columns[name];
  });
  const themeOffsets = new Int32Array(length + 1);
  const themeValues: number[] = [];
  let at = 0;
  for (const { block, start, end, day, copy } of copied)
    for (let row = start; row < end; row += 1, at += 1) {
      columns.day[at] = day;
      const person = columns.person[at] ?? 0;
      if (person > 0) columns.person[at] = person + copy * people;
      for (let theme = block.themeOffsets[row] ?? 0; theme < (block.themeOffsets[row + 1] ?? 0); theme += 1)
        themeValues.push(block.themeValues[theme] ?? 0);
      themeOffsets[at + 1] = themeValues.length;
    }
  return { length, columns, themeOffsets, themeValues: Uint32Array.from(themeValues) };
}
