import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cube } from '@koe/sql/domain/cube/cube';
import type { Axis, CountQuery, Counts, FilterKey } from '@koe/sql/domain/cube/query';
import { plainCount } from './plain-count.js';
import { MANIFEST, packRows, plainBlocks, plainRow, randomFilter, type PlainRow } from './random-rows.js';

const single: Axis[] = [
  'day',
  'week',
  'month',
  'theme',
  'channel',
  'intent',
  'sentiment',
  'priority',
  'kind',
  'handling',
];
const more: Axis[] = ['source', 'lang', 'product', 'team', 'seg.plan', 'seg.age'];
const pairs: Axis[][] = [
  ['priority', 'sentiment'],
  ['channel', 'priority'],
  ['day', 'intent'],
  ['intent', 'week'],
  ['theme', 'tone'],
  ['theme', 'day'],
  ['month', 'theme'],
  ['product', 'theme'],
  ['theme', 'seg.age'],
  ['seg.age', 'channel'],
  ['lang', 'seg.plan'],
];

const axes: fc.Arbitrary<readonly Axis[]> = fc.constantFrom<readonly Axis[]>(
  [],
  ...[...single, ...more].map((axis) => [axis]),
  ...pairs,
);
const keys: FilterKey[] = [
  'date',
  'source',
  'channel',
  'theme',
  'intent',
  'priority',
  'sentiment',
  'product',
  'seg.plan',
];
const query: fc.Arbitrary<CountQuery> = fc.record(
  { by: axes, except: fc.subarray(keys, { maxLength: 3 }), weigh: fc.constantFrom('each', 'once') },
  { requiredKeys: ['by'] },
);

/** Cells that are not 0, by their keys. */
function shown({ axes: [first, second], values, total }: Counts): { cells: Record<string, number>; total: number } {
  const cells: Record<string, number> = {};
  const columns = second?.keys ?? [''];
  (first?.keys ?? ['']).forEach((row, i) =>
    columns.forEach((column, j) => {
      const items = values[i * columns.length + j] ?? 0;
      if (items !== 0) cells[second ? `${row} ${column}` : row] = items;
    }),
  );
  return { cells, total };
}

function cubeOf(blocks: readonly (readonly PlainRow[])[]): Cube {
  const cube = new Cube(MANIFEST);
  blocks.forEach((rows, index) => cube.append(`block ${index}`, packRows(rows)));
  return cube;
}

describe('a cube', () => {
  it('counts what the plain reference counts, for any items, filter and charts', () => {
    fc.assert(
      fc.property(
        plainBlocks,
        randomFilter,
        fc.array(query, { minLength: 1, maxLength: 12 }),
        (blocks, filter, queries) => {
          const cube = cubeOf(blocks);
          cube.setFilter(filter);
          const counted = cube.count(queries);
          queries.forEach((asked, index) => {
            const counts = counted[index];
            expect(counts && shown(counts)).toEqual(plainCount(blocks.flat(), filter, asked));
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('counts the same after any moves of the dates as a cube that never moved', () => {
    const day = fc
      .integer({ min: 19_998, max: 20_042 })
      .map((at) => new Date(at * 86_400_000).toISOString().slice(0, 10));
    const dates = fc.record({ from: day, to: day }, { requiredKeys: [] });
    fc.assert(
      fc.property(
        plainBlocks,
        randomFilter,
        fc.array(query, { minLength: 1, maxLength: 5 }),
        fc.array(dates, { minLength: 2, maxLength: 6 }),
        (blocks, filter, queries, moves) => {
          const cube = cubeOf(blocks);
          for (const move of moves) {
            const moved = { ...filter, ...move };
            cube.setFilter(moved);
            const still = cubeOf(blocks);
            still.setFilter(moved);
            expect(cube.count(queries)).toEqual(still.count(queries));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('counts the same whichever way its blocks came and went', () => {
    fc.assert(
      fc.property(
        plainBlocks,
        fc.array(plainRow, { maxLength: 30 }),
        randomFilter,
        query,
        (blocks, other, filter, asked) => {
          const cube = cubeOf([other, ...blocks]);
          cube.setFilter(filter);
          cube.count([asked]);
          cube.append('block 0', packRows(blocks[0] ?? []));
          cube.append('late', packRows(other));
          cube.remove('block 1');
          cube.remove('never there');
          const left = [blocks[0] ?? [], ...blocks.slice(1), other];
          const [counts] = cube.count([asked]);
          expect(counts && shown(counts)).toEqual(plainCount(left.flat(), filter, asked));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('takes codes beyond its labels and gives them a key once the labels arrive', () => {
    const rows = fc.sample(plainRow, { numRuns: 40, seed: 7 }).map((row) => ({ ...row, product: 900, team: row.team }));
    const cube = cubeOf([fc.sample(plainRow, { numRuns: 40, seed: 8 }), rows]);
    const [before] = cube.count([{ by: ['product'] }]);
    expect(before?.total).toBe(80);
    expect(before?.values.reduce((sum, items) => sum + items, 0)).toBe(40);
    const products = Array.from({ length: 900 }, (_, index) => ({ key: `p${index + 1}`, name: { ja: '', en: '' } }));
    cube.setManifest({ ...MANIFEST, labels: { ...MANIFEST.labels, product: products } });
    const [after] = cube.count([{ by: ['product'] }]);
    expect(after?.values[900]).toBe(40);
  });

  it('packs dimensions too large for one code into several', () => {
    const many = Array.from({ length: 3000 }, (_, index) => String(index));
    const wide = {
      ...MANIFEST,
      labels: {
        ...MANIFEST.labels,
        segments: ['a', 'b', 'c'].map((name) => ({ name, label: { ja: name, en: name }, values: many })),
      },
    };
    const cube = new Cube(wide);
    const rows = packRows(fc.sample(plainRow, { numRuns: 500, seed: 3 }));
    rows.columns.seg1.forEach((_, row) => (rows.columns.seg1[row] = row));
    rows.columns.seg2.forEach((_, row) => (rows.columns.seg2[row] = row % 7));
    rows.columns.seg3.forEach((_, row) => (rows.columns.seg3[row] = row % 2 === 0 ? 2999 : 1));
    cube.append('wide', rows);
    cube.setFilter({ seg: { b: ['3'], c: ['2998'] } });
    const expectedRows = Array.from({ length: 500 }, (_, row) => row).filter((row) => row % 7 === 4 && row % 2 === 0);
    const [byA, table] = cube.count([{ by: ['seg.a'] }, { by: ['seg.b', 'seg.c'], except: ['seg.b'] }]);
    expect([...(byA?.values ?? [])].flatMap((items, row) => (items > 0 ? [row] : []))).toEqual(expectedRows);
    expect(table?.total).toBe(250);
  });

  it('ANDs the bitmap of a text search, and takes blocks without one to have no hit', () => {
    const blocks = [fc.sample(plainRow, { numRuns: 20, seed: 1 }), fc.sample(plainRow, { numRuns: 20, seed: 2 })];
    const cube = cubeOf(blocks);
    const bits = new Uint8Array(3);
    for (const row of [0, 7, 8, 19]) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
    cube.setFilter({ q: '返品' }, new Map([['block 1', bits]]));
    const [found, all] = cube.count([{ by: [] }, { by: [], except: ['q'] }]);
    expect([found?.total, all?.total]).toEqual([4, 40]);
    expect(() => cube.setFilter({ q: '返品' })).toThrow(/bitmap/);
  });

  it('starts weeks where the manifest says', () => {
    const rows = fc.sample(plainRow, { numRuns: 1, seed: 1 }).map((row) => ({ ...row, day: 20_000 }));
    const cube = new Cube({ ...MANIFEST, weekStart: 7 });
    cube.append('one', packRows(rows));
    expect(cube.count([{ by: ['week'] }])[0]?.axes[0]?.keys).toEqual(['2024-09-29']);
    cube.setManifest(MANIFEST);
    expect(cube.count([{ by: ['week'] }])[0]?.axes[0]?.keys).toEqual(['2024-09-30']);
  });

  it('has time axes without gaps, within the filter, and keeps the keys while only counts change', () => {
    const rows = fc
      .sample(plainRow, { numRuns: 2, seed: 1 })
      .map((row, index) => ({ ...row, day: 20_000 + index * 12, channel: 1 + index }));
    const cube = cubeOf([rows]);
    cube.setFilter({ to: '2024-10-08' });
    const [days, weeks] = cube.count([{ by: ['day'] }, { by: ['week'], except: ['date'] }]);
    expect(days?.axes[0]?.keys).toEqual(['2024-10-04', '2024-10-05', '2024-10-06', '2024-10-07', '2024-10-08']);
    expect([...(weeks?.values ?? [])]).toEqual([1, 0, 1]);
    cube.setFilter({ to: '2024-10-07' });
    expect(cube.count([{ by: ['day'] }, { by: ['week'], except: ['date'] }])[1]?.axes[0]?.keys).toBe(
      weeks?.axes[0]?.keys,
    );
  });

  it('refuses axes that do not go together and dimensions that are not declared', () => {
    const cube = cubeOf([[]]);
    for (const by of [
      ['day', 'week'],
      ['tone'],
      ['theme', 'theme'],
      ['channel', 'tone'],
      ['day', 'channel', 'theme'],
      ['seg.none'],
    ] as Axis[][])
      expect(() => cube.count([{ by }])).toThrow(RangeError);
    cube.setFilter({ seg: { none: ['x'] } });
    expect(() => cube.count([{ by: [] }])).toThrow(/seg\.none/);
    expect(() => cube.setFilter({ from: '2024-02-30' })).toThrow(RangeError);
  });
});
