import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cube } from '@koe/sql/domain/cube/cube';
import { decodeBlock } from '@koe/sql/domain/cube/decode';
import { FilterError, type Filter } from '@koe/sql/domain/filter';
import { foldText } from '@koe/sql/domain/search/fold';
import { gramsOf } from '@koe/sql/domain/search/grams';
import { readBlock } from '@koe/sql/queries/cube/block';
import { readManifest } from '@koe/sql/queries/cube/manifest';
import { countItems } from '@koe/sql/queries/item/count';
import type { FilterWorld } from '@koe/sql/queries/item/facet';
import { NO_STATISTICS, type GramStatistics } from '@koe/sql/queries/item/gram-statistics';
import { indexedListWhere, listPlaces, listWhere } from '@koe/sql/queries/item/list';
import { ITEM_SORTS, type ItemPlace, type ItemSort } from '@koe/sql/queries/item/list-order';
import { packDirty } from '@koe/jobs/test-only/pipeline/pack.step';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { testRuntime } from '../../harness/pipeline.js';
import { anyFilter } from './any-filter.js';
import { declareDimensions, TEXTS, writeSomeItems } from './some-items.js';

const ITEMS = 400;
/** Walks that are given up at once, half way or never, and none at all. */
const anySteps = fc.constantFrom(1, 40, 10_000, undefined);
const world: FilterWorld = {
  slots: new Map([
    ['plan', 1],
    ['area', 3],
  ]),
};
let database: TestDatabase;
let cube: Cube;

beforeAll(async () => {
  database = await createTestDatabase();
  const runtime = await testRuntime(database, { now: () => new Date('2026-03-20T00:00:00Z') });
  await declareDimensions(database);
  await writeSomeItems(database, ITEMS, 7);
  await packDirty(runtime, new AbortController().signal);
  const manifest = await readManifest(database, new Date());
  cube = new Cube(manifest);
  for (const { hash } of manifest.blocks) {
    const bytes = await readBlock(database, hash);
    if (bytes) cube.append(hash, decodeBlock(bytes));
  }
});
afterAll(() => database.drop());

describe('the filter as SQL', () => {
  it('counts what the kernel counts, for any filter', async () => {
    expect(cube.length).toBe(ITEMS);
    await fc.assert(
      fc.asyncProperty(anyFilter, async ({ q: _, ...filter }) => {
        cube.setFilter(filter);
        const [counts] = cube.count([{ by: [] }]);
        expect(await countItems(database, listWhere({ filter, world }))).toBe(counts?.total);
        expect(await countItems(database, indexedListWhere({ filter, world }))).toBe(counts?.total);
      }),
      { numRuns: 300 },
    );
  });

  it('names a declared dimension that there is not', () => {
    expect(() => listWhere({ filter: { seg: { colour: ['red'] } }, world })).toThrow(FilterError);
  });
});

describe('the list', () => {
  /** Every gram is said to be common, so that a text query is walked too. */
  const common: GramStatistics = {
    items: 1e6,
    oldFold: false,
    shares: new Map(TEXTS.flatMap((text) => gramsOf(foldText(text))).map((gram) => [gram, 0.5])),
  };
  const page = (
    filter: Filter,
    sort: ItemSort,
    limit: number,
    after: ItemPlace | null,
    steps?: number,
  ): Promise<ItemPlace[]> => {
    const request = { filter, world, sort, limit, after, grams: steps === undefined ? NO_STATISTICS : common };
    return listPlaces(database, steps === undefined ? request : { ...request, steps });
  };

  it('gives every match once over all its pages, in the order of one long page', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFilter,
        fc.constantFrom(...ITEM_SORTS),
        fc.integer({ min: 1, max: 90 }),
        anySteps,
        async (filter, sort, limit, steps) => {
          const all = await page(filter, sort, ITEMS + 1, null);
          const paged: ItemPlace[] = [];
          for (;;) {
            const next = await page(filter, sort, limit, paged.at(-1) ?? null, steps);
            paged.push(...next);
            if (next.length < limit) break;
          }
          expect(paged).toEqual(all);
          expect(all).toHaveLength(await countItems(database, listWhere({ filter, world }), filter.q));
        },
      ),
      { numRuns: 120 },
    );
  });

  it('orders by time with the items without a time last, or by priority first', async () => {
    for (const sort of ITEM_SORTS) {
      const places = await page({}, sort, ITEMS, null);
      const keys = places.map(({ priority, createdAt }) => {
        const time =
          createdAt === null ? Number.POSITIVE_INFINITY : Date.parse(createdAt) * (sort === 'oldest' ? 1 : -1);
        return [sort === 'priority' ? Number(priority.slice(1)) : 0, time] as const;
      });
      expect([...keys].sort((a, b) => a[0] - b[0] || (a[1] === b[1] ? 0 : a[1] - b[1]))).toEqual(keys);
    }
  });
});
