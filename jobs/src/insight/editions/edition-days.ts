import { addMonths, formatDay, parseDay, startOfMonth } from '@koe/sql/domain/calendar/day';

/** Local dates, inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Every stretch of days that a report of one week looks at. */
export interface EditionDays {
  readonly week: Days;
  readonly before: Days;
  /** Four weeks that end with the week, and the four before these: what themes are ranked by. */
  readonly four: Days;
  readonly fourBefore: Days;
  /** Begins six, thirteen and twenty-six weeks up to the week. */
  readonly six: Days;
  readonly thirteen: Days;
  readonly half: Days;
  /** Twelve calendar months, the one that the week ends in included. */
  readonly year: Days;
  /** All that is read: the year, and a year of weeks before the first drawn one for limits. */
  readonly read: Days;
}

/** Weeks of baseline that limits stand on, before the half year that is drawn. */
const BASELINE_WEEKS = 52;

/** @param week local day number of the first day */
export function editionDays(week: number): EditionDays {
  const last = week + 6;
  const ending = (weeks: number, end = last): Days => ({ from: formatDay(end - 7 * weeks + 1), to: formatDay(end) });
  const year = { from: formatDay(startOfMonth(addMonths(startOfMonth(last), -11))), to: formatDay(last) };
  const begin = Math.min(parseDay(year.from), week - 7 * (25 + BASELINE_WEEKS));
  return {
    week: ending(1),
    before: ending(1, last - 7),
    four: ending(4),
    fourBefore: ending(4, last - 28),
    six: ending(6),
    thirteen: ending(13),
    half: ending(26),
    year,
    // a closed month is one block: what begins with a month does not depend on how it is packed
    read: { from: formatDay(startOfMonth(begin)), to: formatDay(last) },
  };
}
