import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designEffectOf, liftOf } from '@koe/sql/domain/analysis/lift';
import { wilson } from '@koe/sql/domain/metric/method/share';

describe('lift', () => {
  it('is the ratio of two shares, clear when its interval leaves out 1', () => {
    const found = liftOf({ hits: 200, n: 1000 }, { hits: 1000, n: 10_000 });
    expect(found?.lift).toBeCloseTo(2, 1);
    expect(found?.clear).toBe(true);
    expect(liftOf({ hits: 11, n: 100 }, { hits: 100, n: 1000 })?.clear).toBe(false);
    expect(liftOf({ hits: 0, n: 0 }, { hits: 1, n: 10 })).toBeNull();
  });

  it('is wider among many and where people come again', () => {
    const [inside, outside] = [
      { hits: 30, n: 100 },
      { hits: 200, n: 1000 },
    ];
    const width = (options: Parameters<typeof liftOf>[2]): number => {
      const found = liftOf(inside, outside, options);
      return found ? found.interval[1] / found.interval[0] : NaN;
    };
    expect(width({ compared: 40 })).toBeGreaterThan(width({}));
    expect(width({ designEffect: 2 })).toBeGreaterThan(width({}));
  });

  it('lies inside its interval and turns round with its sides', () => {
    const part = fc
      .record({ hits: fc.nat(500), more: fc.nat(500) })
      .map(({ hits, more }) => ({ hits, n: hits + more }));
    fc.assert(
      fc.property(part, part, (one, other) => {
        const [found, turned] = [liftOf(one, other), liftOf(other, one)];
        if (!found || !turned) return;
        expect(found.interval[0]).toBeLessThanOrEqual(found.lift);
        expect(found.interval[1]).toBeGreaterThanOrEqual(found.lift);
        expect(found.lift * turned.lift).toBeCloseTo(1, 8);
      }),
    );
  });

  it('covers the true ratio about as often as it says', () => {
    // a fixed sequence stands for chance
    let state = 7;
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const draw = (p: number, n: number): number => Array.from({ length: n }, random).filter((u) => u < p).length;
    let covered = 0;
    for (let run = 0; run < 600; run++) {
      const found = liftOf({ hits: draw(0.1, 200), n: 200 }, { hits: draw(0.05, 800), n: 800 });
      if (found && found.interval[0] <= 2 && found.interval[1] >= 2) covered++;
    }
    expect(covered / 600).toBeGreaterThan(0.92);
    expect(covered / 600).toBeLessThan(0.98);
  });
});

describe('the design effect of a share', () => {
  it('is 1 for independent items and grows with the interval', () => {
    expect(designEffectOf({ n: 100, value: 0.2, interval: wilson(0.2, 100) })).toBeCloseTo(1, 9);
    expect(designEffectOf({ n: 100, value: 0.2, interval: wilson(0.2, 50) })).toBeGreaterThan(1.5);
    expect(designEffectOf({ n: 7, value: null, interval: null })).toBe(1);
  });
});
