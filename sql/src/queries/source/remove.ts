import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const items = statement(
  'items of source',
  `select item_id from item where source_id = :sourceId order by item_id limit :size`,
);
const tables = ['payload', 'payload_before', 'payload_item', 'reject', 'source_state', 'sync_run'] as const;
const clear = tables.map((table) => statement(`clear ${table}`, `delete from ${table} where source_id = :sourceId`));
const markRemoved = statement(
  'mark removed',
  `update source set removed_at = coalesce(removed_at, :now), paused = true where source_id = :sourceId`,
);
const remove = statement('remove source', `delete from source where source_id = :sourceId`);
const handling = statement('clear handling', `delete from handling where item_id = any(:itemIds)`);

export async function someItemsOfSource(session: Session, sourceId: string, size: number): Promise<string[]> {
  return (await session.run<{ item_id: string }>(items, { sourceId, size })).map((row) => row.item_id);
}

/** From here on nothing is pulled or listed; the tables are emptied by the job that follows. */
export async function markSourceRemoved(session: Session, sourceId: string, now: Date): Promise<void> {
  await session.run(markRemoved, { sourceId, now });
}

export async function clearHandling(session: Session, itemIds: readonly string[]): Promise<void> {
  await session.run(handling, { itemIds });
}

/** Removes a source whose items are gone, with all that it brought. */
export async function removeSourceRows(session: Session, sourceId: string): Promise<void> {
  for (const statementOfTable of clear) await session.run(statementOfTable, { sourceId });
  await session.run(remove, { sourceId });
}
