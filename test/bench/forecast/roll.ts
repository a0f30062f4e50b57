import { forecastLevels, WEEKS_AHEAD } from '@koe/sql/domain/trend/forecast';
import { levelScale, type Observation } from '@koe/sql/domain/trend/scale';
import { dayFactors, exposureOf } from '@koe/sql/domain/trend/season';
import type { WeeklySeries } from './series.js';

/** Errors of one series over all origins and four weeks ahead each. */
export interface Rolled {
  readonly name: string;
  readonly of: number;
  /** Mean absolute errors; those against last year on the origins that have one. */
  readonly ours: number;
  readonly lastValue: number;
  readonly oursWithYear: number | null;
  readonly lastYear: number | null;
  readonly hits: number;
  readonly judged: number;
}

const FIRST_ORIGIN = 16;
const EVERY = 2;
const YEAR = 52;

/** Forecasts a series from every second week, each time from what was known then alone. */
export function roll(series: WeeklySeries): Rolled {
  const sums = { of: 0, ours: 0, last: 0, ofYear: 0, oursYear: 0, year: 0, hits: 0, judged: 0 };
  const weeks = series.values.length;
  for (let origin = FIRST_ORIGIN; origin + WEEKS_AHEAD <= weeks; origin += EVERY) {
    const exposure = exposureAt(series, origin);
    const found = forecastLevels(Array.from({ length: origin }, (_, week) => observed(series, week, exposure(week))));
    const before = series.values[origin - 1];
    if (!found || before === null || before === undefined) continue;
    const scale = levelScale(series.kind);
    for (let ahead = 0; ahead < WEEKS_AHEAD; ahead++) {
      const week = origin + ahead;
      const actual = series.values[week];
      if (actual === null || actual === undefined) continue;
      const size = { n: series.n[origin - 1] ?? 1, exposure: exposure(week) };
      const level = found.levels[ahead] ?? 0;
      const error = Math.abs(scale.value(level, size) - actual);
      sums.of += 1;
      sums.ours += error;
      sums.last += Math.abs(before - actual);
      const half = found.halves[ahead];
      if (half !== null && half !== undefined) {
        sums.judged += 1;
        if (actual >= scale.value(level - half, size) && actual <= scale.value(level + half, size)) sums.hits += 1;
      }
      const yearBefore = series.values[week - YEAR];
      if (yearBefore === null || yearBefore === undefined) continue;
      sums.ofYear += 1;
      sums.oursYear += error;
      sums.year += Math.abs(yearBefore - actual);
    }
  }
  const { of, ofYear } = sums;
  return {
    name: series.name,
    of,
    ours: sums.ours / Math.max(1, of),
    lastValue: sums.last / Math.max(1, of),
    oursWithYear: ofYear === 0 ? null : sums.oursYear / ofYear,
    lastYear: ofYear === 0 ? null : sums.year / ofYear,
    hits: sums.hits,
    judged: sums.judged,
  };
}

function observed({ kind, values, n, errors }: WeeklySeries, week: number, exposure: number): Observation | null {
  const value = values[week];
  if (value === null || value === undefined) return null;
  return levelScale(kind).observe({ n: n[week] ?? 0, value, error: errors[week] ?? 0, exposure });
}

/** What weeks are worth by the days before an origin. */
function exposureAt({ days, firstDay }: WeeklySeries, origin: number): (week: number) => number {
  if (!days) return () => 1;
  const factor = dayFactors({ first: firstDay, counts: days }, firstDay, firstDay + origin * 7 - 1);
  return (week) => exposureOf(factor, firstDay + week * 7, firstDay + week * 7 + 6);
}
