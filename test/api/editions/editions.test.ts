import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEditions, putEditionSettings } from '@koe/api/contract/editions';
import { parseDay } from '@koe/sql/domain/calendar/day';
import { DEFAULT_EDITION_SETTINGS, type EditionState } from '@koe/sql/domain/edition/settings';
import { insertEdition } from '@koe/sql/queries/edition/edition';
import { keepFile } from '@koe/sql/queries/edition/edition-print';
import { startApi, type TestApi } from '../start-api.js';

/** Tuesday 24 November 2026, noon in Tokyo: the week that closed last began on the 16th. */
const NOW = new Date('2026-11-24T03:00:00Z');
const PAPER = Buffer.from('%PDF-1.3 paper');

let api: TestApi;
let week = parseDay('2026-11-16');

beforeAll(async () => {
  api = await startApi({ clock: { now: () => NOW } });
}, 120_000);
afterAll(() => api.close());

async function keep(state: EditionState): Promise<string> {
  const editionId = randomUUID();
  const { database } = api.runtime;
  const content = '{"header":{"quiet":true},"sentences":[]}';
  const common = { asOf: NOW, builtAt: NOW, builtBy: null, replaces: null, hash: 'a'.repeat(64) };
  await insertEdition(database, { editionId, week, state, content, ...common });
  await keepFile(database, editionId, { language: 'ja', pages: 3, bytes: PAPER });
  week -= 7;
  return editionId;
}

const post = (path: string, body?: unknown): ReturnType<TestApi['call']> =>
  api.call(path, { method: 'POST', ...(body === undefined ? {} : { body }) });

describe('weekly reports in the api', () => {
  it('say when the next one comes while there is none', async () => {
    const { json } = await api.call('/api/v1/editions');
    const answer = listEditions.answer?.parse(json);
    expect(answer).toMatchObject({
      editions: [],
      next: { at: '2026-11-29T22:00:00.000Z', week: '2026-11-23' },
      newestWeek: '2026-11-16',
      oldestWeek: null,
    });
  });

  it('are not built of a week that goes on', async () => {
    const { status, json } = await post('/api/v1/editions', { week: '2026-11-24' });
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 'invalid_request' });
  });

  it('hand out their paper as it was printed, under a name of their week', async () => {
    const id = await keep('draft');
    const { bytes, headers } = await api.call(`/api/v1/editions/${id}/pdf?language=ja`);
    expect(bytes).toEqual(PAPER);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe('attachment; filename="koe-2026-11-16-ja.pdf"');
    expect((await api.call(`/api/v1/editions/${id}/pdf?language=en`)).status).toBe(404);
    expect((await api.call(`/api/v1/editions/${randomUUID()}`)).status).toBe(404);
  });

  it('are sent after approval only, where it is asked for, and then stay as they are', async () => {
    const settings = { ...DEFAULT_EDITION_SETTINGS, approval: true };
    const set = await api.call(putEditionSettings.path, { method: 'PUT', body: settings });
    expect(set.json).toEqual(settings);
    const id = await keep('awaiting_approval');
    expect((await post(`/api/v1/editions/${id}/send`)).status).toBe(409);
    expect((await post(`/api/v1/editions/${id}/approve`, { approved: false })).status).toBe(400);
    const returned = await post(`/api/v1/editions/${id}/approve`, { approved: false, note: '表現を確かめたい' });
    expect(returned.json).toMatchObject({ state: 'draft', returnedNote: '表現を確かめたい' });
    const approved = await post(`/api/v1/editions/${id}/approve`, { approved: true });
    expect(approved.json).toMatchObject({ state: 'approved', approvedBy: { id: api.personId, name: '山田 花子' } });
    expect((await post(`/api/v1/editions/${id}/send`)).json).toMatchObject({
      edition: { state: 'sent' },
      deliveries: 0,
    });
    expect((await post(`/api/v1/editions/${id}/send`)).json).toMatchObject({ deliveries: 0 });
    expect((await post(`/api/v1/editions/${id}/approve`, { approved: true })).status).toBe(409);
  });
});
