import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weekGaps } from '@koe/sql/queries/edition/week-facts';
import { keepGap } from '@koe/sql/queries/faq/gap';
import { gapsForAgenda } from '@koe/sql/queries/review/agenda-source';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';

const NOW = new Date('2026-11-16T00:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** @param judged what a person said of the article; null when nobody did */
async function gap(name: string, covered: boolean, judged: boolean | null): Promise<void> {
  const gapId = randomUUID();
  await keepGap(database, {
    ...{ gapId, runId: randomUUID(), name: { ja: name, en: name }, phrases: [], weeks: [5, 5], contactWeeks: [4, 4] },
    ...{ unanswered: 2, channels: [], langs: [], themeId: null, themeShare: 0, itemIds: [], matches: [] },
    ...{ covered, foundAt: NOW },
  });
  await database.query('update faq_gap set judged_answers = $2 where gap_id = $1', [gapId, judged]);
}

describe('questions without an answer, for reports and agendas', () => {
  it('are those that a person says are unanswered; the match decides only where nobody judged', async () => {
    await gap('found nothing', false, null);
    await gap('found an article', true, null);
    await gap('the article does not answer', true, false);
    await gap('another article answers', false, true);
    const named = (gaps: readonly { readonly name: { readonly en: string } }[]): string[] =>
      gaps.map(({ name }) => name.en).sort();
    const expected = ['found nothing', 'the article does not answer'];
    expect(named(await weekGaps(database))).toEqual(expected);
    expect(named(await gapsForAgenda(database, 10))).toEqual(expected);
  });
});
