import type { Priority } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';
import type { ServingSettings } from './serving.js';

/** How many items stand at each level and score, and settings that wait for the backlog. */
export interface PriorityCounts {
  readonly items: Readonly<Record<Priority, number>>;
  /** Items per twentieth of the score, from 0 up; past 20,000 items estimated from the newest, level by level. */
  readonly scores: readonly number[];
  readonly pending: { readonly settings: ServingSettings; readonly done: number; readonly total: number } | null;
}

const read = sqlFile(import.meta.url, 'priority.sql');

export async function readPriority(session: Session): Promise<PriorityCounts> {
  const [row] = await session.run<PriorityCounts>(read);
  if (!row) throw new Error('the levels could not be counted');
  return row;
}
