import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispersion } from '@koe/sql/domain/metric/method/weekly-counts';
import { riseOf } from '@koe/sql/domain/priority/rise';

const weeks = (items: number, weekNow: number, weeksBefore: readonly number[]) => ({ items, weekNow, weeksBefore });

describe('the rise of a theme', () => {
  it('is a week of the period against the mean of the weeks before', () => {
    expect(riseOf(weeks(80, 20, [10, 10, 10, 10]))).toMatchObject({ ratio: 2 });
    expect(riseOf(weeks(0, 0, [10, 10]))).toEqual({ ratio: 0, interval: null });
  });

  it('is not known without a week before or an item in one', () => {
    expect(riseOf(weeks(80, 20, []))).toBeNull();
    expect(riseOf(weeks(80, 20, [0, 0]))).toBeNull();
  });

  it('has an interval that grows with restless weeks and shrinks with items', () => {
    const width = (found: ReturnType<typeof riseOf>): number =>
      found?.interval ? Math.log(found.interval[1] / found.interval[0]) : NaN;
    const calm = riseOf(weeks(80, 20, [20, 20, 20, 20]));
    const restless = riseOf(weeks(80, 20, [2, 38, 2, 38]));
    expect(width(restless)).toBeGreaterThan(2 * width(calm));
    expect(width(riseOf(weeks(800, 200, [200, 200, 200, 200])))).toBeLessThan(width(calm));
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 400 }),
        (before, items) => {
          const found = riseOf(weeks(items, items / 4, before));
          if (!found?.interval) return;
          expect(found.interval[0]).toBeLessThanOrEqual(found.ratio);
          expect(found.interval[1]).toBeGreaterThanOrEqual(found.ratio);
          expect(dispersion(before)).toBeGreaterThanOrEqual(1);
        },
      ),
    );
  });
});
