import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statement } from '@koe/sql/server/sql-file';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { inlineStatements } from './inline-statements.js';

const QUERIES = fileURLToPath(new URL('../../../sql/src/queries/', import.meta.url));
const FILES = readdirSync(QUERIES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sql'));
/** `analyze` has no plan; the other two say the same of several tables, and tests of their own run them. */
const UNPLANNED = ['case/case-study.ts', 'index/refold.ts', 'source/remove.ts'];
const JOBS = fileURLToPath(new URL('../../../jobs/src/', import.meta.url));
const INLINE = [QUERIES, JOBS].flatMap(inlineStatements).filter(({ place }) => !place.startsWith('template.ts'));
/** Something that fits each place of the templates. */
const PLACES: Readonly<Record<string, string>> = {
  where: `x.channel = any('{survey}')`,
  search: `x.grams @> '{1,2}'::int[]`,
  stretch: 'x.created_at is not null',
  after: 'x.created_at is null',
  order: 'x.created_at desc nulls last, x.item_id desc',
  which: 'i.item_id is not null',
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

  it.each(
    INLINE.flatMap(({ place, text }) => (text === null || text.startsWith('analyze') ? [] : [[place, text] as const])),
  )('%s can be planned against the migrated tables', async (place, text) => {
    const plan = await database.query(`explain (generic_plan) ${statement(place, text).text}`);
    expect(plan.length).toBeGreaterThan(0);
  });

  it('but for a few is known before it runs', () => {
    const unknown = INLINE.filter(({ text }) => text === null || text.startsWith('analyze'));
    expect(unknown.map(({ place }) => place.replace(/:\d+$/, '')).sort()).toEqual(UNPLANNED);
  });
});
