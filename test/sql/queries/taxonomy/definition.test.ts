import { afterAll, beforeAll, expect, it } from 'vitest';
import { definitionDays } from '@koe/sql/queries/taxonomy/definition';
import { createTestDatabase, type TestDatabase } from '../../../harness/database.js';
import { writeSomeItems } from '../some-items.js';

const FROM = 20_513;
const NOW = [3, 4, 5];
const BEFORE = [5, 6];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await writeSomeItems(database, 150, 21);
  // every third was never judged by the version before; every fifth says something else since a person has corrected it
  await database.query(
    `with numbered as (select item_id, row_number() over (order by item_id)::int as at from item_index),
     before as (
       insert into classification (item_id, revision, classifier_version, priority, priority_score, reasons, at)
       select item_id, 1, 'v0', 'P3', 0.4, '[]', '2026-03-01T00:00:00Z' from numbered where at % 3 > 0
     ),
     said as (
       insert into mention (item_id, revision, classifier_version, position, part_key, theme_id, span_start, span_end, confidence, sentiment)
       select item_id, 1, version, position, 'q1', 1 + (at * 7 + position * 3 + length(version)) % 9, 0, 1, 0.8, 'neutral'
       from numbered, unnest(array['v0', 'v1', 'v1+7']) as version, generate_series(0, at % 3) as position
       where version <> 'v0' or at % 3 > 0
     )
     update item_index x set classifier_version = 'v1+7' from numbered n where n.item_id = x.item_id and n.at % 5 = 0`,
  );
});
afterAll(() => database.drop());

/** The same, item by item. */
async function recount(beforeVersion: string | null): Promise<object[]> {
  const items = await database.query<{ id: string; day: number; version: string }>(
    `select item_id as id, local_day as day, split_part(classifier_version, '+', 1) as version from item_index
     where voice and local_day between $1 and $2`,
    [FROM, FROM + 20],
  );
  const mentions = await database.query<{ id: string; version: string; theme: number }>(
    'select item_id as id, classifier_version as version, theme_id as theme from mention',
  );
  const judged = await database.query<{ id: string }>(
    'select item_id as id from classification where classifier_version = $1',
    [beforeVersion],
  );
  const wasJudged = new Set(judged.map(({ id }) => id));
  const says = (id: string, version: string | null, themes: readonly number[]): boolean =>
    mentions.some((said) => said.id === id && said.version === version && themes.includes(said.theme));
  const days = [...new Set(items.map(({ day }) => day))].sort((a, b) => a - b);
  return days.map((day) => {
    const ofDay = items.filter((item) => item.day === day);
    const before = ofDay.filter(({ id }) => wasJudged.has(id));
    return {
      day,
      n: ofDay.length,
      now: ofDay.filter(({ id, version }) => says(id, version, NOW)).length,
      nBefore: before.length,
      before: before.filter(({ id }) => says(id, beforeVersion, BEFORE)).length,
    };
  });
}

it.each(['v0', null])(
  'days under both definitions are what a recount item by item says (before: %s)',
  async (before) => {
    const days = await definitionDays(database, {
      fromDay: FROM,
      toDay: FROM + 20,
      nowIds: NOW,
      beforeIds: BEFORE,
      before: before === null ? null : { taxonomyVersion: 1, classifierVersion: before, swappedAt: new Date(0) },
    });
    expect(days).toEqual(await recount(before));
    expect(days.some((day) => day.now > 0)).toBe(true);
    expect(days.some((day) => day.before > 0)).toBe(before !== null);
  },
);
