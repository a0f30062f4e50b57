import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjusted } from '@koe/sql/domain/trend/detect/adjust';
import { backTest, mulberry } from '@koe/sql/domain/trend/detect/back-test';
import { detect } from '@koe/sql/domain/trend/detect/detect';
import { plant } from '@koe/sql/domain/trend/detect/draw-quiet';
import { normalScore, normalTail, shareTail, volumeTail } from '@koe/sql/domain/trend/detect/tail';
import type { SignalTable } from '@koe/sql/domain/trend/detect/table';
import { quietTable } from '../random.js';

const OPTIONS = { rate: 0.05, sigma: 3 };

/** Multiplies a theme's items in a week of some segments. */
function raised(
  table: SignalTable,
  theme: number,
  week: number,
  factor: number,
  segments: readonly number[],
): SignalTable {
  const items = table.items.map((own, segment) => {
    const changed = own.slice();
    const place = theme * table.weeks.length + week;
    if (segments.includes(segment)) changed[place] = Math.round((own[place] ?? 0) * factor);
    return changed;
  });
  return { ...table, items };
}

describe('tails of counts', () => {
  it('normal tail and score are inverse, far out too', () => {
    expect(normalTail(1.959964)).toBeCloseTo(0.025, 6);
    expect(normalTail(5) / 2.866516e-7).toBeCloseTo(1, 4);
    for (const p of [0.4, 0.01, 1e-6, 1e-12]) expect(normalTail(normalScore(p)) / p).toBeCloseTo(1, 4);
  });

  it('without inflation they are binomial and Poisson', () => {
    // P(X ≥ 3), X binomial of 10 and .1; X Poisson of 1
    const share = shareTail(3, 10, 0.1, 1);
    expect(share.exactly + share.above).toBeCloseTo(0.0701908264, 8);
    const volume = volumeTail(3, 1, 1);
    expect(volume.exactly + volume.above).toBeCloseTo(0.0803013971, 8);
  });

  it('sum to one, and grow with the inflation beyond the mean', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 400 }),
        fc.double({ min: 0.01, max: 0.6, noNaN: true }),
        fc.double({ min: 1, max: 4, noNaN: true }),
        (n, p, inflation) => {
          const all = shareTail(0, n, p, inflation);
          expect(all.exactly + all.above).toBeCloseTo(1, 9);
          const far = Math.min(n, Math.ceil(n * p + 4 * Math.sqrt(n * p) + 4));
          expect(shareTail(far, n, p, inflation * 1.5).above).toBeGreaterThanOrEqual(
            shareTail(far, n, p, inflation).above * (1 - 1e-9),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('Benjamini and Yekutieli', () => {
  it('keeps the order, never below p, and as the paper for a small case', () => {
    const p = [0.001, 0.01, 0.03, 0.5];
    const harmonic = 1 + 1 / 2 + 1 / 3 + 1 / 4;
    const q = adjusted(p);
    expect(q[0]).toBeCloseTo(0.001 * 4 * harmonic, 12);
    expect(q[1]).toBeCloseTo((0.01 * 4 * harmonic) / 2, 12);
    expect(q[3]).toBe(1);
    p.forEach((value, index) => expect(q[index]).toBeGreaterThanOrEqual(value));
  });
});

describe('signals of a week', () => {
  it('forty quiet weeks raise at most one', () => {
    let found = 0;
    for (let seed = 1; seed <= 40; seed++) found += detect(quietTable(30, seed), 29, OPTIONS).signals.length;
    expect(found).toBeLessThanOrEqual(1);
  });

  it('a fivefold week is a signal, with size, expectation and the number of tests', () => {
    const week = detect(raised(quietTable(30, 2), 3, 29, 5, [0, 1, 2, 3, 4, 5, 6]), 29, OPTIONS);
    const [first] = week.signals.filter(({ segment }) => segment === null);
    expect(first).toMatchObject({ themeId: 4, direction: 'up', weeksLooked: 1 });
    expect(first?.items).toBeGreaterThan(2 * (first?.expectedItems ?? 0));
    expect(first?.share).toBeGreaterThan(first?.shareLimits[1] ?? 1);
    expect(week.tests).toBeGreaterThan(100);
    expect(new Set(week.signals.map(({ themeId }) => themeId))).toEqual(new Set([4]));
  });

  it('what happened weeks ago and is over is no signal now', () => {
    const table = raised(quietTable(30, 2), 3, 26, 4, [0, 1, 2, 3, 4, 5, 6]);
    expect(detect(table, 29, OPTIONS).signals).toHaveLength(0);
  });

  it('a slow drift shows by several weeks together', () => {
    const { table, themes } = plant(quietTable(34, 5), { start: 26, themes: 2, growth: 1.12 }, mulberry(1));
    const found = detect(table, 33, OPTIONS).signals.filter(({ segment }) => segment === null);
    expect(found.map(({ themeId }) => themeId).sort()).toEqual([...themes].sort());
    expect(found.some(({ weeksLooked }) => weeksLooked > 1)).toBe(true);
  });

  it('a rise of one segment is told to lie there', () => {
    const table = quietTable(30, 8, { voices: 2_000 });
    const place = 29;
    const extra = 160;
    const items = table.items.map((own, segment) => {
      const changed = own.slice();
      if (segment === 0 || segment === 2) changed[place] = (own[place] ?? 0) + extra;
      return changed;
    });
    const [first] = detect({ ...table, items }, 29, OPTIONS).signals.filter(({ segment }) => segment === null);
    expect(first?.concentration).toMatchObject({ by: 'product', key: 'p1' });
    expect(first?.concentration?.share).toBeGreaterThan(0.6);
  });

  it('thirteen weeks are enough to judge one, twelve are not', () => {
    expect(detect(quietTable(13, 1), 12, OPTIONS).tests).toBeGreaterThan(0);
    expect(detect(quietTable(12, 1), 11, OPTIONS).tests).toBe(0);
  });
});

describe('back-test', () => {
  const table = quietTable(30, 3, { themes: 8, segments: 3 });
  const found = backTest(table, 3);

  it('sees more, and sooner, the more false alarms are put up with', () => {
    const rows = found?.rows ?? [];
    expect(rows).toHaveLength(4);
    rows.slice(1).forEach((row, index) => {
      expect(row.found).toBeGreaterThanOrEqual(rows[index]?.found ?? 1);
      expect(row.falseAlarmsPerMonth).toBeGreaterThanOrEqual(rows[index]?.falseAlarmsPerMonth ?? 1);
    });
  });

  it('says the same of the same weeks, and nothing of fewer than twenty', () => {
    expect(backTest(table, 3)).toEqual(found);
    expect(backTest(quietTable(19, 3), 3)).toBeNull();
  });
});
