import type { PriorityReason } from '../../domain/classification.js';
import type { Channel, HandlingState, Intent, Kind, Priority, Score, SentimentLabel } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';
import { countItems } from '../item/count.js';
import { indexedListWhere, type ListRequest } from '../item/list.js';
import type { ItemSort } from '../item/list-order.js';
import { searchWhere } from '../item/search-where.js';
import { sqlTemplate } from '../template.js';

/** What is exported of one item. */
export interface ExportRow {
  readonly id: string;
  readonly kind: Kind;
  readonly sourceId: string;
  readonly sourceName: string;
  /** The item's own id at its source, with the stream where there are several. */
  readonly externalId: string;
  readonly url: string | null;
  readonly channel: Channel;
  readonly createdAt: Date | null;
  readonly lang: string;
  readonly product: string | null;
  readonly team: string | null;
  /** Values of the declared dimensions by slot, the first slot first. */
  readonly segments: readonly (string | null)[];
  readonly sentiment: SentimentLabel | null;
  /** −1 … 1. */
  readonly sentimentValue: number | null;
  readonly intent: Intent | null;
  readonly priority: Priority;
  /** 0 … 1. */
  readonly priorityScore: number;
  readonly reasons: readonly PriorityReason[];
  /** Theme id × 4 + 1 + position of its sentiment among SENTIMENTS, 0 for none. */
  readonly themes: readonly number[];
  readonly scores: readonly Score[];
  readonly firstReplySeconds: number | null;
  readonly handlingSeconds: number | null;
  readonly resolvedAt: Date | null;
  readonly handling: HandlingState;
  /** Local date. */
  readonly dueOn: string | null;
  readonly assignee: string | null;
  readonly note: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly classifierVersion: string;
  /** The customer's parts, masked, and the question that each answers ('' for none). */
  readonly texts: readonly string[];
  readonly questions: readonly string[];
}

export type ExportRequest = Pick<ListRequest, 'filter' | 'world' | 'sort' | 'handling' | 'assignee' | 'grams'>;

const open = sqlTemplate(import.meta.url, 'open-export.sql');
const rows = sqlFile(import.meta.url, 'rows.sql');

/** The order of the list as one sort over everything: items without a time last. */
const ORDER: Readonly<Record<ItemSort, string>> = {
  newest: 'x.created_at desc nulls last, x.item_id desc',
  oldest: 'x.created_at asc nulls last, x.item_id asc',
  priority: 'x.priority, x.created_at desc nulls last, x.item_id desc',
};

/**
 * Begins an export inside a transaction that has not done anything yet: from here on it sees one moment only.
 * @param withinMs for each of its statements
 * @returns the number of the database's process that works for it
 */
export async function beginExport(session: Session, withinMs: number): Promise<number> {
  await session.query('set transaction isolation level repeatable read, read only');
  await session.query(`set local statement_timeout = ${Math.trunc(withinMs)}`);
  // everything is read, so a plan that finds its first rows soon is not the best one
  await session.query('set local cursor_tuple_fraction = 1');
  const [own] = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
  if (!own) throw new Error('the database does not say who works for it');
  return own.pid;
}

/**
 * Counts what is asked for and opens the list, to be read by `nextOfExport`.
 * @returns how many items it will hold, exactly
 * @throws FilterError for an unknown declared dimension
 */
export async function openExport(session: Session, request: ExportRequest): Promise<number> {
  const where = indexedListWhere(request);
  const count = await countItems(session, where, request.filter.q, request.grams);
  const search = searchWhere(request.filter.q, request.grams);
  await session.run(open({ where: where.sql, search: search.sql, order: ORDER[request.sort] }), {
    ...where.parameters,
    ...search.parameters,
  });
  return count;
}

/** The next items of an open export, in its order; empty at its end. @param most rows of one piece */
export async function nextOfExport(session: Session, most: number): Promise<ExportRow[]> {
  const ids = await session.query<{ itemId: string }>(`fetch forward ${Math.trunc(most)} from koe_export`);
  if (ids.length === 0) return [];
  return session.run<ExportRow>(rows, { itemIds: ids.map(({ itemId }) => itemId) });
}
