import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { weekCase } from '@koe/sql/queries/edition/week-facts';
import { createTestDatabase, type TestDatabase } from '../../../harness/database.js';

const FIRST = parseDay('2026-03-02');

describe('the case of the week', () => {
  let database: TestDatabase;
  const study = async (title: string, themeId: number, publishedOn: string): Promise<void> => {
    await database.query(
      `insert into case_study (case_id, revision, status, outcome, title, story, analysis, lesson, theme_id, tags, before_from, before_to,
         after_from, after_to, filter, facts, trend, facts_at, search_text, created_at, updated_at, published_at)
       values ($1, 1, 'published', 'success', $2, '-', '-', '-', $3, '{}', '2026-01-05', '2026-01-11', '2026-01-12', '2026-01-18', '',
         '[]', '[]', now(), '', now(), now(), $4::date + time '12:00')`,
      [randomUUID(), title, themeId, publishedOn],
    );
  };
  /** Told as reports tell it: kept with its report. */
  const tell = async (week: number, themeIds: readonly number[] = []): Promise<string> => {
    const from = formatDay(week);
    const found = await weekCase(database, { from, until: formatDay(week + 7), timeZone: 'UTC', themeIds });
    if (!found) throw new Error('there is a case');
    await database.query(
      `insert into edition (edition_id, week, content, hash, as_of, built_at) values ($1, $2, $3, '', now(), now())`,
      [randomUUID(), week, JSON.stringify({ caseOfWeek: { caseId: found.id } })],
    );
    return found.title;
  };
  beforeAll(async () => {
    database = await createTestDatabase();
    await study('the oldest', 21, '2026-01-20');
    await study('of the theme', 22, '2026-01-21');
    await study('the newest', 23, '2026-02-20');
  }, 60_000);
  afterAll(() => database.drop());

  it('is not told again while others wait; then the one told longest ago returns', async () => {
    const told: string[] = [];
    for (let week = 0; week < 4; week++) told.push(await tell(FIRST + 7 * week, week === 0 ? [22] : []));
    expect(told).toEqual(['of the theme', 'the newest', 'the oldest', 'of the theme']);
  });

  it('is the one published in the week before all others', async () => {
    const week = FIRST + 28;
    await study('just published', 24, formatDay(week + 2));
    expect(await tell(week, [22])).toBe('just published');
    // a report built again says what it said
    const again = { from: formatDay(week), until: formatDay(week + 7), timeZone: 'UTC', themeIds: [22] };
    expect((await weekCase(database, again))?.title).toBe('just published');
  });
});
