import { addMonths, formatDay, startOfMonth, startOfWeek } from '../../calendar/day.js';
import type { TimeAxis } from '../query.js';
import type { DayRange } from './filter-test.js';

/** The positions of a time axis: without gaps from the first to the last day. */
export interface TimeBuckets {
  readonly keys: readonly string[];
  /** Position of a day; −1 outside. */
  of(day: number): number;
}

/** The first day of the bucket that holds a day. */
export function bucketStart(axis: TimeAxis, day: number, weekStart: number): number {
  if (axis === 'day') return day;
  return axis === 'week' ? startOfWeek(day, weekStart) : startOfMonth(day);
}

/** The last day of the bucket that begins with a day. */
export function bucketEnd(axis: TimeAxis, start: number): number {
  if (axis === 'day') return start;
  return axis === 'week' ? start + 6 : addMonths(start, 1) - 1;
}

export function timeBuckets(axis: TimeAxis, { from, to }: DayRange, weekStart: number): TimeBuckets {
  const keys: string[] = [];
  const positions = new Int32Array(Math.max(0, to - from + 1));
  let start = from > to ? Number.POSITIVE_INFINITY : bucketStart(axis, from, weekStart);
  while (start <= to) {
    const next = bucketEnd(axis, start) + 1;
    positions.fill(keys.length, Math.max(0, start - from), Math.min(positions.length, next - from));
    keys.push(formatDay(start));
    start = next;
  }
  return { keys, of: (day) => (day < from || day > to ? -1 : (positions[day - from] ?? -1)) };
}
