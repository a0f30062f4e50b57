import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { addToken, listTokens, type Token } from '@koe/api/contract/tokens';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type Answer, type TestApi } from '../start-api.js';

let api: TestApi;
let now = new Date('2026-03-20T00:00:00Z');
beforeAll(async () => {
  api = await startApi({ clock: { now: () => now }, readsPerMinute: 40 });
});
afterAll(() => api.close());

type Made = z.output<NonNullable<(typeof addToken)['answer']>>;
const make = async (body: object = { name: 'notebook' }): Promise<Made> =>
  answerOf(addToken, await api.call('/api/v1/tokens', { method: 'POST', body }));
const list = async (): Promise<Token[]> => answerOf(listTokens, await api.call('/api/v1/tokens'));
const reading = (token: string, path = '/api/v1/themes', method = 'GET'): Promise<Answer> =>
  api.call(path, { method, headers: { authorization: `Bearer ${token}` }, ...(method === 'GET' ? {} : { body: {} }) });

describe('a token', () => {
  it('is told once, ends after 90 days unless said otherwise, and is nowhere but in its hash', async () => {
    const made = await make();
    expect(made.token).toMatch(/^koe_[\w-]{43}$/);
    expect(Date.parse(made.expiresAt) - now.getTime()).toBe(90 * 86_400_000);
    const listed = (await list()).find(({ id }) => id === made.id);
    expect(listed).toMatchObject({ name: 'notebook', state: 'active', personId: api.personId, lastUsedAt: null });
    expect(JSON.stringify(await list())).not.toContain(made.token);
    const { database } = api.runtime;
    const stored = await database.query(`select * from api_token where token_id = $1`, [made.id]);
    const logged = await database.query(`select * from change_log where subject = $1`, [`api_token:${made.id}`]);
    expect(logged).toHaveLength(1);
    expect(JSON.stringify([stored, logged])).not.toContain(made.token.slice(8));
  });

  it('reads, and its use is noted', async () => {
    const { token, id } = await make();
    expect((await reading(token, '/api/v1/views')).status).toBe(200);
    expect((await list()).find((each) => each.id === id)?.lastUsedAt).toBe(now.toISOString());
  });

  it('reads in the name of its maker', async () => {
    const { token } = await make();
    const view = { name: '自分用', shared: false, path: '/', query: '', preset: null };
    await api.call(`/api/v1/views/${randomUUID()}`, { method: 'PUT', body: view });
    expect(JSON.stringify((await reading(token, '/api/v1/views')).json)).toContain('自分用');
  });

  it('never writes', async () => {
    const { token } = await make();
    problemIn(await reading(token, '/api/v1/tokens', 'POST'), 'not_allowed');
    problemIn(await reading(token, `/api/v1/views/${randomUUID()}`, 'PUT'), 'not_allowed');
    problemIn(await reading(token, `/api/v1/views/${randomUUID()}`, 'DELETE'), 'not_allowed');
    // also with a person beside it
    const { headers } = { headers: { authorization: `Bearer ${token}`, 'x-koe-person': api.personId } };
    problemIn(await api.call('/api/v1/tokens', { method: 'POST', body: { name: 'more' }, headers }), 'not_allowed');
  });

  it('posts the questions that are too long for an address', async () => {
    const { token } = await make();
    const answer = await reading(token, '/api/v1/cube/answers', 'POST');
    problemIn(answer, 'invalid_request'); // it was let through: only the empty question is wrong
  });

  it('is refused with the reason and the remedy when unknown, revoked or expired', async () => {
    const { token, id } = await make({ name: 'short', days: 1 });
    const refusal = async (text: string): Promise<string> => {
      const answer = await api.call('/api/v1/views', { headers: { authorization: text } });
      expect(answer.headers['www-authenticate']).toContain('Bearer');
      return problemIn(answer, 'token_refused').detail ?? '';
    };
    expect(await refusal(`Bearer koe_${'A'.repeat(43)}`)).toMatch(/not known.*Settings/);
    expect(await refusal('Bearer koe_short')).toMatch(/not known/);
    expect(await refusal('Bearer')).toMatch(/Bearer koe_/);
    now = new Date(now.getTime() + 86_400_000);
    expect(await refusal(`Bearer ${token}`)).toMatch(/expired on 2026-03-21.*Settings/);
    expect((await list()).find((each) => each.id === id)?.state).toBe('expired');
    const revoked = await make();
    expect((await api.call(`/api/v1/tokens/${revoked.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await refusal(`Bearer ${revoked.token}`)).toMatch(/revoked on 2026-03-21/);
    expect((await api.call(`/api/v1/tokens/${revoked.id}`, { method: 'DELETE' })).status).toBe(204);
    problemIn(await api.call(`/api/v1/tokens/${randomUUID()}`, { method: 'DELETE' }), 'not_found');
  });

  it('leaves the passwords of a proxy in front to the proxy', async () => {
    const headers = { authorization: 'Basic dXNlcjpwYXNz' };
    expect((await api.call('/api/v1/views', { headers })).status).toBe(200);
  });

  it('does not open the door to other hosts', async () => {
    const { token } = await make();
    const headers = { authorization: `Bearer ${token}`, host: 'koe.example.com' };
    problemIn(await api.call('/api/v1/views', { headers }), 'foreign_origin');
  });

  it('is slowed down, each for itself', async () => {
    const [busy, idle] = [await make(), await make()];
    const answers = await Promise.all(Array.from({ length: 45 }, () => reading(busy.token, '/api/v1/views')));
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThan(0);
    problemIn(limited[0]!, 'rate_limited');
    expect(Number(limited[0]!.headers['retry-after'])).toBeGreaterThan(0);
    expect((await reading(idle.token, '/api/v1/views')).status).toBe(200);
  });

  it('lasts at most a year', async () => {
    for (const days of [0, 366, 1.5])
      expect(
        problemIn(await api.call('/api/v1/tokens', { method: 'POST', body: { name: 'x', days } }), 'invalid_request')
          .fields?.[0]?.field,
      ).toBe('days');
  });
});
