import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENTS } from '@koe/api/contract/events';
import { packDirty } from '@koe/jobs/test-only/pipeline/pack.step';
import { writeSomeItems } from '../../sql/queries/some-items.js';
import { startApi, type TestApi } from '../start-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** Listens until an event of a kind arrives, while `cause` runs. */
function eventAfter(kind: keyof typeof EVENTS, cause: () => Promise<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = get(`${api.base}/api/v1/events`, (response) => {
      expect(response.headers['content-type']).toContain('text/event-stream');
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        if (text === '') cause().catch(reject);
        text += chunk;
        const found = new RegExp(`event: ${kind}\ndata: (.*)\n\n`).exec(text);
        if (!found) return;
        request.destroy();
        resolve(EVENTS[kind].parse(JSON.parse(found[1] ?? '')));
      });
    });
    request.on('error', reject);
  });
}

describe('server-sent events', () => {
  it('tell of new blocks, with the version of the manifest that lists them', async () => {
    const event = await eventAfter('blocks', async () => {
      await writeSomeItems(api.runtime.database, 3, 1);
      await packDirty(api.runtime, new AbortController().signal);
    });
    const { json } = await api.call('/api/v1/cube/manifest');
    expect(json).toMatchObject(event as object);
  });

  it('tell of changed settings and of handling', async () => {
    const body = { key: 'lamp', name: { ja: 'ランプ', en: 'Lamp' } };
    await eventAfter('settings', () => api.call('/api/v1/settings/products', { method: 'POST', body }));
    const [item] = await writeSomeItems(api.runtime.database, 1, 2);
    const handling = { state: 'done', assigneeId: null, due: null, note: '' };
    const event = await eventAfter('handling', () =>
      api.call(`/api/v1/items/${item?.itemId ?? ''}/handling`, { method: 'PUT', body: handling }),
    );
    expect(event).toEqual({ id: item?.itemId });
  });

  it('go on after the database connection of the listener broke', async () => {
    const { database } = api.runtime;
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'koe-listen' and datname = current_database()`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_800));
    await eventAfter('source', () => database.query(`select pg_notify('koe_event', '{"kind":"source","id":"x"}')`));
  });

  it('survive a message that makes no sense', async () => {
    const { database } = api.runtime;
    await database.query(`select pg_notify('koe_event', 'nonsense')`);
    await eventAfter('source', () => database.query(`select pg_notify('koe_event', '{"kind":"source","id":"y"}')`));
  });
});
