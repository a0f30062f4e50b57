import { describe, expect, it } from 'vitest';
import { parseDay, weekdayOf } from '@koe/sql/domain/calendar/day';
import { mulberry } from '@koe/sql/domain/trend/detect/back-test';
import { poisson } from '@koe/sql/domain/trend/detect/draw-quiet';
import { dayKind } from '@koe/sql/domain/trend/holidays';
import { dayFactors, exposureOf } from '@koe/sql/domain/trend/season';

const FROM = parseDay('2025-01-06');
const TO = parseDay('2026-01-04');
const WEEKDAY = [1.3, 1.1, 1.1, 1, 1, 0.8, 0.7];

function counts(mean: number, spike = 1): { first: number; counts: Float64Array } {
  const random = mulberry(4);
  const days = Float64Array.from({ length: TO - FROM + 1 }, (_, index) => {
    const day = FROM + index;
    const quiet = dayKind(day) === 'ordinary' ? 1 : 0.5;
    return poisson(mean * (WEEKDAY[weekdayOf(day) - 1] ?? 1) * quiet * (index === 100 ? spike : 1), random);
  });
  return { first: FROM, counts: days };
}

describe('season of days', () => {
  it('weekdays and holidays are learnt from a year, within a twentieth and a fifth', () => {
    const factor = dayFactors(counts(80), FROM, TO);
    const ordinary = parseDay('2026-02-02');
    WEEKDAY.forEach((expected, index) => expect(factor(ordinary + index) / expected).toBeCloseTo(1, 1));
    const holiday = parseDay('2026-05-05');
    expect(factor(holiday) / (WEEKDAY[weekdayOf(holiday) - 1] ?? 1)).toBeGreaterThan(0.4);
    expect(factor(holiday) / (WEEKDAY[weekdayOf(holiday) - 1] ?? 1)).toBeLessThan(0.6);
  });

  it('one outage makes no rule', () => {
    const [plain, spiked] = [dayFactors(counts(80), FROM, TO), dayFactors(counts(80, 12), FROM, TO)];
    const weekday = FROM + 100 + 392;
    expect(Math.abs(spiked(weekday) / plain(weekday) - 1)).toBeLessThan(0.05);
  });

  it('a week with holidays is worth less than one without', () => {
    const factor = dayFactors(counts(80), FROM, TO);
    const golden = parseDay('2026-05-04');
    expect(exposureOf(factor, golden, golden + 6)).toBeLessThan(0.85 * exposureOf(factor, golden + 14, golden + 20));
  });

  it('fewer than four weeks say nothing', () => {
    const factor = dayFactors(counts(80), FROM, FROM + 20);
    expect([factor(FROM), factor(FROM + 6)]).toEqual([1, 1]);
  });
});
