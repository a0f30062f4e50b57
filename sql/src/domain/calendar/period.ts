import { addMonths, startOfMonth, startOfWeek } from './day.js';

/** Local days, both ends included. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * `this_week` begins with the week and ends today; `last_week` is the whole week before; the longer ones are so many times
 * seven days that end today, so that they hold every weekday equally often and compare fairly with the period before.
 */
export const PERIOD_PRESETS = ['this_week', 'last_week', '4_weeks', '13_weeks', '52_weeks'] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

const WEEKS = { '4_weeks': 4, '13_weeks': 13, '52_weeks': 52 } as const;

/** `weekStart` is 1 Monday … 7 Sunday. */
export function presetPeriod(preset: PeriodPreset, today: number, weekStart: number): Period {
  const week = startOfWeek(today, weekStart);
  if (preset === 'this_week') return { from: week, to: today };
  if (preset === 'last_week') return { from: week - 7, to: week - 1 };
  return { from: today - 7 * WEEKS[preset] + 1, to: today };
}

/** The period of equal length that ends the day before `period` begins. */
export function previousPeriod(period: Period): Period {
  return { from: period.from - (period.to - period.from + 1), to: period.from - 1 };
}

/** The period of equal length with the same weekdays that lies as few whole weeks before as possible: what an unfinished week is compared with. */
export function sameWeekdaysBefore({ from, to }: Period): Period {
  const shift = 7 * Math.ceil((to - from + 1) / 7);
  return { from: from - shift, to: to - shift };
}

/** The fiscal year that holds a day, named by the calendar year in which it begins. `start` is 1 January … 12 December. */
export function fiscalYear(day: number, start: number): Period & { readonly year: number } {
  const date = new Date(day * 86_400_000);
  const year = date.getUTCFullYear() - (date.getUTCMonth() + 1 < start ? 1 : 0);
  const from = Date.UTC(year, start - 1, 1) / 86_400_000;
  return { year, from, to: addMonths(from, 12) - 1 };
}

/** The whole month that holds a day. */
export function monthPeriod(day: number): Period {
  const from = startOfMonth(day);
  return { from, to: addMonths(from, 1) - 1 };
}
