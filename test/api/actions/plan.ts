import { randomUUID } from 'node:crypto';
import { addAction, moveAction, type Action } from '@koe/api/contract/actions';
import { answerOf } from '../contract.js';
import type { Answer, TestApi } from '../start-api.js';

/** A plan as the form sends it; theme 24 is late delivery. */
export const PLAN = {
  title: '配送遅延のお知らせを前日までに送る',
  themeId: 24,
  startOn: '2026-04-01',
  dueOn: '2026-04-30',
  means: [{ remedy: null, text: '遅れが分かった時点で自動で知らせる' }],
  resources: [{ kind: 'technology', text: '配送システムとの連携' }],
  goal: {
    metric: 'theme_share',
    filter: 'theme=24',
    weeks: 8,
    direction: 'down',
    minimumEffect: 0.01,
  },
};

export async function addPlan(api: TestApi, change: object = {}): Promise<Action> {
  return answerOf(addAction, await post(api, { ...PLAN, ...change }));
}

export function post(api: TestApi, body: object): Promise<Answer> {
  return api.call('/api/v1/actions', { method: 'POST', body });
}

export function patch(api: TestApi, id: string, body: object, as = api.personId): Promise<Answer> {
  return api.call(`/api/v1/actions/${id}`, { method: 'PATCH', body, headers: { 'x-koe-person': as } });
}

export function move(api: TestApi, id: string, body: object): Promise<Answer> {
  return api.call(`/api/v1/actions/${id}/transition`, { method: 'POST', body });
}

/** Moves along several statuses. @returns the action as it is then */
export async function walk(api: TestApi, action: Action, ...steps: (string | object)[]): Promise<Action> {
  let now = action;
  for (const step of steps) {
    const body = typeof step === 'string' ? { to: step } : step;
    now = answerOf(moveAction, await move(api, now.id, { revision: now.revision, ...body }));
  }
  return now;
}

export async function addPerson(api: TestApi, name: string): Promise<string> {
  const id = randomUUID();
  await api.runtime.database.query(`insert into person (person_id, name) values ($1, $2)`, [id, name]);
  return id;
}
