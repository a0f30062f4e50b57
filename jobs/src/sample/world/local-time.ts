/** Clock and calendar of the sample organisation: Japan, nine hours ahead of UTC all year. */

const OFFSET_MS = 32_400_000;
const DAY_MS = 86_400_000;

export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** 0 … 23. */
  readonly hour: number;
  readonly minuteOfDay: number;
}

export function localTime(atMs: number): LocalTime {
  const local = new Date(atMs + OFFSET_MS);
  const hour = local.getUTCHours();
  return {
    date: local.toISOString().slice(0, 10),
    weekday: ((local.getUTCDay() + 6) % 7) + 1,
    hour,
    minuteOfDay: hour * 60 + local.getUTCMinutes(),
  };
}

/** First instant of the local day that holds `atMs`. */
export function startOfLocalDay(atMs: number): number {
  return Math.floor((atMs + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
}

/** `2026-05-01T09:15:00+09:00`. */
export function localIso(atMs: number): string {
  return `${new Date(atMs + OFFSET_MS).toISOString().slice(0, 19)}+09:00`;
}

/**
 * Days on which little is written: Japanese public holidays and the days around New Year. Substitute holidays are left
 * out, for the sample only needs days that are plainly quiet, not a calendar to reckon with.
 */
export function isHoliday(date: string): boolean {
  const known = holidays.get(date);
  if (known !== undefined) return known;
  const monthDay = date.slice(5);
  const found = FIXED.has(monthDay) || date === equinox(date, 3) || date === equinox(date, 9) || isHappyMonday(date);
  holidays.set(date, found);
  return found;
}

/** Asked for every hour and every reply, so each day is worked out once. */
const holidays = new Map<string, boolean>();

const FIXED = new Set([
  '12-30',
  '12-31',
  '01-01',
  '01-02',
  '01-03',
  '02-11',
  '02-23',
  '04-29',
  '05-03',
  '05-04',
  '05-05',
  '08-11',
  '08-14',
  '08-15',
  '11-03',
  '11-23',
]);

/** Month → which Monday of it is a holiday. */
const HAPPY_MONDAYS: Readonly<Record<string, number>> = { '01': 2, '07': 3, '09': 3, '10': 2 };

function isHappyMonday(date: string): boolean {
  const which = HAPPY_MONDAYS[date.slice(5, 7)];
  const isMonday = new Date(`${date}T00:00:00Z`).getUTCDay() === 1;
  return isMonday && which !== undefined && Math.ceil(Number(date.slice(8)) / 7) === which;
}

/** The usual approximation for 1980–2099: the day drifts by .242194 a year and jumps back in leap years. */
function equinox(date: string, month: 3 | 9): string {
  const years = Number(date.slice(0, 4)) - 1980;
  const day = Math.floor((month === 3 ? 20.8431 : 23.2488) + 0.242194 * years - Math.floor(years / 4));
  return `${date.slice(0, 4)}-0${month}-${day}`;
}
