import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cube } from '@koe/sql/domain/cube/cube';
import { compare } from '@koe/sql/domain/metric/difference';
import { measure, type MeasureRequest } from '@koe/sql/domain/metric/measure';
import { keysOf, passes } from '../cube/plain-count.js';
import { MANIFEST, packRows, plainBlocks, randomFilter } from '../cube/random-rows.js';
import { cubeOf, SCALE, times } from './score-cube.js';

const asOf = '2024-12-31';
const bys = [
  'none',
  'day',
  'week',
  'month',
  'channel',
  'intent',
  'source',
  'team',
  'seg.age',
  'theme',
  'handling',
] as const;

describe('measure', () => {
  it('finds the items and groups that the plain reference finds, for any filter', () => {
    fc.assert(
      fc.property(plainBlocks, randomFilter, fc.constantFrom(...bys), fc.boolean(), (blocks, filter, by, once) => {
        const cube = new Cube(MANIFEST);
        blocks.forEach((rows, index) => cube.append(`b${index}`, packRows(rows)));
        const found = measure(cube, { metric: 'volume', filter, by, asOf, weigh: once ? 'once' : 'each' });
        const rows = blocks.flat().filter((row) => passes(row, filter) && !(once && row.weight === 0));
        if (by === 'none') {
          expect(found.map(({ n }) => n)).toEqual([rows.length]);
          return;
        }
        const groups = new Map<string, number>();
        for (const key of rows.flatMap((row) => keysOf(row, by))) groups.set(key, (groups.get(key) ?? 0) + 1);
        // Themes that come along with the asked ones are no groups.
        if (by === 'theme' && filter.theme) {
          expect([...groups]).toEqual(expect.arrayContaining(found.map(({ group, n }) => [group?.key, n])));
          return;
        }
        expect(Object.fromEntries(found.map(({ group, n }) => [group?.key, n]))).toEqual(Object.fromEntries(groups));
      }),
      { numRuns: 200 },
    );
  });

  it('gives each group a filter that lists its items and nothing else', () => {
    fc.assert(
      fc.property(plainBlocks, randomFilter, fc.constantFrom(...bys), (blocks, filter, by) => {
        if (by === 'handling') return;
        const cube = new Cube(MANIFEST);
        blocks.forEach((rows, index) => cube.append(`b${index}`, packRows(rows)));
        for (const fact of measure(cube, { metric: 'volume', filter, by, asOf }))
          expect([fact.group, blocks.flat().filter((row) => passes(row, fact.evidence)).length]).toEqual([
            fact.group,
            fact.n,
          ]);
      }),
      { numRuns: 200 },
    );
  });

  it('names the period of the facts and of their groups', () => {
    const cube = cubeOf([{ day: 20_000 }, { day: 20_001 }, { day: 20_010 }]);
    const ask = (request: Partial<MeasureRequest>) =>
      measure(cube, { metric: 'volume', filter: { from: '2024-10-05', to: '2024-10-15' }, asOf, ...request });
    expect(ask({})[0]?.period).toEqual({ from: '2024-10-05', to: '2024-10-15' });
    expect(ask({ by: 'week' }).map(({ group, period }) => [group?.key, period])).toEqual([
      ['2024-09-30', { from: '2024-10-05', to: '2024-10-06' }],
      ['2024-10-14', { from: '2024-10-14', to: '2024-10-15' }],
    ]);
    expect(ask({ filter: {} })[0]).not.toHaveProperty('period');
  });

  it('gives theme shares by theme the same numbers as one by one, people who come again included', () => {
    fc.assert(
      fc.property(plainBlocks, randomFilter, (blocks, filter) => {
        const { theme: _, ...rest } = filter;
        const cube = new Cube(MANIFEST);
        blocks.forEach((rows, index) => cube.append(`b${index}`, packRows(rows)));
        for (const fact of measure(cube, { metric: 'theme_share', filter: rest, by: 'theme', asOf })) {
          const [alone] = measure(cube, {
            metric: 'theme_share',
            filter: { ...rest, theme: [fact.group?.key ?? ''] },
            asOf,
          });
          expect([alone?.n, alone?.value]).toEqual([fact.n, fact.value]);
          expect(alone?.interval?.[0] ?? -1).toBeCloseTo(fact.interval?.[0] ?? -1, 9);
          expect(alone?.interval?.[1] ?? -1).toBeCloseTo(fact.interval?.[1] ?? -1, 9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('widens intervals where the same people answer again, and only there', () => {
    const answers = Array.from({ length: 60 }, (_, index) => ({
      csat: index % 2 === 0 ? 5 : 1,
      csat_scale: SCALE.fivePoints,
      nps: index % 2 === 0 ? 10 : 0,
      rating: index % 2,
      rating_scale: SCALE.goodBad,
    }));
    const width = (metric: string, people: (index: number) => number): number => {
      const cube = cubeOf(answers.map((answer, index) => ({ ...answer, person: people(index) })));
      const [fact] = measure(cube, { metric, filter: {}, asOf });
      return (fact?.interval?.[1] ?? 0) - (fact?.interval?.[0] ?? 0);
    };
    for (const metric of ['csat', 'nps', 'rating']) {
      const unknown = width(metric, () => 0);
      expect(width(metric, (index) => index + 1)).toBeCloseTo(unknown, 12);
      // Twenty people who give the same answer three times each: √3 times as wide, and a little for there being few of them.
      const clustered = width(metric, (index) => 1 + (index % 20));
      expect(clustered / unknown).toBeGreaterThan(metric === 'csat' ? 1.5 : 1.7);
      expect(clustered / unknown).toBeLessThan(2);
    }
  });

  it('counts unanimous answers of few people as few', () => {
    const cube = cubeOf(
      Array.from({ length: 40 }, (_, index) => ({ csat: 5, csat_scale: SCALE.fivePoints, person: 1 + (index % 4) })),
    );
    const [fact] = measure(cube, { metric: 'csat', filter: {}, asOf });
    expect(fact?.interval?.[0]).toBeCloseTo(4 / (4 + 3.8415), 3);
    expect(fact?.interval?.[1]).toBe(1);
  });
});

describe('compare', () => {
  const share = (hits: number, n: number) => {
    const cube = cubeOf([...times(hits, { csat: 5, csat_scale: 1 }), ...times(n - hits, { csat: 1, csat_scale: 1 })]);
    const [fact] = measure(cube, { metric: 'csat', filter: {}, asOf });
    if (!fact) throw new Error('no fact');
    return fact;
  };

  it('gives Newcombe’s interval of two shares', () => {
    // 56 of 70 against 48 of 80: the published example, .0524 to .3339.
    const { difference, interval, clear } = compare(share(56, 70), share(48, 80));
    expect(difference).toBeCloseTo(0.2, 12);
    expect(interval?.[0]).toBeCloseTo(0.0524, 4);
    expect(interval?.[1]).toBeCloseTo(0.3339, 4);
    expect(clear).toBe(true);
  });

  it('calls a change clear only when its interval leaves out zero', () => {
    expect(compare(share(50, 100), share(45, 100)).clear).toBe(false);
    expect(compare(share(20, 100), share(60, 100)).clear).toBe(true);
    expect(compare(share(20, 20), share(60, 100))).toEqual({ difference: null, interval: null, clear: false });
  });

  it('refuses to compare different things', () => {
    const other = { ...share(50, 100), metric: 'nps' };
    expect(() => compare(share(50, 100), other)).toThrow(/nps/);
    expect(() => compare(share(50, 100), { ...share(50, 100), variant: 'other' })).toThrow(RangeError);
  });
});
