import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Cube } from '@koe/sql/domain/cube/cube';
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
        const asked = fill();
        for (const [filter, group, weigh] of questions)
          for (const metric of metrics) {
            const request = { metric, by: group, weigh, filter, asOf: '2024-11-13' } as const;
            const walked = measure(fill(), request); // the first time a metric is asked, items are walked
            expect(measure(asked, request)).toEqual(walked);
            expect(measure(asked, request)).toEqual(walked);
          }
      },
    ),
    { numRuns: 150 },
  );
});

it('cells follow the blocks', () => {
  const cube = new Cube(MANIFEST);
  const rows = fc.sample(plainBlocks, { seed: 7, numRuns: 20 }).flat(2);
  const total = (): number | null | undefined =>
    measure(cube, { metric: 'volume', filter: {}, asOf: '2024-11-13' })[0]?.value;
  cube.append('a', packRows(rows.slice(0, 100)));
  expect([total(), total(), total()]).toEqual([100, 100, 100]);
  cube.append('b', packRows(rows.slice(100, 130)));
  expect([total(), total()]).toEqual([130, 130]);
  cube.remove('a');
  expect([total(), total()]).toEqual([30, 30]);
});
