import { prng } from '@koe/jobs/test-only/sample/world/prng';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const many = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('prng', () => {
  it('repeats for equal keys and differs for neighbouring ones', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (seed, hour) => {
        const draws = (key: number): number[] => many(4, prng(seed, 'hour', key).next);
        expect(draws(hour)).toEqual(draws(hour));
        expect(draws(hour)).not.toEqual(draws(hour + 1));
      }),
    );
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1_000 }), (seed, below) => {
        const random = prng(seed);
        for (const value of many(50, () => random.int(below))) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(below);
        }
      }),
    );
  });

  it('draws with the means it states', () => {
    const random = prng(3);
    expect(mean(many(20_000, () => random.poisson(2.7)))).toBeCloseTo(2.7, 1);
    expect(mean(many(20_000, random.normal))).toBeCloseTo(0, 1);
    const weighted = many(20_000, () =>
      random.weighted([
        ['a', 3],
        ['b', 1],
        ['c', 0],
      ]),
    );
    expect(weighted.filter((key) => key === 'a').length / weighted.length).toBeCloseTo(0.75, 1);
    expect(weighted).not.toContain('c');
  });

  it('refuses to draw from nothing', () => {
    expect(() => prng(1).pick([])).toThrow(RangeError);
    expect(() => prng(1).weighted([['a', 0]])).toThrow(RangeError);
  });
});
