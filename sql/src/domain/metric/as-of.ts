import { parseDay } from '../calendar/day.js';
import { zoneOf } from '../calendar/zone.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * The last local day that is wholly over at "as of". A date stands for its end, so it is that day itself; an instant (ISO
 * 8601 with zone) for the moment it names. @throws RangeError when the text is neither.
 */
export function lastWholeDay(asOf: string, timeZone: string): number {
  if (DATE.test(asOf)) return parseDay(asOf);
  const ms = INSTANT.test(asOf) ? Date.parse(asOf) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`as of must be a date or an instant with its zone, not "${asOf}"`);
  return zoneOf(timeZone).dayOf(ms) - 1;
}
