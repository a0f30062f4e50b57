import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { addMonths, formatDay, parseDay, startOfMonth } from '@koe/sql/domain/calendar/day';
import { UNKNOWN_DAY } from '@koe/sql/domain/cube/layout';
import type { Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';

/** A place for one block: a day of the current month, a closed month, or the items without a time. */
export interface Slot {
  readonly name: string;
  /** Local day numbers, inclusive; UNKNOWN_DAY for items without a time. */
  readonly dayFrom: number;
  readonly dayTo: number;
  /** Slots that this one takes the place of. */
  readonly replaces: readonly string[];
}

/** First local day of the current month: days before it are packed by month. */
export async function openMonthFrom(session: Session, now: Date): Promise<number> {
  const { timeZone } = await readOrganisation(session);
  return startOfMonth(zoneOf(timeZone).dayOf(now.getTime()));
}

/** Reads a slot's name; a day whose month has closed in the meantime becomes that month. @throws RangeError */
export function slotOf(name: string, firstOpenDay: number): Slot {
  if (name === 'u') return { name, dayFrom: UNKNOWN_DAY, dayTo: UNKNOWN_DAY, replaces: [] };
  if (name.startsWith('d:')) {
    const day = Number(name.slice(2));
    if (day >= firstOpenDay) return { name, dayFrom: day, dayTo: day, replaces: [] };
    return slotOf(`m:${formatDay(day).slice(0, 7)}`, firstOpenDay);
  }
  const dayFrom = parseDay(`${name.slice(2)}-01`);
  const dayTo = addMonths(dayFrom, 1) - 1;
  const days = Array.from({ length: dayTo - dayFrom + 1 }, (_, index) => `d:${dayFrom + index}`);
  return { name, dayFrom, dayTo, replaces: days };
}
