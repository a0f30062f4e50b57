import type { Filter } from '../../domain/filter.js';
import type { HandlingState } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlTemplate } from '../template.js';
import type { FilterWorld } from './facet.js';
import { filterWhere } from './filter-where.js';
import { likelyShare, type GramStatistics } from './gram-statistics.js';
import { hashedWhere } from './hashed-where.js';
import { afterWhere, ORDER, stretchesFrom, stretchWhere, type ItemPlace, type ItemSort } from './list-order.js';
import { searchWhere } from './search-where.js';
import { bothWhere, type Where } from './where.js';

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
  /** Rows that a walk reads before it is given up; by default what is cheaper than the indexes of values. */
  readonly steps?: number;
}

/** Rows that a walk reads at most; where the index of the order does not carry what is asked for, each costs much more. */
const STEPS = 25_000;
const STEPS_OF_ROWS = 8_000;

const walk = sqlTemplate(import.meta.url, 'walk.sql');
const beyond = sqlTemplate(import.meta.url, 'beyond.sql');
const hits = sqlTemplate(import.meta.url, 'hits.sql');

/**
 * A page of the list. Rows come in the order of their place; equal places do not occur, so pages never overlap and an item
 * that arrives while somebody pages moves no other one. Items without a time stand last in every order.
 *
 * Where matches are common, a short walk along the index of the order finds a page; where they are rare, the indexes of values
 * and grams find all of them. A planner errs here by orders of magnitude, so the walk is tried, and given up after some steps.
 * @throws FilterError for an unknown declared dimension
 */
export async function listPlaces(session: Session, request: ListRequest): Promise<ItemPlace[]> {
  return (await walkPlaces(session, request)) ?? hitPlaces(session, request);
}

/** The filter with what only the list knows: how an item is being handled. Without the text query. */
export function listWhere({
  filter,
  world,
  handling,
  assignee,
}: Pick<ListRequest, 'filter' | 'world' | 'handling' | 'assignee'>): Where {
  let where = filterWhere(filter, world);
  if (handling !== undefined) where = bothWhere(where, { sql: 'x.handling = :handling', parameters: { handling } });
  if (assignee !== undefined)
    where = bothWhere(where, { sql: 'x.assignee_id = :assignee::uuid', parameters: { assignee } });
  return where;
}

/** The same for the indexes of values: `listWhere` and a wider condition that they serve. */
export function indexedListWhere(request: Parameters<typeof listWhere>[0]): Where {
  let where = bothWhere(listWhere(request), hashedWhere(request.filter, request.world));
  const { handling, assignee } = request;
  if (handling !== undefined) where = bothWhere(where, facet('handlingFacet', `handling:${handling}`));
  if (assignee !== undefined) where = bothWhere(where, facet('assigneeFacet', `assignee:${assignee}`));
  return where;
}

function facet(name: string, value: string): Where {
  return { sql: `x.facets && array[hashtext(:${name}::text)]::int[]`, parameters: { [name]: value } };
}

/** Null when the walk was given up, or would have been. */
async function walkPlaces(session: Session, request: ListRequest): Promise<ItemPlace[] | null> {
  const { filter, sort, limit, grams } = request;
  const steps = request.steps ?? (filter.q === undefined && filter.seg === undefined ? STEPS : STEPS_OF_ROWS);
  if (filter.q !== undefined && likelyShare(filter.q, grams) * steps < limit) return null;
  const where = listWhere(request);
  const search = searchWhere(filter.q, request.grams);
  const places: ItemPlace[] = [];
  for (const [index, stretch] of stretchesFrom(request).entries()) {
    const part = stretchWhere(stretch, sort, filter, index === 0 ? request.after : null);
    const wanted = limit - places.length;
    const found = await session.run<ItemPlace>(
      walk({ stretch: part.sql, where: where.sql, search: search.sql, order: ORDER[sort] }),
      { ...part.parameters, ...where.parameters, ...search.parameters, steps, limit: wanted },
    );
    places.push(...found);
    if (found.length === wanted) return places;
    const rest = await session.run(beyond({ stretch: part.sql, order: ORDER[sort] }), { ...part.parameters, steps });
    if (rest.length > 0) return null;
  }
  return places;
}

async function hitPlaces(session: Session, request: ListRequest): Promise<ItemPlace[]> {
  const { filter, sort, limit, after } = request;
  const where = indexedListWhere(request);
  const search = searchWhere(filter.q, request.grams);
  const from = afterWhere(sort, after);
  const order =
    sort === 'oldest'
      ? 'x.created_at asc nulls last, x.item_id asc'
      : `${sort === 'priority' ? 'x.priority, ' : ''}${ORDER[sort]}`;
  return session.run<ItemPlace>(hits({ where: where.sql, search: search.sql, after: from.sql, order }), {
    ...where.parameters,
    ...search.parameters,
    ...from.parameters,
    limit,
  });
}
