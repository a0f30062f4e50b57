import type { Sort } from './list-query.js';

/** A page of the list as far as counting what is new needs it. */
interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly total: number | null;
}

/**
 * How many items came since the list was read, given its first page read again. In the order newest first these are
 * the unknown ones above the first known one; in another order new items may stand anywhere, and the totals tell.
 */
export function newItems(
  sort: Sort,
  known: { readonly ids: ReadonlySet<string>; readonly total: number | null },
  page: Page,
): number {
  if (sort !== 'newest') return known.total === null || page.total === null ? 0 : Math.max(0, page.total - known.total);
  const firstKnown = page.items.findIndex(({ id }) => known.ids.has(id));
  return firstKnown < 0 ? page.items.length : firstKnown;
}
