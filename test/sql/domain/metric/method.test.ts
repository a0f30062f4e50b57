import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Method } from '@koe/sql/domain/metric/method/method';
import { quantile } from '@koe/sql/domain/metric/method/quantile';
import { mean, netPoints } from '@koe/sql/domain/metric/method/mean';
import { share, wilson } from '@koe/sql/domain/metric/method/share';
import { t95 } from '@koe/sql/domain/metric/method/student';
import { stillOpen, survivalQuantile } from '@koe/sql/domain/metric/method/survival';

function estimate(method: Method, values: readonly number[], people: readonly number[] = []) {
  const sums = method(1);
  values.forEach((value, index) => sums.add(0, value, people[index] ?? 0));
  return sums.estimate(0);
}

/** A repeatable stream of numbers in [0, 1). */
function uniforms(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/** Share of repetitions in which the interval holds the truth. */
function coverage(truth: number, draw: (random: () => number) => ReturnType<typeof estimate>): number {
  const random = uniforms(42);
  const runs = 2000;
  let held = 0;
  for (let run = 0; run < runs; run++) {
    const { interval } = draw(random);
    if (interval && interval[0] <= truth && truth <= interval[1]) held++;
  }
  return held / runs;
}

describe('intervals', () => {
  it('hold the truth about 95 times in 100', () => {
    const of = (n: number, draw: () => number): number[] => Array.from({ length: n }, draw);
    expect(
      coverage(0.1, (random) =>
        estimate(
          share,
          of(40, () => (random() < 0.1 ? 1 : 0)),
        ),
      ),
    ).toBeGreaterThan(0.925);
    expect(
      coverage(40, (random) =>
        estimate(
          netPoints,
          of(60, () => (random() < 0.6 ? 1 : random() < 0.5 ? -1 : 0)),
        ),
      ),
    ).toBeGreaterThan(0.925);
    expect(coverage(0.5, (random) => estimate(mean, of(12, random)))).toBeGreaterThan(0.935);
    expect(
      coverage(Math.LN2, (random) =>
        estimate(
          quantile(0.5),
          of(60, () => -Math.log(1 - random())),
        ),
      ),
    ).toBeGreaterThan(0.93);
    // Waiting times are whole seconds.
    const waiting = (random: () => number): number => {
      const [time, seen] = [-1e5 * Math.log(1 - random()), 3e5 * random()];
      return time <= seen ? Math.round(time) : stillOpen(Math.round(seen));
    };
    expect(
      coverage(1e5 * Math.LN2, (random) =>
        estimate(
          survivalQuantile(0.5),
          of(60, () => waiting(random)),
        ),
      ),
    ).toBeGreaterThan(0.93);
  });

  it('hold the truth when people answer again, which intervals that ignore it do not', () => {
    const draw = (random: () => number, known: boolean) => {
      const [values, people]: [number[], number[]] = [[], []];
      for (let person = 1; person <= 40; person++) {
        const p = random() < 0.5 ? 0.9 : 0.1;
        for (let answer = 0; answer < 5; answer++) {
          values.push(random() < p ? 1 : 0);
          people.push(known ? person : 0);
        }
      }
      return estimate(share, values, people);
    };
    expect(coverage(0.5, (random) => draw(random, true))).toBeGreaterThan(0.92);
    expect(coverage(0.5, (random) => draw(random, false))).toBeLessThan(0.8);
  });

  it('hold the value, and lie within the possible', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 80 }), (values) => {
        const { value, interval, n } = estimate(share, values);
        expect(n).toBe(values.length);
        const [low, high] = interval ?? [2, -1];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low <= (value ?? -1) && (value ?? 2) <= high).toBe(true);
      }),
    );
    expect(wilson(0, 10)[0]).toBe(0);
    expect(wilson(1, 10)[1]).toBe(1);
  });

  it('use Student’s t as the tables give it', () => {
    const table: [number, number][] = [
      [1, 12.7062],
      [2, 4.3027],
      [5, 2.5706],
      [7, 2.3646],
      [10, 2.2281],
      [30, 2.0423],
      [100, 1.984],
      [1e9, 1.96],
    ];
    for (const [df, t] of table) expect(t95(df)).toBeCloseTo(t, 4);
  });

  it('are not given for a mean of one person', () => {
    expect(estimate(mean, [1, 2, 3], [5, 5, 5])).toEqual({ n: 3, value: 2, interval: null });
  });
});

describe('waiting times', () => {
  it('have the plain median when nothing is open', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 }), (times) => {
        expect(estimate(survivalQuantile(0.5), times).value).toBe(estimate(quantile(0.5), times).value);
      }),
    );
  });

  it('have a later median when some are still open, and none when too many are', () => {
    // Kaplan–Meier by hand: 1 of 5 at 10, 1 of 3 at 30, 1 of 2 at 40 → .8, .533, .267.
    const times = [10, stillOpen(20), 30, 40, stillOpen(50)];
    expect(estimate(survivalQuantile(0.5), times)).toMatchObject({ n: 5, value: 40 });
    expect(estimate(survivalQuantile(0.5), [1, stillOpen(5), stillOpen(6)])).toEqual({
      n: 3,
      value: null,
      interval: null,
    });
  });
});
