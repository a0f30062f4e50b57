import { mulberry } from '@koe/sql/domain/trend/detect/back-test';
import { normal, poisson } from '@koe/sql/domain/trend/detect/draw-quiet';
import type { SignalTable } from '@koe/sql/domain/trend/detect/table';
import { weekdayOf } from '@koe/sql/domain/calendar/day';
import { dayKind } from '@koe/sql/domain/trend/holidays';
import { dayFactors, exposureOf } from '@koe/sql/domain/trend/season';

/** 2025-03-03, a Monday: a year with Golden Week, Obon and New Year in it. */
const FIRST = 20_150;
const WEEKS = 52;
const THEMES = 34;
const SEGMENTS = 16;
const WEEKDAY = [1.34, 1.14, 1.06, 1.02, 1, 0.76, 0.68];

/**
 * A year in which nothing happens: items by day with weekday and holiday season and slight growth, themes of falling size whose
 * weekly mood varies by up to 30 % beyond chance, the same in every segment.
 */
export function seasonalTable(seed: number): SignalTable {
  const random = mulberry(seed * 7_919);
  const days = Float64Array.from({ length: WEEKS * 7 }, (_, index) => {
    const day = FIRST + index;
    const holiday = dayKind(day) === 'ordinary' ? 1 : 0.55;
    return poisson(115 * (WEEKDAY[weekdayOf(day) - 1] ?? 1) * holiday * 1.004 ** (index / 7), random);
  });
  const voices = Float64Array.from({ length: WEEKS }, (_, week) =>
    days.subarray(week * 7, week * 7 + 7).reduce((sum, count) => sum + count, 0),
  );
  const moods = Array.from({ length: THEMES }, () => {
    const extra = 0.3 * random();
    return Array.from({ length: WEEKS }, () => Math.exp(extra * normal(random)));
  });
  const sizes = Array.from({ length: SEGMENTS }, () => 0.06 + 0.4 * random());
  const factor = dayFactors({ first: FIRST, counts: days }, FIRST, FIRST + WEEKS * 7 - 1);
  const own = [voices, ...sizes.map((size) => voices.map((count) => Math.min(count, poisson(count * size, random))))];
  const items = own.map((segment) => {
    const table = new Float64Array(WEEKS * THEMES);
    for (let theme = 0; theme < THEMES; theme++)
      for (let week = 0; week < WEEKS; week++) {
        const mean = (((segment[week] ?? 0) * 0.11) / (1 + theme / 3)) * (moods[theme]?.[week] ?? 1);
        table[theme * WEEKS + week] = Math.min(segment[week] ?? 0, poisson(mean, random));
      }
    return table;
  });
  const weeks = Array.from({ length: WEEKS }, (_, week) => FIRST + week * 7);
  return {
    weeks,
    themes: Array.from({ length: THEMES }, (_, theme) => theme + 1),
    segments: [null, ...sizes.map((_, index) => ({ by: 'product' as const, key: `p${String(index)}` }))],
    voices: own,
    items,
    exposure: Float64Array.from(weeks, (week) => exposureOf(factor, week, week + 6)),
  };
}
