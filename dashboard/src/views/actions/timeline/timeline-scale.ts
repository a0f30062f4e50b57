import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';

/** The days drawn, as day numbers, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Half a year on either side of today is the most that is drawn: bars beyond it are cut and say so. */
const REACH_DAYS = 26 * 7;
/** So much room beside the first and the last day of what is drawn. */
const ROOM_DAYS = 4;
/** The least that is drawn, so that a plan of two days does not fill the screen. */
const LEAST_DAYS = 8 * 7;

/** The days that a timeline of these dates draws; today is always among them. @param dates local dates */
export function spanOf(dates: readonly string[], today: number): Span {
  const days = dates.map(parseDay);
  const from = Math.max(today - REACH_DAYS, Math.min(today, ...days) - ROOM_DAYS);
  const to = Math.min(today + REACH_DAYS, Math.max(today, ...days) + ROOM_DAYS);
  const missing = Math.max(0, LEAST_DAYS - (to - from + 1));
  return { from: from - Math.floor(missing / 3), to: to + missing - Math.floor(missing / 3) };
}

/** Where a day begins in the width of a span: 0 … 100, cut at its ends. */
export function placeOf(day: number, { from, to }: Span): number {
  const place = ((day - from) / (to - from + 1)) * 100;
  return Math.round(Math.min(100, Math.max(0, place)) * 100) / 100;
}

/** The first days of the months within a span, as local dates. */
export function monthsOf({ from, to }: Span): readonly string[] {
  const months: string[] = [];
  for (let day = from; day <= to; day++) {
    const date = formatDay(day);
    if (date.endsWith('-01')) months.push(date);
  }
  return months;
}
