import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPriority } from '@koe/sql/queries/model/priority';
import { createTestDatabase, type TestDatabase } from '../../../harness/database.js';
import { writeSomeItems } from '../some-items.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Items of a level and a score, made some days before April. */
const writeItems = async (count: number, priority: string, score: number, days: number): Promise<void> => {
  await database.query(
    `with made as (select gen_random_uuid() as id from generate_series(1, $1::int)),
     said as (
       insert into classification (item_id, revision, classifier_version, priority, priority_score, reasons, at)
       select id, 1, 'v1', $2::text, $3::real, '[]', '2026-03-20T00:00:00Z' from made
     )
     insert into item_index (item_id, revision, classifier_version, source_id, created_at, kind, channel, lang, priority, themes,
       theme_paths, reply_s, reply_business_s, resolve_s, handle_s, first_contact, is_contact, voice, search_text, grams)
     select id, 1, 'v1', gen_random_uuid(), '2026-04-01T00:00:00Z'::timestamptz - $4::int * interval '1 day', 'survey', 'survey', 'en',
       $2, '{}', '{}', -2, -2, -2, -2, -1, false, true, '', '{}'
     from made`,
    [count, priority, score, days],
  );
};

describe('levels and scores of the items', () => {
  it('are nothing without items', async () => {
    const { items, scores, pending } = await readPriority(database);
    expect(items).toEqual({ P1: 0, P2: 0, P3: 0, P4: 0 });
    expect([scores, pending]).toEqual([Array.from({ length: 20 }, () => 0), null]);
  });

  it('are exact for what is not many', async () => {
    await writeSomeItems(database, 120, 11);
    const levels = await database.query<{ priority: string; n: number }>(
      'select priority, count(*)::int as n from item_index group by 1',
    );
    const { items, scores } = await readPriority(database);
    expect(items).toEqual(Object.fromEntries(levels.map(({ priority, n }) => [priority, n])));
    // all of them have the score 0.4
    expect(scores.map((n, at) => (n > 0 ? [at, n] : null)).filter((entry) => entry !== null)).toEqual([[8, 120]]);
  });

  it('are counted for many, and their scores those of the newest, as many as there are of each level', async () => {
    await database.query('truncate item_index, classification');
    await writeItems(6_000, 'P1', 0.93, 1);
    await writeItems(14_000, 'P3', 0.42, 2);
    // of these nobody reads the score
    await writeItems(3_000, 'P1', 0.81, 30);
    await writeItems(7_000, 'P3', 0.31, 30);
    const { items, scores } = await readPriority(database);
    expect(items).toEqual({ P1: 9_000, P2: 0, P3: 21_000, P4: 0 });
    expect([scores[18], scores[8]]).toEqual([9_000, 21_000]);
    expect(scores.reduce((sum, n) => sum + n, 0)).toBe(30_000);
  });
});
