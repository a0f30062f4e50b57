import type { HandlingState } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

export interface Handle {
  readonly itemId: string;
  readonly at: Date;
  /** A fresh uuid: two changes of one instant are both kept. */
  readonly changeId: string;
  readonly personId: string | null;
  readonly state: HandlingState;
  readonly assigneeId: string | null;
  /** Local date. */
  readonly due: string | null;
  readonly note: string;
}

const write = sqlFile(import.meta.url, 'handle.sql');

/** Marks the item's day dirty too; the caller adds the job that packs. @returns false when there is no live item of this id */
export async function writeHandling(session: Session, handle: Handle): Promise<boolean> {
  return (await session.run(write, { ...handle })).length > 0;
}
