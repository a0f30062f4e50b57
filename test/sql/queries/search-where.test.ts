import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLD_VERSION, foldText, foldWidth } from '@koe/sql/domain/search/fold';
import { gramsOf } from '@koe/sql/domain/search/grams';
import { matchesSearch, opposite, readSearch } from '@koe/sql/domain/search/search-query';
import { readSearchHits } from '@koe/sql/queries/cube/search-hits';
import { hasOldFold } from '@koe/sql/queries/index/refold';
import { countItems } from '@koe/sql/queries/item/count';
import { readGramStatistics, type GramStatistics } from '@koe/sql/queries/item/gram-statistics';
import { EVERYTHING } from '@koe/sql/queries/item/where';
import { refold } from '@koe/jobs/test-only/pipeline/learning/refold.step';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { testRuntime } from '../../harness/pipeline.js';
import { TEXTS, writeSomeItems } from './some-items.js';

const ITEMS = 80;
let database: TestDatabase;
let texts: readonly string[];
beforeAll(async () => {
  database = await createTestDatabase();
  await writeSomeItems(database, ITEMS, 11);
  texts = (await database.query<{ text: string }>('select text from part')).map(({ text }) => text);
});
afterAll(() => database.drop());

const word = fc.constantFrom(
  '配送',
  'late',
  'サポート',
  'さぽーと',
  '返品',
  '「返品したい」',
  '"great support"',
  'x',
  'て',
  '困り',
);
const sign = fc.constantFrom(' ', ' OR ', ' -', ' | ', ' (', ') ', ' NOT ', ' 「');
const anyQuery = fc
  .array(fc.tuple(word, sign), { minLength: 1, maxLength: 5 })
  .map((pairs) => pairs.map((pair) => pair.join('')).join(''));

const NONE: GramStatistics = { items: 0, shares: new Map(), oldFold: false };
const count = (query: string, grams: GramStatistics): Promise<number> => countItems(database, EVERYTHING, query, grams);
const wanted = (query: string): number =>
  texts.filter((text) => matchesSearch(readSearch(query).node, foldText(text))).length;

describe('a text query as SQL', () => {
  it('finds what the words ask for, for any query', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery, fc.boolean(), async (query, oldFold) => {
        expect(await count(query, { ...NONE, oldFold })).toBe(wanted(query));
      }),
      { numRuns: 200 },
    );
  });

  it('reads the other items for a query that only excludes', async () => {
    const { node } = readSearch('-配送 -late');
    expect(node && opposite(node)).not.toBeNull();
    const left = await readSearchHits(database, { q: '-配送 -late' }, NONE, true);
    const found = left.reduce((sum, { ids }) => sum + ids.length / 16, 0);
    expect(found).toBe(ITEMS - wanted('-配送 -late'));
    expect(found).toBeGreaterThan(0);
  });
});

describe('texts that an older version has folded', () => {
  it('are found as before until they are brought up, and then as today', async () => {
    const [{ fold } = { fold: 0 }] = await database.query<{ fold: number }>(
      'select max(search_fold)::int as fold from item_index',
    );
    expect(fold).toBe(FOLD_VERSION);
    for (const text of TEXTS) {
      const before = foldWidth(text);
      await database.query(
        'update item_index set search_text = $1, grams = $2, search_fold = 1 where search_text = $3',
        [before, gramsOf(before), foldText(text)],
      );
    }
    expect((await readGramStatistics(database)).oldFold).toBe(true);
    const old = await readGramStatistics(database);
    expect(await count('サポート', old)).toBe(wanted('サポート'));
    expect(await count('配送 -返品', old)).toBe(wanted('配送 -返品'));
    expect(await count('さぽーと', old)).toBe(0);

    await refold(await testRuntime(database), new AbortController().signal);
    expect(await hasOldFold(database)).toBe(false);
    const today = await readGramStatistics(database);
    expect(today.oldFold).toBe(false);
    expect(await count('さぽーと', today)).toBe(wanted('サポート'));
    const stored = await database.query<{ text: string; grams: number[] }>(
      'select search_text as text, grams from item_index',
    );
    expect(stored.map(({ text }) => text).sort()).toEqual(texts.map(foldText).sort());
    for (const { text, grams } of stored) expect(grams).toEqual(gramsOf(text));
  });
});
