import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Cube } from '@koe/sql/domain/cube/cube';
import type { Filter } from '@koe/sql/domain/filter';
import { measure } from '@koe/sql/domain/metric/measure';
import { METRICS } from '@koe/sql/domain/metric/registry';
import { MANIFEST, packRows, plainBlocks, randomFilter } from '../cube/random-rows.js';

const by = fc.constantFrom(
  'none',
  'day',
  'week',
  'month',
  'channel',
  'intent',
  'sentiment',
  'team',
  'theme',
  'seg.age',
);

it('a metric from cells summed beforehand is the metric of the items walked one by one', () => {
  fc.assert(
    fc.property(
      plainBlocks,
      fc.array(fc.tuple(randomFilter, by, fc.constantFrom('each', 'once')), { minLength: 1, maxLength: 4 }),
      fc.subarray(
        METRICS.map(({ id }) => id),
        { minLength: 1, maxLength: 4 },
      ),
      (blocks, questions, metrics) => {
        const fill = (): Cube => {
          const cube = new Cube(MANIFEST);
          blocks.forEach((rows, index) => cube.append(String(index), packRows(rows)));
          return cube;
        };
        const walking = withoutCells(fill());
        const asked = fill();
        for (const [filter, group, weigh] of questions)
          for (const metric of metrics) {
            const request = { metric, by: group, weigh, filter, asOf: '2024-11-13' } as const;
            const walked = measure(walking, request);
            expect(measure(asked, request)).toEqual(walked);
            expect(measure(asked, request)).toEqual(walked);
          }
      },
    ),
    { numRuns: 150 },
  );
});

it('cells follow the blocks, whichever come, go and are packed anew', () => {
  const change = fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    rows: fc.option(plainBlocks.map((blocks) => blocks.flat().sort((a, b) => a.day - b.day))),
    source: fc.constantFrom(3, 3, 60, 300),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 2, maxLength: 6 }), randomFilter, by, (changes, filter, group) => {
      const cube = new Cube(MANIFEST);
      const walking = withoutCells(new Cube(MANIFEST));
      for (const { name, rows, source } of changes) {
        // a code beyond the labels has all codes packed anew
        const packed = rows && packRows(rows.map((row, index) => (index === 0 ? { ...row, source } : row)));
        for (const each of [cube, walking])
          if (packed === null) each.remove(name);
          else each.append(name, packed);
        for (const metric of ['volume', 'csat', 'nps', 'theme_share'])
          for (const by of ['none', group] as const) {
            const request = { metric, by, filter, asOf: '2024-11-13' } as const;
            expect(measure(cube, request)).toEqual(measure(walking, request));
          }
      }
    }),
    { numRuns: 60 },
  );
});

it('walks few days once, and sums them when they are asked again', () => {
  const cube = new Cube(MANIFEST);
  cube.append(
    'a',
    packRows(
      fc
        .sample(plainBlocks, { seed: 7, numRuns: 20 })
        .flat(2)
        .sort((a, b) => a.day - b.day),
    ),
  );
  const isSummed = (filter: Filter): boolean =>
    cube.sums({ name: 'ones', read: () => () => 1, byItem: false, filter }) !== null;
  expect([
    isSummed({ from: '2024-10-07', to: '2024-10-08' }),
    isSummed({ from: '2024-10-07', to: '2024-10-08' }),
  ]).toEqual([false, true]);
  cube.append('b', packRows([]));
  expect([isSummed({ from: '2024-10-07' }), isSummed({})]).toEqual([true, true]);
});

/** A cube that walks its items for every question. */
function withoutCells(cube: Cube): Cube {
  return Object.assign(cube, { sums: () => null });
}
