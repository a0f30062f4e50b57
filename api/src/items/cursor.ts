import { z } from 'zod';
import { PRIORITIES } from '@koe/sql/domain/item';
import type { ItemPlace, ItemSort } from '@koe/sql/queries/item/list-order';
import { ProblemError } from '../http/problem-error.js';

const TIME = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/;
const cursorSchema = z.tuple([
  z.enum(['newest', 'oldest', 'priority']),
  z.uuid(),
  z.string().regex(TIME).nullable(),
  z.enum(PRIORITIES),
]);

/** Where the next page begins, as text for an address. It holds nothing secret and grants nothing. */
export function writeCursor(sort: ItemSort, place: ItemPlace): string {
  return Buffer.from(JSON.stringify([sort, place.itemId, place.createdAt, place.priority])).toString('base64url');
}

/** @throws ProblemError for a cursor that is none, or of a list in another order */
export function readCursor(sort: ItemSort, cursor: string | undefined): ItemPlace | null {
  if (cursor === undefined) return null;
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data[0] !== sort) {
    const message = 'is not a cursor of this list; begin with its first page';
    throw new ProblemError('invalid_request', `cursor ${message}`, [{ field: 'cursor', message }]);
  }
  const [, itemId, createdAt, priority] = parsed.data;
  return { itemId, createdAt, priority };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
