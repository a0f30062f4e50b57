import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

export interface SourceTotals {
  readonly sourceId: string;
  /** Items stored, and those of them that are classified. */
  readonly items: number;
  readonly indexed: number;
  /** Rows set aside and still open. */
  readonly rejects: number;
  /** Local day number of the first item; null without one. */
  readonly firstDay: number | null;
}

export interface SourceDay {
  readonly sourceId: string;
  /** Local day number. */
  readonly day: number;
  readonly items: number;
}

export interface SourceStream {
  readonly sourceId: string;
  readonly name: string;
  readonly lastSuccessAt: Date | null;
  readonly partitions: number;
}

export interface RejectRow {
  readonly id: number;
  readonly runId: string;
  readonly stream: string;
  readonly locator: string;
  readonly field: string | null;
  readonly reason: string;
  /** Sealed by the vault for the purpose `reject`. */
  readonly raw: Buffer;
  readonly at: Date;
  readonly resolvedAt: Date | null;
}

const totals = sqlFile(import.meta.url, 'totals.sql');
const days = sqlFile(import.meta.url, 'days.sql');
const streams = sqlFile(import.meta.url, 'streams.sql');
const rejects = sqlFile(import.meta.url, 'rejects.sql');

/** @param sourceId null for all sources */
export function readSourceTotals(session: Session, sourceId: string | null): Promise<SourceTotals[]> {
  return session.run<SourceTotals>(totals, { sourceId });
}

/** @param since local day number */
export function readSourceDays(session: Session, since: number): Promise<SourceDay[]> {
  return session.run<SourceDay>(days, { since });
}

export function readSourceStreams(session: Session): Promise<SourceStream[]> {
  return session.run<SourceStream>(streams);
}

/** @param before id of the last row of the page before; null for the first page */
export function readRejects(
  session: Session,
  sourceId: string,
  before: number | null,
  limit: number,
): Promise<RejectRow[]> {
  return session.run<RejectRow>(rejects, { sourceId, before, limit });
}
