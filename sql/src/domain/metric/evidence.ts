import { addMonths, formatDay, parseDay } from '../calendar/day.js';
import type { Fact } from '../fact.js';
import { splitValues, withSegment, type Filter } from '../filter.js';
import type { Dimension, TimeAxis } from '../cube/query.js';

export type GroupBy = TimeAxis | Dimension | 'theme';

/** The filter that lists the items of one group. `kind` and `handling` are no filters: their groups are listed with their neighbours. */
export function groupFilter(filter: Filter, by: GroupBy, key: string): Filter {
  switch (by) {
    case 'day':
    case 'week':
    case 'month': {
      const first = parseDay(key);
      const last = by === 'day' ? first : by === 'week' ? first + 6 : addMonths(first, 1) - 1;
      return { ...filter, ...within(filter, key, formatDay(last)) };
    }
    case 'theme':
      return { ...filter, theme: [key, ...splitValues(filter.theme ?? []).unwanted.map((value) => `!${value}`)] };
    default:
      return withSegment(filter, by, key);
  }
}

function within({ from, to }: Filter, first: string, last: string): { from: string; to: string } {
  return { from: from !== undefined && from > first ? from : first, to: to !== undefined && to < last ? to : last };
}

/** The period of a filter with both dates. */
export function periodOf({ from, to }: Filter): Pick<Fact, 'period'> {
  return from !== undefined && to !== undefined ? { period: { from, to } } : {};
}
