import { formatDay, parseDay } from '../../domain/calendar/day.js';
import type { Filter } from '../../domain/filter.js';
import type { Session } from '../../server/database.js';
import { listPlaces, type ListRequest } from '../item/list.js';

export interface SampleRequest extends Pick<ListRequest, 'world' | 'grams'> {
  /** With both dates. */
  readonly filter: Filter & { readonly from: string; readonly to: string };
  /** Parts of equal length that the period is cut into, and items of each at most. */
  readonly slices: number;
  readonly perSlice: number;
}

export interface Sample {
  readonly itemIds: readonly string[];
  /** Whether these are all items of the filter. */
  readonly whole: boolean;
}

/**
 * Items spread evenly over a period: the newest of each of some parts of it. A fair draw would have to read all items of a large
 * theme first; this reads along the index of the list and costs the same for a theme of fifty items and of fifty thousand.
 * @throws RangeError when `to` lies before `from`; FilterError for an unknown declared dimension
 */
export async function sampleItems(session: Session, request: SampleRequest): Promise<Sample> {
  const { filter, slices, perSlice, ...rest } = request;
  const [from, to] = [parseDay(filter.from), parseDay(filter.to)];
  const days = to - from + 1;
  if (days < 1) throw new RangeError('to lies before from');
  const count = Math.min(slices, days);
  const ends = Array.from({ length: count + 1 }, (_, at) => from + Math.round((days * at) / count));
  const found = await Promise.all(
    ends.slice(1).map(async (end, at) => {
      const during = { ...filter, from: formatDay(ends[at] ?? from), to: formatDay(end - 1) };
      return listPlaces(session, { ...rest, filter: during, sort: 'newest', limit: perSlice, after: null });
    }),
  );
  return {
    itemIds: found.flat().map(({ itemId }) => itemId),
    whole: found.every((places) => places.length < perSlice),
  };
}
