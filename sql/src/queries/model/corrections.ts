import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

/** The newest of a person's statements on one question about one item; older and withdrawn ones are left out. */
export interface Correction {
  readonly labelId: number;
  readonly itemId: string;
  readonly task: 'theme' | 'sentiment' | 'intent' | 'priority' | 'serious';
  /** Only of task theme. */
  readonly themeId: number | null;
  /** yes or no of a theme and of serious; else one of the task's values. */
  readonly value: string;
  /** The words that decided, where the person marked them: offsets into the stored text of the part. */
  readonly partKey: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

const read = sqlFile(import.meta.url, 'corrections.sql');

/** What people said of these items as they are now, by item. A label of an older revision no longer speaks of the text. */
export async function correctionsOf(
  session: Session,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Correction[]>> {
  const byItem = new Map<string, Correction[]>();
  for (const row of await session.run<Correction>(read, { itemIds })) {
    const known = byItem.get(row.itemId);
    if (known) known.push(row);
    else byItem.set(row.itemId, [row]);
  }
  return byItem;
}
