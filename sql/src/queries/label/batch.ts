import type { LabelTask } from '../../domain/labelling/label.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

/** What is said of each item of a batch. */
export interface BatchStatement {
  readonly task: Exclude<LabelTask, 'serious'>;
  /** Only of task theme. */
  readonly themeId: number | null;
  readonly value: string;
}

export interface BatchEffect {
  /** Items that would say something else. */
  readonly changes: number;
  /** Items that say so already, or have no words of the customer to find a theme in. */
  readonly same: number;
  /** Items that are not there any more. */
  readonly gone: number;
}

export interface BatchRow extends BatchStatement {
  readonly batchId: string;
  readonly at: Date;
  /** Name of who did it; null once that person has been removed. */
  readonly by: string | null;
  readonly items: number;
  readonly withdrawnAt: Date | null;
  /** Items whose numbers do not follow yet. */
  readonly pending: number;
}

const effect = sqlFile(import.meta.url, 'batch-effect.sql');
const insert = sqlFile(import.meta.url, 'insert-batch.sql');
const withdraw = sqlFile(import.meta.url, 'withdraw-batch.sql');
const list = sqlFile(import.meta.url, 'batches.sql');

/** What a statement would change among some items. */
export async function batchEffect(
  session: Session,
  itemIds: readonly string[],
  said: BatchStatement,
): Promise<BatchEffect> {
  const [row] = await session.run<BatchEffect>(effect, { itemIds, ...said });
  return row ?? { changes: 0, same: 0, gone: itemIds.length };
}

/**
 * Writes the statement for each of the items that say something else: one correction each, all under one batch. An item that
 * says so already gets none: nobody has looked at it.
 * @returns ids of the items that were corrected; without any there is no batch
 */
export async function insertBatch(
  session: Session,
  batch: BatchStatement & {
    readonly batchId: string;
    readonly now: Date;
    readonly personId: string | null;
    readonly taxonomyVersion: number;
    readonly itemIds: readonly string[];
  },
): Promise<string[]> {
  return (await session.run<{ itemId: string }>(insert, { ...batch })).map(({ itemId }) => itemId);
}

/** Takes back what of a batch still stands. @returns ids of its items; undefined when there is no such batch, none when it was withdrawn before */
export async function withdrawBatch(
  session: Session,
  batch: { readonly batchId: string; readonly now: Date; readonly personId: string | null },
): Promise<string[] | undefined> {
  const [row] = await session.run<{ itemIds: string[] }>(withdraw, { ...batch });
  return row?.itemIds;
}

/** Newest first, at most `most`. @param batchId only this one */
export function readBatches(session: Session, most: number, batchId: string | null = null): Promise<BatchRow[]> {
  return session.run<BatchRow>(list, { most, batchId });
}
