import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listViews, putView, type SavedView } from '@koe/api/contract/views';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

let api: TestApi;
const other = randomUUID();
beforeAll(async () => {
  api = await startApi();
  await api.runtime.database.query(`insert into person (person_id, name) values ($1, '鈴木 次郎')`, [other]);
});
afterAll(() => api.close());

const body = {
  name: '配送の遅れ、今週',
  shared: true,
  path: '/voices',
  query: 'theme=21&priority=P1&q=%E9%81%85%E5%BB%B6&sort=priority',
  preset: 'this_week' as const,
};
const put = (id: string, view: object, as?: string): ReturnType<TestApi['call']> =>
  api.call(`/api/v1/views/${id}`, { method: 'PUT', body: view, ...(as ? { headers: { 'x-koe-person': as } } : {}) });
const remove = (id: string, as = api.personId): ReturnType<TestApi['call']> =>
  api.call(`/api/v1/views/${id}`, { method: 'DELETE', headers: { 'x-koe-person': as } });
const seenBy = async (personId?: string): Promise<SavedView[]> =>
  answerOf(listViews, await api.call('/api/v1/views', personId ? { headers: { 'x-koe-person': personId } } : {}));

describe('saved views', () => {
  it('keep everything of the address, belong to who saved them, and are logged', async () => {
    const id = randomUUID();
    expect(answerOf(putView, await put(id, body))).toMatchObject({ id, ownerId: api.personId, ...body });
    expect((await seenBy()).find((view) => view.id === id)).toMatchObject(body);
    const renamed = { ...body, name: '配送の遅れ', preset: null, query: 'from=2026-03-01&to=2026-03-07' };
    expect(answerOf(putView, await put(id, renamed))).toMatchObject(renamed);
    expect((await remove(id)).status).toBe(204);
    problemIn(await remove(id), 'not_found');
    const log = await api.runtime.database.query<{ action: string; person: string }>(
      `select action, person_id as person from change_log where subject = $1 order by change_id`,
      [`saved_view:${id}`],
    );
    expect(log).toEqual(['add', 'change', 'remove'].map((action) => ({ action, person: api.personId })));
  });

  it('are changed and deleted by their owner only, and copied by anybody', async () => {
    const id = randomUUID();
    await put(id, body);
    problemIn(await put(id, { ...body, name: '別名' }, other), 'not_allowed');
    problemIn(await remove(id, other), 'not_allowed');
    const copy = randomUUID();
    expect(answerOf(putView, await put(copy, { ...body, name: '写し' }, other)).ownerId).toBe(other);
    expect((await seenBy()).map(({ name }) => name)).toEqual(expect.arrayContaining([body.name, '写し']));
  });

  it('of a person alone stand in that person’s list only', async () => {
    const id = randomUUID();
    await put(id, { ...body, name: '自分用', shared: false });
    expect((await seenBy(api.personId)).some((view) => view.id === id)).toBe(true);
    expect((await seenBy(other)).some((view) => view.id === id)).toBe(false);
    expect((await seenBy()).some((view) => view.id === id)).toBe(false);
  });

  it('come back under their own id when deleting is undone', async () => {
    const id = randomUUID();
    await put(id, body);
    await remove(id);
    expect(answerOf(putView, await put(id, body)).id).toBe(id);
  });

  it('that were shared outlive their owner, and are anybody’s then', async () => {
    const third = randomUUID();
    await api.runtime.database.query(`insert into person (person_id, name) values ($1, '去る人')`, [third]);
    const id = randomUUID();
    await put(id, body, third);
    const own = randomUUID();
    await put(own, { ...body, shared: false }, third);
    await api.runtime.database.query('delete from person where person_id = $1', [third]);
    expect((await seenBy()).find((view) => view.id === id)?.ownerId).toBeNull();
    expect((await seenBy(other)).some((view) => view.id === own)).toBe(false);
    expect(answerOf(putView, await put(id, { ...body, name: '引き継ぎ' }, other)).ownerId).toBe(other);
  });

  it.each([
    '//evil.example/',
    'https://evil.example/',
    '/api/v1/items',
    'voices',
    '/voices?x=1',
    '/a b',
    '/\\evil.example',
  ])('refuse the path %s', async (path) => {
    expect(problemIn(await put(randomUUID(), { ...body, path }), 'invalid_request').fields?.[0]?.field).toBe('path');
  });
});
