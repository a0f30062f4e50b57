import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getAction, putLink, putNote } from '@koe/api/contract/action-page';
import type { Action } from '@koe/api/contract/actions';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type Answer, type TestApi } from '../start-api.js';
import { addPerson, addPlan } from './plan.js';

let api: TestApi;
let other: string;
let action: Action;
const now = new Date('2026-04-02T03:00:00Z');
beforeAll(async () => {
  api = await startApi({ clock: { now: () => now } });
  other = await addPerson(api, '鈴木 次郎');
  action = await addPlan(api);
});
afterAll(() => api.close());

const put = (path: string, body: object, as = api.personId): Promise<Answer> =>
  api.call(`/api/v1/actions/${action.id}/${path}`, { method: 'PUT', body, headers: { 'x-koe-person': as } });
const remove = (path: string, as = api.personId): Promise<Answer> =>
  api.call(`/api/v1/actions/${action.id}/${path}`, { method: 'DELETE', headers: { 'x-koe-person': as } });
const page = async (): Promise<Pick<ReturnType<typeof parse>, 'notes' | 'links' | 'history'>> =>
  parse(await api.call(`/api/v1/actions/${action.id}`));
const parse = (answer: Answer) => answerOf(getAction, answer);

describe('notes of progress', () => {
  it('tell those they mention once, however often they are written over', async () => {
    const id = randomUUID();
    const body = { text: '@鈴木 次郎 見積もりをお願いします', mentions: [other, api.personId] };
    expect(answerOf(putNote, await put(`notes/${id}`, body))).toMatchObject({
      ...{ id, text: body.text, changedAt: null, by: { id: api.personId, name: '山田 花子' } },
      mentions: expect.arrayContaining([{ id: other, name: '鈴木 次郎' }]),
    });
    expect(answerOf(putNote, await put(`notes/${id}`, { ...body, text: '急ぎです' })).changedAt).toBe(
      now.toISOString(),
    );
    const told = await api.runtime.database.query(
      `select person_id as id, kind from notification where subject_id = $1`,
      [action.id],
    );
    expect(told).toEqual([{ id: other, kind: 'mention' }]);
  });

  it('are changed and deleted by their author only, and come back', async () => {
    const id = randomUUID();
    await put(`notes/${id}`, { text: '一回目' });
    problemIn(await put(`notes/${id}`, { text: '横から' }, other), 'not_allowed');
    problemIn(await remove(`notes/${id}`, other), 'not_allowed');
    expect((await remove(`notes/${id}`)).status).toBe(204);
    expect((await remove(`notes/${id}`)).status).toBe(204);
    expect((await page()).notes.some((note) => note.id === id)).toBe(false);
    await put(`notes/${id}`, { text: '一回目' });
    expect((await page()).notes.find((note) => note.id === id)?.text).toBe('一回目');
    expect((await page()).history.filter(({ action: what }) => what.endsWith('_note')).length).toBeGreaterThan(2);
  });
});

describe('links', () => {
  const attachment = { kind: 'attachment', url: 'https://files.example.com/plan.pdf', targetId: null, title: '計画書' };

  it('are addresses that a click may open, or things of the installation', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    expect(answerOf(putLink, await put(`links/${first}`, attachment))).toMatchObject({ ...attachment, id: first });
    const review = { kind: 'review', url: null, targetId: randomUUID(), title: '4月のレビュー会議' };
    expect(answerOf(putLink, await put(`links/${second}`, review))).toMatchObject(review);
    expect((await page()).links.map(({ id }) => id).sort()).toEqual([first, second].sort());
    expect((await remove(`links/${first}`)).status).toBe(204);
    expect((await page()).links.map(({ id }) => id)).toEqual([second]);
  });

  it.each([
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['file:///etc/passwd'],
    ['//files.example.com/x'],
    ['https://user:secret@files.example.com/'],
    ['plan.pdf'],
    [''],
  ])('are never %s', async (url) => {
    expect(
      problemIn(await put(`links/${randomUUID()}`, { ...attachment, url }), 'invalid_request').fields?.[0]?.field,
    ).toBe('url');
  });

  it('have an address or an id, never both', async () => {
    problemIn(await put(`links/${randomUUID()}`, { ...attachment, targetId: 'x' }), 'invalid_request');
    problemIn(await put(`links/${randomUUID()}`, { ...attachment, url: null }), 'invalid_request');
    problemIn(await put(`links/${randomUUID()}`, { ...attachment, kind: 'case', targetId: 'x' }), 'invalid_request');
  });
});
