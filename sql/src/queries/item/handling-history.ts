import type { HandlingState } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

export interface HandlingRow {
  readonly at: Date;
  /** Name of who set it; null once that person has been removed. */
  readonly by: string | null;
  readonly state: HandlingState;
  readonly assigneeId: string | null;
  /** Local date. */
  readonly due: string | null;
  readonly note: string;
}

const read = sqlFile(import.meta.url, 'handling-history.sql');

/** Newest first, at most 200; empty for an item that nobody has handled. */
export function readHandlingHistory(session: Session, itemId: string): Promise<HandlingRow[]> {
  return session.run<HandlingRow>(read, { itemId });
}
