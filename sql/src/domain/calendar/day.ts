/** Day numbers: whole local days since 1970-01-01 (day 0, a Thursday). Nothing here knows of time zones. */

const DAY_MS = 86_400_000;

/** `2026-04-01` → its day number. @throws RangeError when the text is not a date of the calendar. */
export function parseDay(text: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const day = ms / DAY_MS;
  if (Number.isNaN(ms) || formatDay(day) !== text) throw new RangeError(`not a date: "${text}"`);
  return day;
}

/** A day number as `YYYY-MM-DD`. */
export function formatDay(day: number): string {
  // Several times as fast as toISOString, and charts name thousands of days.
  const date = new Date(day * DAY_MS);
  const month = date.getUTCMonth() + 1;
  const dayOfMonth = date.getUTCDate();
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** First day of the week that holds `day`; `weekStart` is 1 Monday … 7 Sunday. */
export function startOfWeek(day: number, weekStart: number): number {
  return day - ((weekdayOf(day) - weekStart + 7) % 7);
}

/** First day of the month that holds `day`. */
export function startOfMonth(day: number): number {
  return day - new Date(day * DAY_MS).getUTCDate() + 1;
}

/** First day of the month that lies `months` after (before, when negative) the month of `day`. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / DAY_MS;
}
