import { parseDay } from '../../domain/calendar/day.js';
import type { Filter } from '../../domain/filter.js';
import { PRIORITIES, type Priority } from '../../domain/item.js';
import { EVERYTHING, type Where } from './where.js';

export const ITEM_SORTS = ['newest', 'oldest', 'priority'] as const;
export type ItemSort = (typeof ITEM_SORTS)[number];

/** Where a row stands in the list: what a cursor holds. `createdAt` is PostgreSQL's own text, to the microsecond. */
export interface ItemPlace {
  readonly itemId: string;
  readonly createdAt: string | null;
  readonly priority: Priority;
}

/** A part of the list in which all rows stand in the order of one index: with or without a time, and of one priority. */
export interface Stretch {
  readonly priority: Priority | null;
  readonly timed: boolean;
}

/** Within a stretch: exactly the order of an index, read from either end. */
export const ORDER: Readonly<Record<ItemSort, string>> = {
  newest: 'x.created_at desc nulls last, x.item_id desc',
  oldest: 'x.created_at asc nulls first, x.item_id asc',
  priority: 'x.created_at desc nulls last, x.item_id desc',
};

const DAY_MS = 86_400_000;
const SLACK_DAYS = 2;

/** The stretches of a list in their order, from the one on that holds `after`. */
export function stretchesFrom(request: { filter: Filter; sort: ItemSort; after: ItemPlace | null }): Stretch[] {
  const { filter, sort, after } = request;
  const dated = filter.from !== undefined || filter.to !== undefined;
  const priorities = sort === 'priority' ? PRIORITIES : [null];
  const all = priorities.flatMap((priority) =>
    (dated ? [true] : [true, false]).map((timed): Stretch => ({ priority, timed })),
  );
  if (after === null) return all;
  const timed = after.createdAt !== null;
  const first = all.findIndex((each) => each.timed === timed && (each.priority ?? after.priority) === after.priority);
  return first < 0 ? [] : all.slice(first);
}

/** The rows of a stretch behind `after`, cut to the filter's days (a little wider) so that a walk begins at the right place. */
export function stretchWhere(
  { priority, timed }: Stretch,
  sort: ItemSort,
  filter: Filter,
  after: ItemPlace | null,
): Where {
  const all = [`x.created_at is ${timed ? 'not null' : 'null'}`];
  const parameters: Record<string, unknown> = {};
  if (priority !== null) {
    all.push('x.priority = :stretchPriority');
    parameters['stretchPriority'] = priority;
  }
  if (filter.from !== undefined) {
    all.push('x.created_at >= :stretchFrom::timestamptz');
    parameters['stretchFrom'] = new Date((parseDay(filter.from) - SLACK_DAYS) * DAY_MS);
  }
  if (filter.to !== undefined) {
    all.push('x.created_at < :stretchTo::timestamptz');
    parameters['stretchTo'] = new Date((parseDay(filter.to) + 1 + SLACK_DAYS) * DAY_MS);
  }
  if (after !== null) {
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

/** The rows behind `after` in the whole list. */
export function afterWhere(sort: ItemSort, after: ItemPlace | null): Where {
  if (after === null) return EVERYTHING;
  const { itemId: afterId, createdAt: afterAt, priority: afterPriority } = after;
  const than = sort === 'oldest' ? '>' : '<';
  const behind =
    afterAt === null
      ? `(x.created_at is null and x.item_id ${than} :afterId::uuid)`
      : `(x.created_at is null or (x.created_at, x.item_id) ${than} (:afterAt::timestamptz, :afterId::uuid))`;
  const parameters = { afterId, ...(afterAt === null ? {} : { afterAt }) };
  if (sort !== 'priority') return { sql: behind, parameters };
  const sql = `(x.priority > :afterPriority or (x.priority = :afterPriority and ${behind}))`;
  return { sql, parameters: { ...parameters, afterPriority } };
}
