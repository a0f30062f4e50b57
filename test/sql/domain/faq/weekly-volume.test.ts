import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { savedPerWeek } from '@koe/sql/domain/faq/savings';
import { growthOf, weeklyVolume } from '@koe/sql/domain/faq/weekly-volume';

const counts = fc.array(fc.nat(200), { minLength: 2, maxLength: 26 });

describe('questions a week', () => {
  it('have an interval around their mean, never below zero', () => {
    fc.assert(
      fc.property(counts, (weeks) => {
        const { value, interval } = weeklyVolume(weeks);
        expect(interval[0]).toBeGreaterThanOrEqual(0);
        expect(interval[0]).toBeLessThanOrEqual(value);
        expect(interval[1]).toBeGreaterThan(value);
      }),
    );
  });

  it('that happen to be equal still have the doubt of counts', () => {
    const { interval } = weeklyVolume([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]);
    expect(interval[1] - interval[0]).toBeGreaterThan(2 * Math.sqrt(9 / 12));
  });

  it('that double are growth, that stay are not, and few tell nothing', () => {
    expect(growthOf([10, 11, 9, 10, 22, 20, 19, 21])).toMatchObject({ clear: true });
    expect(growthOf([10, 11, 9, 10, 11, 10, 9, 10])).toMatchObject({ clear: false });
    expect(growthOf([1, 0, 1, 0, 2, 1])).toBeNull();
  });

  it('save a range whose ends are both doubts together, and nothing where nobody is kept from asking', () => {
    fc.assert(
      fc.property(counts, (weeks) => {
        const [low, high] = savedPerWeek(weeks, { low: 0.1, high: 0.4 });
        const { interval } = weeklyVolume(weeks);
        expect(low).toBeCloseTo(interval[0] * 0.1);
        expect(high).toBeCloseTo(interval[1] * 0.4);
        expect(savedPerWeek(weeks, { low: 0, high: 0 })).toEqual([0, 0]);
      }),
    );
  });
});
