import { isHoliday, type LocalTime } from './local-time.js';
import type { Medium } from './mix.js';

/** Mondays high, weekends low. Monday first; the mean is 1. */
const WEEKDAY = [1.34, 1.14, 1.06, 1.02, 1.0, 0.76, 0.68];

/** By hour of the day, 0 first: office hours, the hours that desks answer the telephone, and evenings with a sofa. */
const OFFICE = [1, 1, 0, 0, 0, 1, 2, 4, 7, 11, 12, 11, 9, 11, 11, 10, 9, 8, 7, 7, 8, 7, 4, 2];
const TELEPHONE = [0, 0, 0, 0, 0, 0, 0, 0, 0, 14, 15, 12, 8, 11, 12, 11, 10, 9, 7, 5, 0, 0, 0, 0];
const EVENING = [3, 1, 1, 0, 0, 1, 2, 4, 5, 5, 5, 5, 8, 6, 4, 4, 5, 6, 8, 11, 14, 15, 11, 6];

const PROFILE: Readonly<Record<Medium, readonly number[]>> = {
  survey: EVENING,
  review: EVENING,
  social: EVENING,
  ticket: OFFICE,
  call: TELEPHONE,
};

const HOURS: Readonly<Record<Medium, readonly number[]>> = {
  survey: normal(PROFILE.survey),
  review: normal(PROFILE.review),
  social: normal(PROFILE.social),
  ticket: normal(PROFILE.ticket),
  call: normal(PROFILE.call),
};

/** Volume of an hour against the mean hour (1), without growth. */
export function seasonAt(medium: Medium, { weekday, hour, date }: LocalTime): number {
  return (WEEKDAY[weekday - 1] ?? 1) * (HOURS[medium][hour] ?? 1) * (isHoliday(date) ? 0.55 : 1);
}

/** Slight growth: 0.4 % a week. `week` is 0 at the end of the history. */
export function growthAt(week: number): number {
  return 1.004 ** Math.min(0, week);
}

function normal(profile: readonly number[]): readonly number[] {
  const mean = profile.reduce((sum, value) => sum + value, 0) / profile.length;
  return profile.map((value) => value / mean);
}
