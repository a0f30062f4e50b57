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
  throw new Error(`not built yet ${from} ${to} ${calendar.timeZone}`);
}
