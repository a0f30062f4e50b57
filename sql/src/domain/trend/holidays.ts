import { weekdayOf } from '../calendar/day.js';

const DAY_MS = 86_400_000;

/** Years in which one Games or another moved holidays: month-day taken away, month-day put in. */
const MOVED: Readonly<Record<number, { readonly away: readonly number[]; readonly put: readonly number[] }>> = {
  2019: { away: [], put: [430, 501, 502, 1022] },
  2020: { away: [720, 811, 1012], put: [723, 724, 810] },
  2021: { away: [719, 811, 1011], put: [722, 723, 808] },
};

const years = new Map<number, ReadonlySet<number>>();

/**
 * Whether a local day is a public holiday of Japan, by the rules of the law on holidays (国民の祝日に関する法律) as they stand and
 * stood from 2007 on: fixed days, Mondays, equinoxes, substitute days and days between two holidays. Rules instead of a table,
 * since a browser loads them and next year's forecast asks for them.
 */
export function isPublicHoliday(day: number): boolean {
  const year = new Date(day * DAY_MS).getUTCFullYear();
  const known = years.get(year) ?? holidaysOf(year);
  years.set(year, known);
  return known.has(day);
}

function holidaysOf(year: number): ReadonlySet<number> {
  const named = new Set(namedDays(year).map((monthDay) => dayOf(year, monthDay)));
  const moved = MOVED[year];
  for (const monthDay of moved?.away ?? []) named.delete(dayOf(year, monthDay));
  for (const monthDay of moved?.put ?? []) named.add(dayOf(year, monthDay));
  const all = new Set(named);
  for (const day of named) {
    // a holiday on a Sunday makes the next day that is none one
    if (weekdayOf(day) === 7) {
      let next = day + 1;
      while (named.has(next)) next += 1;
      all.add(next);
    }
    if (named.has(day + 2)) all.add(day + 1);
  }
  return all;
}

function namedDays(year: number): number[] {
  const days = [101, 211, equinox(year, 3, 20.8431), 429, 503, 504, 505, equinox(year, 9, 23.2488), 1103, 1123];
  days.push(monday(year, 1, 2), monday(year, 7, 3), monday(year, 9, 3), monday(year, 10, 2));
  if (year >= 2016) days.push(811);
  if (year >= 2020) days.push(223);
  else if (year <= 2018) days.push(1223);
  return days;
}

/** Usual approximation of the equinox in Japan for 1980–2099, as month × 100 + day. */
function equinox(year: number, month: number, base: number): number {
  const since = year - 1980;
  return month * 100 + Math.floor(base + 0.242194 * since - Math.floor(since / 4));
}

/** The nth Monday of a month. */
function monday(year: number, month: number, which: number): number {
  const first = dayOf(year, month * 100 + 1);
  return month * 100 + 1 + ((8 - weekdayOf(first)) % 7) + 7 * (which - 1);
}

function dayOf(year: number, monthDay: number): number {
  return Date.UTC(year, Math.floor(monthDay / 100) - 1, monthDay % 100) / DAY_MS;
}

/** What kind of day it is when feedback is counted: ordinary, public holiday, Obon (13–16 August), turn of the year (29 December – 3 January). */
export type DayKind = 'ordinary' | 'holiday' | 'obon' | 'new_year';

export function dayKind(day: number): DayKind {
  const date = new Date(day * DAY_MS);
  const monthDay = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  if (monthDay >= 1229 || monthDay <= 103) return 'new_year';
  if (monthDay >= 813 && monthDay <= 816) return 'obon';
  return isPublicHoliday(day) ? 'holiday' : 'ordinary';
}
