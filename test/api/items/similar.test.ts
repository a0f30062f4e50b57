import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSimilarItems, type SimilarItem } from '@koe/api/contract/items';
import { foldText } from '@koe/sql/domain/search/fold';
import { gramsOf } from '@koe/sql/domain/search/grams';
import { writeSomeItems } from '../../sql/queries/some-items.js';
import { answerOf } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

const TEXTS = [
  '電話が三十分つながらず、やっと出たら保留のまま切れました。',
  '電話が三十分つながらず、やっと出たら保留のまま切れました。',
  '三十分待っても電話がつながらない。保留のまま切れた。',
  '箱が潰れて届きました。中身は無事です。',
] as const;
let api: TestApi;
let ids: string[];

beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-03-20T00:00:00Z') } });
  const { database } = api.runtime;
  ids = (await writeSomeItems(database, TEXTS.length, 3)).map(({ itemId }) => itemId);
  for (const [index, text] of TEXTS.entries()) {
    const folded = foldText(text);
    await database.query('update part set text = $2 where item_id = $1', [ids[index], text]);
    await database.query(
      `update item_index set search_text = $2, grams = $3, voice = true, themes = '{}', theme_paths = '{}', duplicate_key = $4 where item_id = $1`,
      [ids[index], folded, gramsOf(folded), Buffer.from(text)],
    );
  }
});
afterAll(() => api.close());

const similar = async (id: string): Promise<readonly SimilarItem[]> =>
  answerOf(listSimilarItems, await api.call(`/api/v1/items/${id}/similar`)).items;

describe('similar items', () => {
  it('are those of nearly the same words, the same words first, with how they were handled', async () => {
    const [own = '', twin = '', reworded = ''] = ids;
    const body = { state: 'done', assigneeId: null, due: null, note: '折り返しました' };
    expect((await api.call(`/api/v1/items/${twin}/handling`, { method: 'PUT', body })).status).toBe(200);
    const found = await similar(own);
    expect(found.map(({ id, sameText }) => [id, sameText])).toEqual([
      [twin, true],
      [reworded, false],
    ]);
    expect(found[0]).toMatchObject({
      alike: 1,
      lastHandling: { state: 'done', by: '山田 花子', note: '折り返しました' },
    });
    expect(found[1]?.alike).toBeGreaterThan(0.2);
    expect(found[1]?.alike).toBeLessThan(1);
    expect(found[1]?.lastHandling).toBeNull();
  });

  it('are none for an item like no other, and for one that is not there', async () => {
    expect(await similar(ids[3] ?? '')).toEqual([]);
    expect(await similar(randomUUID())).toEqual([]);
  });

  it('leave out what the same person said, which is history', async () => {
    const [own = '', twin = ''] = ids;
    await api.runtime.database.query('update item_index set person_code = 7 where item_id = any($1)', [[own, twin]]);
    expect((await similar(own)).map(({ id }) => id)).not.toContain(twin);
  });
});
