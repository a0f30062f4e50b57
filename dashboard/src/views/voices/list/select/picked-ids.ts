import { MOST_CORRECTED } from '@koe/api/contract/label-batches';

/** The ids from one row to another, whichever stands first; only the other when the first is not in the list. */
export function rangeOf(order: readonly string[], from: string | null, to: string): readonly string[] {
  const start = from === null ? -1 : order.indexOf(from);
  const end = order.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return order.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** The picked ids with some more, or without them; never more than one correction may be about. */
export function withPicked(ids: ReadonlySet<string>, touched: readonly string[], wanted: boolean): ReadonlySet<string> {
  if (!wanted) return new Set([...ids].filter((id) => !touched.includes(id)));
  const all = new Set([...ids, ...touched]);
  return all.size <= MOST_CORRECTED ? all : new Set([...all].slice(0, MOST_CORRECTED));
}
