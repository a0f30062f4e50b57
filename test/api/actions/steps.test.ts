import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getAction } from '@koe/api/contract/action-page';
import { orderSteps, putStep, type ActionStep } from '@koe/api/contract/action-steps';
import type { Action } from '@koe/api/contract/actions';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type Answer, type TestApi } from '../start-api.js';
import { addPerson, addPlan } from './plan.js';

let api: TestApi;
let other: string;
const now = new Date('2026-04-02T03:00:00Z');
beforeAll(async () => {
  api = await startApi({ clock: { now: () => now } });
  other = await addPerson(api, '鈴木 次郎');
});
afterAll(() => api.close());

const STEP = {
  ...{ text: '文面を直す', ownerId: null, startOn: null, dueOn: null, done: false, blockedReason: null },
  dependsOn: [] as string[],
};
const put = (action: Action, id: string, body: object, as = api.personId): Promise<Answer> =>
  api.call(`/api/v1/actions/${action.id}/steps/${id}`, {
    method: 'PUT',
    body: { revision: null, ...STEP, ...body },
    headers: { 'x-koe-person': as },
  });
const remove = (action: Action, id: string): Promise<Answer> =>
  api.call(`/api/v1/actions/${action.id}/steps/${id}`, { method: 'DELETE' });
const stepsOf = async (action: Action): Promise<ActionStep[]> =>
  answerOf(getAction, await api.call(`/api/v1/actions/${action.id}`)).steps;
async function add(action: Action, body: object = {}): Promise<ActionStep> {
  return answerOf(putStep, await put(action, randomUUID(), body));
}

describe('a step', () => {
  it('is made, changed, done and taken back, each with its own revision', async () => {
    const action = await addPlan(api);
    const made = await add(action, { ownerId: other, dueOn: '2026-04-10' });
    expect(made).toMatchObject({
      position: 0,
      owner: { id: other, name: '鈴木 次郎' },
      done: false,
      doneAt: null,
      revision: 1,
    });
    const done = answerOf(putStep, await put(action, made.id, { revision: 1, done: true }));
    expect(done).toMatchObject({ done: true, doneAt: now.toISOString(), revision: 2, owner: null });
    expect(answerOf(putStep, await put(action, made.id, { revision: 2 })).doneAt).toBeNull();
    // the action's own row is left alone: two people may work on two steps at once
    expect(answerOf(getAction, await api.call(`/api/v1/actions/${action.id}`)).revision).toBe(1);
  });

  it('is not written over by who read an older one', async () => {
    const action = await addPlan(api);
    const made = await add(action);
    await put(action, made.id, { revision: 1, dueOn: '2026-04-20', text: '言い直し' }, other);
    const problem = problemIn(await put(action, made.id, { revision: 1, done: true }), 'conflict');
    expect(problem.detail).toContain('鈴木 次郎 changed text, dueOn');
    problemIn(await put(action, made.id, { revision: null }), 'conflict');
    await remove(action, made.id);
    expect(problemIn(await put(action, made.id, { revision: 2 }), 'conflict').detail).toContain(
      'deleted meanwhile by 山田 花子',
    );
  });

  it('may wait for others, but never in a circle: the refusal names the steps of it', async () => {
    const action = await addPlan(api);
    const a = await add(action, { text: '設計' });
    const b = await add(action, { text: '実装', dependsOn: [a.id] });
    const c = await add(action, { text: '試験', dependsOn: [b.id] });
    const refused = problemIn(
      await put(action, a.id, { revision: 1, text: '設計', dependsOn: [c.id] }),
      'invalid_request',
    );
    expect(refused.fields).toEqual([
      { field: 'dependsOn', message: 'steps would wait for each other: “設計” → “試験” → “実装” → “設計”' },
    ]);
    problemIn(await put(action, a.id, { revision: 1, dependsOn: [a.id] }), 'invalid_request');
    expect(
      problemIn(await put(action, a.id, { revision: 1, dependsOn: [randomUUID()] }), 'invalid_request').fields?.[0]
        ?.field,
    ).toBe('dependsOn');
    expect((await stepsOf(action)).map(({ dependsOn }) => dependsOn)).toEqual([[], [a.id], [b.id]]);
  });

  it('comes back when deleting is undone, and nothing waits for it in between', async () => {
    const action = await addPlan(api);
    const a = await add(action, { text: '一' });
    const b = await add(action, { text: '二', dependsOn: [a.id] });
    expect((await remove(action, a.id)).status).toBe(204);
    expect((await remove(action, a.id)).status).toBe(204);
    expect((await stepsOf(action)).map(({ id, dependsOn }) => [id, dependsOn])).toEqual([[b.id, []]]);
    expect(answerOf(putStep, await put(action, a.id, { text: '一', position: 0 })).position).toBe(0);
    expect((await stepsOf(action)).map(({ text }) => text)).toEqual(['一', '二']);
  });

  it('stands where it is put, and all are ordered together', async () => {
    const action = await addPlan(api);
    const [a, b, c] = [
      await add(action, { text: 'a' }),
      await add(action, { text: 'b' }),
      await add(action, { text: 'c', position: 0 }),
    ];
    expect((await stepsOf(action)).map(({ text }) => text)).toEqual(['c', 'a', 'b']);
    const order = (stepIds: string[]): Promise<Answer> =>
      api.call(`/api/v1/actions/${action.id}/step-order`, { method: 'PUT', body: { stepIds } });
    expect(answerOf(orderSteps, await order([b.id, c.id, a.id])).map(({ text }) => text)).toEqual(['b', 'c', 'a']);
    problemIn(await order([b.id, c.id]), 'conflict');
    problemIn(await order([b.id, b.id, a.id]), 'conflict');
  });

  it('has days in order, belongs to one action, and tells whom it is given to, once', async () => {
    const [action, elsewhere] = [await addPlan(api), await addPlan(api)];
    problemIn(await put(action, randomUUID(), { startOn: '2026-04-10', dueOn: '2026-04-09' }), 'invalid_request');
    const made = await add(action, { ownerId: other, dueOn: '2026-04-10' });
    problemIn(await put(elsewhere, made.id, {}), 'conflict');
    await put(action, made.id, { revision: 1, ownerId: other, text: '言い直し' });
    const told = await api.runtime.database.query(
      `select text ->> 'en' as en from notification where subject_id = $1`,
      [action.id],
    );
    expect(told).toEqual([
      { en: `You are now the owner of the step “文面を直す” of “${action.title}” (due Fri, 10 Apr 2026)` },
    ]);
    problemIn(await put({ ...action, id: randomUUID() }, randomUUID(), {}), 'not_found');
  });
});
