import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statement } from '@koe/sql/server/sql-file';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';

const FOLDERS = ['item', 'cube', 'source-view', 'label', 'accuracy', 'suggestion', 'theme', 'export'];
const QUERIES = fileURLToPath(new URL('../../../sql/src/queries/', import.meta.url));
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(`${QUERIES}${folder}`)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => `${folder}/${name}`),
);
/** Something that fits each place of the templates. */
const PLACES: Readonly<Record<string, string>> = {
  where: `x.channel = any('{survey}')`,
  search: `x.grams @> '{1,2}'::int[]`,
  stretch: 'x.created_at is not null',
  after: 'x.created_at is null',
  order: 'x.created_at desc nulls last, x.item_id desc',
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('every statement', () => {
  it.each(FILES)('%s can be planned against the migrated tables', async (file) => {
    const text = readFileSync(`${QUERIES}${file}`, 'utf8').replace(
      /\/\*(\w+)\*\//g,
      (_, place: string) => PLACES[place] ?? `no place ${place}`,
    );
    const plan = await database.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${statement(file, text).text}`);
    expect(plan.length).toBeGreaterThan(0);
  });
});
