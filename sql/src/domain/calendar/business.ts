import { weekdayOf } from './day.js';
import { zoneOf } from './zone.js';

/** Opening hours of one weekday in seconds after local midnight, `from` < `to` ≤ 86,400; several for a lunch break, none when closed. */
export type OpenHours = readonly { readonly fromS: number; readonly toS: number }[];

/** By weekday, 1 Monday first: seven entries. */
export type BusinessHours = readonly OpenHours[];

export interface BusinessCalendar {
  readonly timeZone: string;
  readonly hours: BusinessHours;
  /** Local day numbers on which nothing is open. */
  readonly holidays: ReadonlySet<number>;
}

/** Seconds between two instants (milliseconds) that fall into opening hours; 0 when `to` is not after `from`. */
export function businessSeconds(from: number, to: number, calendar: BusinessCalendar): number {
  if (!(to > from)) return 0;
  const zone = zoneOf(calendar.timeZone);
  const last = zone.dayOf(to);
  let open = 0;
  for (let day = zone.dayOf(from); day <= last; day++) {
    if (calendar.holidays.has(day)) continue;
    for (const { fromS, toS } of calendar.hours[weekdayOf(day) - 1] ?? []) {
      const opens = Math.max(from, zone.instantOf(day, fromS));
      const closes = Math.min(to, zone.instantOf(day, toS));
      open += Math.max(0, closes - opens);
    }
  }
  return Math.floor(open / 1000);
}
