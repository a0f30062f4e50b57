import type { Filter } from '../../domain/filter.js';
import { PRIORITIES, type HandlingState, type Priority } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlTemplate } from '../template.js';
import { bothWhere, filterWhere, searchWhere, type FilterWorld, type Where } from './filter-where.js';
import { likelyShare, type GramStatistics } from './gram-statistics.js';

export const ITEM_SORTS = ['newest', 'oldest', 'priority'] as const;
export type ItemSort = (typeof ITEM_SORTS)[number];

/** Where a row stands in the list: what a cursor holds. `createdAt` is PostgreSQL's own text, to the microsecond. */
export interface ItemPlace {
  readonly itemId: string;
  readonly createdAt: string | null;
  readonly priority: Priority;
}

export interface ListRequest {
  readonly filter: Filter;
  readonly world: FilterWorld;
  readonly sort: ItemSort;
  readonly limit: number;
  /** The last row of the page before. */
  readonly after: ItemPlace | null;
  readonly handling?: HandlingState | undefined;
  readonly assignee?: string | undefined;
  readonly grams: GramStatistics;
}

/** A part of the list in which all rows stand in one order: with or without a time, and of one priority. */
interface Stretch {
  readonly priority: Priority | null;
  readonly timed: boolean;
}

const walk = sqlTemplate(import.meta.url, 'walk.sql');
const hits = sqlTemplate(import.meta.url, 'hits.sql');
/** Exactly the order of an index, read from either end. */
const ORDER: Readonly<Record<ItemSort, string>> = {
  newest: 'x.created_at desc nulls last, x.item_id desc',
  oldest: 'x.created_at asc nulls first, x.item_id asc',
  priority: 'x.created_at desc nulls last, x.item_id desc',
};
/** Up to this many likely hits, reading and sorting them all is cheaper than walking past what does not match. */
const FEW_HITS = 4000;

/**
 * A page of the list. Rows come in the order of their place; equal places do not occur, so pages never overlap and an item
 * that arrives while somebody pages moves no other one. Items without a time stand last in every order.
 * @throws FilterError for an unknown declared dimension
 */
export async function listPlaces(session: Session, request: ListRequest): Promise<ItemPlace[]> {
  const where = listWhere(request);
  const search = searchWhere(request.filter.q);
  const share = likelyShare(request.filter.q, request.grams);
  const template = share * request.grams.items > FEW_HITS || share === 1 ? walk : hits;
  const places: ItemPlace[] = [];
  for (const stretch of stretchesFrom(request)) {
    const part = stretchWhere(stretch, request.sort, places.length === 0 ? request.after : null);
    const both = bothWhere(where, part);
    const filled = template({ where: both.sql, search: search.sql, order: ORDER[request.sort] });
    places.push(
      ...(await session.run<ItemPlace>(filled, {
        ...both.parameters,
        ...search.parameters,
        limit: request.limit - places.length,
      })),
    );
    if (places.length >= request.limit) break;
  }
  return places;
}

/** The filter with what only the list knows: how an item is being handled. Without the text query. */
export function listWhere({ filter, world, handling, assignee }: Omit<ListRequest, 'sort' | 'limit' | 'after' | 'grams'>): Where {
  let where = filterWhere(filter, world);
  if (handling !== undefined)
    where = bothWhere(where, { sql: 'x.handling = :handling', parameters: { handling } });
  if (assignee !== undefined)
    where = bothWhere(where, { sql: 'x.assignee_id = :assignee::uuid', parameters: { assignee } });
  return where;
}

function stretchesFrom({ filter, sort, after }: ListRequest): Stretch[] {
  const dated = filter.from !== undefined || filter.to !== undefined;
  const priorities = sort === 'priority' ? PRIORITIES : [null];
  const all = priorities.flatMap((priority) =>
    (dated ? [true] : [true, false]).map((timed): Stretch => ({ priority, timed })),
  );
  if (after === null) return all;
  const timed = after.createdAt !== null;
  const first = all.findIndex((stretch) => stretch.timed === timed && (stretch.priority ?? after.priority) === after.priority);
  return first < 0 ? [] : all.slice(first);
}

function stretchWhere({ priority, timed }: Stretch, sort: ItemSort, after: ItemPlace | null): Where {
  const all = [`x.created_at is ${timed ? 'not null' : 'null'}`];
  const parameters: Record<string, unknown> = {};
  if (priority !== null) {
    all.push('x.priority = :stretchPriority');
    parameters['stretchPriority'] = priority;
  }
  if (after !== null && timed === (after.createdAt !== null) && (priority === null || priority === after.priority)) {
    const than = sort === 'oldest' ? '>' : '<';
    parameters['afterId'] = after.itemId;
    if (timed) parameters['afterAt'] = after.createdAt;
    all.push(
      timed
        ? `(x.created_at, x.item_id) ${than} (:afterAt::timestamptz, :afterId::uuid)`
        : `x.item_id ${than} :afterId::uuid`,
    );
  }
  return { sql: all.join('\n  and '), parameters };
}
