import { startOfWeek, weekdayOf } from '../calendar/day.js';
import { zoneOf } from '../calendar/zone.js';
import type { EditionSettings } from './settings.js';

export interface EditionSlot {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Local day number of the first day of the week that is then reported: the last one that is over. */
  readonly week: number;
}

/** The last time at which a report was to be built, and the next one. @param weekStart 1 Monday … 7 Sunday */
export function editionSlots(
  nowMs: number,
  { weekday, minute }: Pick<EditionSettings, 'weekday' | 'minute'>,
  { timeZone, weekStart }: { readonly timeZone: string; readonly weekStart: number },
): { readonly last: EditionSlot; readonly next: EditionSlot } {
  const zone = zoneOf(timeZone);
  const today = zone.dayOf(nowMs);
  const slotOn = (day: number): EditionSlot => ({
    at: zone.startOf(day) + minute * 60_000,
    week: startOfWeek(day, weekStart) - 7,
  });
  const thisDay = today - ((weekdayOf(today) - weekday + 7) % 7);
  const slot = slotOn(thisDay);
  return slot.at <= nowMs ? { last: slot, next: slotOn(thisDay + 7) } : { last: slotOn(thisDay - 7), next: slot };
}
