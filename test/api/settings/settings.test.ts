import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSettings, putOrganisation, type Organisation } from '@koe/api/contract/settings';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const settings = async (): Promise<ReturnType<typeof answerOf<NonNullable<typeof getSettings.answer>>>> =>
  answerOf(getSettings, await api.call('/api/v1/settings'));
const post = (list: string, body: object): ReturnType<TestApi['call']> =>
  api.call(`/api/v1/settings/${list}`, { method: 'POST', body });
const put = (path: string, body: object): ReturnType<TestApi['call']> =>
  api.call(`/api/v1/settings/${path}`, { method: 'PUT', body });
const name = { ja: '名前', en: 'Name' };
const jobs = async (): Promise<string[]> =>
  (await api.runtime.database.query<{ task: string }>('select task_identifier as task from graphile_worker.jobs')).map(
    ({ task }) => task,
  );

const ENTRIES: Readonly<Record<string, readonly [add: object, change: object]>> = {
  departments: [{ name }, { name: { ja: '部', en: 'Dep' } }],
  teams: [
    { key: 'a', name, departmentId: null },
    { key: 'b', name, departmentId: null },
  ],
  products: [
    { key: 'a', name, departmentId: null },
    { key: 'a', name: { ja: '別', en: 'Other' }, departmentId: null },
  ],
  people: [
    { name: '佐藤', email: null, departmentId: null, language: 'ja', notifyBy: 'none' },
    { name: 'Sato', email: 'sato@example.com', departmentId: null, language: 'en', notifyBy: 'email' },
  ],
  dimensions: [
    { slot: 2, name: 'plan', attribute: 'Plan', label: name },
    { slot: 2, name: 'plan', attribute: 'Tier', label: name },
  ],
  targets: [
    { metric: 'nps', variant: null, value: 30 },
    { metric: 'nps', variant: null, value: 40.5 },
  ],
  annotations: [
    { kind: 'release', from: '2026-04-01', to: null, text: name, product: null },
    { kind: 'outage', from: '2026-04-01', to: '2026-04-03', text: name, product: 'a' },
  ],
};

describe('the lists', () => {
  it.each(Object.entries(ENTRIES))(
    '%s: an entry is added, read, changed, removed, and each is logged with who did it',
    async (list, [add, change]) => {
      const added = await post(list, add);
      expect(added.status).toBe(200);
      const { id } = added.json as { id: string };
      const entries = async (): Promise<readonly object[]> =>
        ((await settings()) as unknown as Record<string, readonly object[]>)[list] ?? [];
      expect(await entries()).toContainEqual({ id, ...add });
      expect((await put(`${list}/${id}`, change)).json).toEqual({ id, ...change });
      expect(await entries()).toContainEqual({ id, ...change });
      const removed = await api.call(`/api/v1/settings/${list}/${id}`, { method: 'DELETE' });
      expect([removed.status, removed.text]).toEqual([204, '']);
      expect(await entries()).not.toContainEqual({ id, ...change });
      const log = await api.runtime.database.query<{ action: string; person: string }>(
        'select action, person_id as person from change_log where subject like $1 order by change_id',
        [`%:${id}`],
      );
      expect(log).toEqual(['add', 'change', 'remove'].map((action) => ({ action, person: api.personId })));
      problemIn(await api.call(`/api/v1/settings/${list}/${id}`, { method: 'DELETE' }), 'not_found');
      problemIn(await put(`${list}/${id}`, change), 'not_found');
    },
  );

  it('keep keys and slots apart', async () => {
    await post('products', { key: 'twice', name });
    problemIn(await post('products', { key: 'twice', name }), 'conflict');
    const { id } = (await post('dimensions', { slot: 5, name: 'five', attribute: 'five', label: name })).json as {
      id: string;
    };
    problemIn(await post('dimensions', { slot: 5, name: 'other', attribute: 'five', label: name }), 'conflict');
    problemIn(await put(`dimensions/${id}`, { slot: 6, name: 'five', attribute: 'five', label: name }), 'conflict');
  });

  it('refuse what refers to nothing or makes no sense', async () => {
    problemIn(await post('teams', { key: 'lost', name, departmentId: randomUUID() }), 'conflict');
    expect(
      problemIn(await post('targets', { metric: 'luck', variant: null, value: 1 }), 'invalid_request').fields?.[0]
        ?.field,
    ).toBe('metric');
    problemIn(
      await post('annotations', { kind: 'other', from: '2026-04-02', to: '2026-04-01', text: name, product: null }),
      'invalid_request',
    );
  });

  it('replay the index when a dimension changes', async () => {
    await api.runtime.database.query(`select graphile_worker.remove_job('reindex')`);
    await post('dimensions', { slot: 8, name: 'area', attribute: 'area', label: name });
    expect(await jobs()).toContain('reindex');
  });
});

describe('the organisation', () => {
  const putAll = (organisation: Organisation): ReturnType<TestApi['call']> => put('organisation', organisation);

  it('is kept, and replays the index only when items would move', async () => {
    const { organisation } = await settings();
    await api.runtime.database.query(`select graphile_worker.remove_job('reindex')`);
    const renamed = { ...organisation, name: '声の会社', weekStart: 7 };
    expect(answerOf(putOrganisation, await putAll(renamed))).toEqual(renamed);
    expect((await settings()).organisation).toEqual(renamed);
    expect(await jobs()).not.toContain('reindex');
    await putAll({ ...renamed, timeZone: 'Europe/Paris' });
    expect(await jobs()).toContain('reindex');
  });

  it('refuses a zone and hours that there are not', async () => {
    const { organisation } = await settings();
    expect(
      problemIn(await putAll({ ...organisation, timeZone: 'Mars/Olympus' }), 'invalid_request').fields?.[0]?.field,
    ).toBe('timeZone');
    const businessHours = [{ from: 600, to: 600 }, ...organisation.businessHours.slice(1)];
    expect(problemIn(await putAll({ ...organisation, businessHours }), 'invalid_request').fields?.[0]?.field).toBe(
      'businessHours.0',
    );
  });
});

it('the first person of an installation may be added by nobody, the second may not', async () => {
  const fresh = await startApi();
  await fresh.runtime.database.query('delete from person');
  const first = { name: '一人目', email: null, departmentId: null, language: 'ja', notifyBy: 'none' };
  const people = '/api/v1/settings/people';
  problemIn(
    await fresh.call('/api/v1/settings/products', { method: 'POST', body: { key: 'a', name }, anonymous: true }),
    'actor_required',
  );
  expect((await fresh.call(people, { method: 'POST', body: first, anonymous: true })).status).toBe(200);
  problemIn(await fresh.call(people, { method: 'POST', body: first, anonymous: true }), 'actor_required');
  await fresh.close();
});
