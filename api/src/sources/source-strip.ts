import { formatDay } from '@koe/sql/domain/calendar/day';

const STRIP_DAYS = 30;
/** Weeks before a day whose same weekdays say what to expect. */
const WEEKS = 8;
const FEWEST_WEEKS = 4;

export interface StripDay {
  readonly day: string;
  readonly received: number;
  /** Median of the same weekday in the 8 weeks before; null when the source is younger than 4 of them. */
  readonly expected: number | null;
}

/** First day that a strip ending today looks at. */
export function stripSince(today: number): number {
  return today - STRIP_DAYS + 1 - WEEKS * 7;
}

/** The last 30 local days, oldest first. @param firstDay of the source's items; null without any */
export function stripOf(items: ReadonlyMap<number, number>, firstDay: number | null, today: number): StripDay[] {
  return Array.from({ length: STRIP_DAYS }, (_, index) => {
    const day = today - STRIP_DAYS + 1 + index;
    const before = Array.from({ length: WEEKS }, (_, week) => day - (week + 1) * 7).filter(
      (each) => firstDay !== null && each >= firstDay,
    );
    const expected = before.length < FEWEST_WEEKS ? null : median(before.map((each) => items.get(each) ?? 0));
    return { day: formatDay(day), received: items.get(day) ?? 0, expected };
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
