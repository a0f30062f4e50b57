import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listItems } from '@koe/api/contract/items';
import {
  addSource,
  getSource,
  listConnectorTypes,
  listRejects,
  listRuns,
  listSources,
  previewSource,
  retryRejects,
  runSource,
  testSource,
  undoRun,
} from '@koe/api/contract/sources';
import { prepareDatabase } from '@koe/jobs/test-only/cli/prepare';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';
import { work } from '../work.js';

const MAPPING = {
  kind: 'survey',
  channel: 'survey',
  id: 'id',
  createdAt: { column: 'at', zone: 'Asia/Tokyo' },
  texts: [{ column: 'comment' }],
  scores: [{ column: 'nps', kind: 'nps', min: 0, max: 10 }],
};
let api: TestApi;
let folder: string;
let stopWork: () => Promise<void>;
beforeAll(async () => {
  api = await startApi();
  await prepareDatabase(api.runtime);
  folder = mkdtempSync(join(tmpdir(), 'koe-source-'));
  writeFileSync(
    join(folder, 'a.csv'),
    'id,at,comment,nps\n1,2026-10-01 10:00,配送が遅い,3\n2,2026-10-02 10:00,Great,10\n3,2026-10-03 10:00,bad score,99\n',
  );
  stopWork = await work(api.runtime);
});
afterAll(async () => {
  await stopWork();
  await api.close();
  rmSync(folder, { recursive: true });
});

const body = (extra: object = {}): object => ({
  type: 'folder',
  name: 'アンケート',
  config: { path: folder, mapping: MAPPING },
  schedule: '0 6 * * *',
  ...extra,
});
const post = (path: string, content?: object): ReturnType<TestApi['call']> =>
  api.call(`/api/v1${path}`, { method: 'POST', body: content });

describe('a source', () => {
  it('is added, pulled, shown, undone and removed', async () => {
    const added = answerOf(addSource, await post('/sources', body()));
    expect(added).toMatchObject({ name: 'アンケート', health: 'never_run', paused: false });
    expect(added.nextRunAt).not.toBeNull();
    const { id } = added;
    await vi.waitFor(
      async () =>
        expect(answerOf(getSource, await api.call(`/api/v1/sources/${id}`))).toMatchObject({
          items: 2,
          health: 'healthy',
          rejects: 1,
          unclassified: 0,
        }),
      20_000,
    );
    expect(answerOf(listSources, await api.call('/api/v1/sources'))).toHaveLength(1);
    expect(answerOf(listItems, await api.call(`/api/v1/items?source=${id}`)).total).toBe(2);

    const rejects = answerOf(listRejects, await api.call(`/api/v1/sources/${id}/rejects`));
    expect(rejects).toHaveLength(1);
    expect(rejects[0]?.raw).toContain('99');
    answerOf(retryRejects, await post(`/sources/${id}/rejects/retry`));
    answerOf(runSource, await post(`/sources/${id}/run`));

    const runs = answerOf(listRuns, await api.call(`/api/v1/sources/${id}/runs`));
    const first = runs.at(-1);
    expect(first).toMatchObject({ status: 'succeeded', trigger: 'person' });
    const undone = answerOf(undoRun, await post(`/sources/${id}/runs/${first?.id ?? ''}/undo`));
    expect(undone.status).toBe('undone');
    await vi.waitFor(
      async () => expect(answerOf(listItems, await api.call(`/api/v1/items?source=${id}`)).total).toBe(0),
      20_000,
    );

    expect((await api.call(`/api/v1/sources/${id}`, { method: 'DELETE' })).status).toBe(204);
    problemIn(await api.call(`/api/v1/sources/${id}`), 'not_found');
    expect(answerOf(listSources, await api.call('/api/v1/sources'))).toEqual([]);
  }, 60_000);

  it('is refused with the field that is wrong', async () => {
    expect(problemIn(await post('/sources', body({ config: {} })), 'invalid_config').fields?.[0]?.field).toMatch(
      /^config\./,
    );
    expect(problemIn(await post('/sources', body({ type: 'fax' })), 'invalid_request').fields?.[0]?.field).toBe('type');
    expect(
      problemIn(await post('/sources', body({ schedule: 'now and then' })), 'invalid_request').fields?.[0]?.field,
    ).toBe('schedule');
    expect(
      problemIn(await post('/sources', body({ secrets: { password: 'x' } })), 'invalid_request').fields?.[0]?.field,
    ).toBe('secrets.password');
  });

  it('keeps secrets to itself', async () => {
    const types = answerOf(listConnectorTypes, await api.call('/api/v1/connector-types'));
    const type = types.find(({ secrets }) => secrets.length > 0 && types.length > 0);
    const secret = type?.secrets[0]?.name ?? '';
    const { database } = api.runtime;
    const id = randomUUID();
    await database.query(
      `insert into source (source_id, type, name, config, created_at) values ($1, $2, 'n', '{}', now())`,
      [id, type?.type],
    );
    const patch = (content: object): ReturnType<TestApi['call']> =>
      api.call(`/api/v1/sources/${id}`, { method: 'PATCH', body: content });
    const set = await patch({ secrets: { [secret]: 'hunter2-geheim' } });
    expect(answerOf(getSource, set).secretsSet).toEqual([secret]);
    expect(set.text).not.toContain('hunter2');
    const [row] = await database.query<{ secrets: Buffer }>('select secrets from source where source_id = $1', [id]);
    expect(row?.secrets.toString('latin1')).not.toContain('hunter2');
    const log = await database.query<{ detail: unknown }>('select detail from change_log where subject = $1', [
      `source:${id}`,
    ]);
    expect(JSON.stringify(log)).toContain(secret);
    expect(JSON.stringify(log)).not.toContain('hunter2');
    expect(answerOf(getSource, await patch({ secrets: { [secret]: '' } })).secretsSet).toEqual([]);
  });

  it('is paused, renamed and remapped', async () => {
    const { id } = answerOf(addSource, await post('/sources', body({ schedule: null })));
    const patch = (content: object): ReturnType<TestApi['call']> =>
      api.call(`/api/v1/sources/${id}`, { method: 'PATCH', body: content });
    expect(answerOf(getSource, await patch({ paused: true, name: '別名' }))).toMatchObject({
      health: 'paused',
      name: '別名',
      nextRunAt: null,
    });
    problemIn(await patch({ config: { path: 7 } }), 'invalid_config');
    const config = { path: folder, mapping: { ...MAPPING, channel: 'web_form' } };
    expect(answerOf(getSource, await patch({ config, paused: false })).config).toEqual(config);
    await vi.waitFor(
      async () =>
        expect(answerOf(listItems, await api.call(`/api/v1/items?source=${id}&channel=web_form`)).total).toBe(2),
      20_000,
    );
  }, 40_000);
});

describe('a test and a preview', () => {
  it('answer without saving anything', async () => {
    expect(answerOf(testSource, await post('/sources/test', body()))).toMatchObject({ ok: true });
    expect(
      answerOf(
        testSource,
        await post('/sources/test', body({ config: { path: '/nowhere/at/all', mapping: MAPPING } })),
      ),
    ).toMatchObject({ ok: false });
    const preview = answerOf(previewSource, await post('/sources/preview', body()));
    expect(preview.ok).toBe(true);
    expect(preview.items.length).toBeGreaterThan(0);
    expect(preview.rejects.length).toBeGreaterThan(0);
  });
});

it('without a worker the api says so after 15 s', async () => {
  await stopWork();
  const started = performance.now();
  problemIn(await post('/sources/test', body()), 'timed_out');
  expect(performance.now() - started).toBeGreaterThan(14_000);
  stopWork = await work(api.runtime);
}, 30_000);
