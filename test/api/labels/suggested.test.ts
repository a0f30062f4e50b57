import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawLabelQueue } from '@koe/api/contract/labels';
import { writeSomeItems } from '../../sql/queries/some-items.js';
import { answerOf } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-03-20T00:00:00Z') } });
  await writeSomeItems(api.runtime.database, 200, 5);
});
afterAll(() => api.close());

it('holds items of emerging themes that nobody decided on, and says so', async () => {
  const { database } = api.runtime;
  const voices = await database.query<{ item_id: string }>(
    'select item_id from item_index where voice order by item_id',
  );
  const suggest = (name: string, itemIds: readonly string[], status: string): Promise<unknown> =>
    database.query(
      `insert into theme_suggestion (suggestion_id, span, from_day, to_day, name, phrases, lang, count, baseline, recent_total,
         baseline_total, z, item_ids, status, found_at)
       values ($1, 'week', 20530, 20536, $2, '[]', 'ja', 30, 1, 200, 1000, 6, $3, $4, '2026-03-20')`,
      [randomUUID(), { ja: name, en: name }, itemIds, status],
    );
  const emerging = voices.slice(0, 30).map(({ item_id }) => item_id);
  const dismissed = voices.slice(30, 60).map(({ item_id }) => item_id);
  await suggest('折りたたみ傘', emerging, 'open');
  await suggest('花火', dismissed, 'dismissed');

  const { items } = answerOf(
    drawLabelQueue,
    await api.call('/api/v1/labels/queue', { method: 'POST', body: { size: 50, take: 60 } }),
  );
  const suggested = items.filter(({ stratum }) => stratum === 'suggested');
  expect(suggested).not.toEqual([]);
  // a fifth of fifty; some of them lie near a threshold as well and are counted there
  expect(items.filter(({ itemId }) => emerging.includes(itemId)).length).toBeGreaterThanOrEqual(9);
  for (const { itemId, emerging: names } of suggested) {
    expect(emerging).toContain(itemId);
    expect(names).toEqual([{ ja: '折りたたみ傘', en: '折りたたみ傘' }]);
  }
  for (const { itemId, emerging: names } of items) if (dismissed.includes(itemId)) expect(names).toEqual([]);
});
