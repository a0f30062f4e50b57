import type { Role } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

export interface DetailRow {
  readonly url: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  /** −1 … 1. */
  readonly sentimentValue: number | null;
  /** 0 … 1. */
  readonly priorityScore: number;
  readonly firstReplySeconds: number | null;
  readonly firstReplyBusinessSeconds: number | null;
  readonly resolvedAt: Date | null;
  readonly handlingSeconds: number | null;
  readonly classifierVersion: string | null;
  readonly taxonomyVersion: number | null;
  readonly parts: readonly {
    readonly key: string;
    readonly role: Role;
    readonly text: string;
    /** PostgreSQL's JSON text of a time. */
    readonly at: string | null;
    readonly question: string | null;
    readonly lang: string;
  }[];
}

const read = sqlFile(import.meta.url, 'detail.sql');

/** @returns undefined when there is no live item of this id */
export async function readDetail(session: Session, itemId: string): Promise<DetailRow | undefined> {
  const [row] = await session.run<DetailRow>(read, { itemId });
  return row;
}
