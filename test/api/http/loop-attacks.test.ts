import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '@koe/api/contract/problem';
import { PLAN, addPlan } from '../actions/plan.js';
import { startApi, type Call, type TestApi } from '../start-api.js';
import { expectNothingLeaks } from './nothing-leaks.js';

let api: TestApi;
let action = '';
beforeAll(async () => {
  api = await startApi();
  action = (await addPlan(api)).id;
});
afterAll(() => api.close());

const id = randomUUID();
const send = (body: unknown, method = 'POST'): Call => ({ method, body: JSON.stringify(body) });
const esc = encodeURIComponent;
const csv = (text: string): string => Buffer.from(text).toString('base64');
const pin = (asked: object): Call => send({ subject: { kind: 'action', id: action }, asked });
const level = { kind: 'level', metric: 'csat', filter: {} };

/** What is sent, and the statuses that refuse it. 200 stands where nothing matches, or where words stay words. `{action}` is one that exists. */
const ATTACKS: readonly (readonly [name: string, path: string, call: () => Call, statuses: readonly number[]])[] = [
  ['SQL in the status of actions', `/api/v1/actions?status=${esc(`planned' or 1=1 --`)}`, () => ({}), [400]],
  ['SQL in the owner of actions', `/api/v1/actions?owner=${esc(`' or true --`)}`, () => ({}), [400]],
  ['SQL in the key of a calendar', `/api/v1/actions/calendar.ics?key=${esc(`' or true --`)}`, () => ({}), [401]],
  ['an empty key of a calendar', '/api/v1/actions/calendar.ics?key=', () => ({}), [400]],
  [
    'a goal that filters by SQL',
    '/api/v1/actions',
    () => send({ ...PLAN, goal: { ...PLAN.goal, filter: `theme=1' --` } }),
    [400],
  ],
  [
    'a goal by a metric called constructor',
    '/api/v1/actions',
    () => send({ ...PLAN, goal: { ...PLAN.goal, metric: 'constructor' } }),
    [400],
  ],
  [
    'a goal with __proto__',
    '/api/v1/actions',
    () => ({ method: 'POST', body: `{"title":"a","__proto__":{"admin":true}}` }),
    [400],
  ],
  [
    'a goal changed afterwards',
    '/api/v1/actions/{action}',
    () => send({ revision: 1, goal: { ...PLAN.goal, weeks: 1 } }, 'PATCH'),
    [400, 409],
  ],
  ['a window beyond all', '/api/v1/actions', () => send({ ...PLAN, goal: { ...PLAN.goal, weeks: 1e9 } }), [400]],
  ['a date of no calendar in a plan', '/api/v1/actions', () => send({ ...PLAN, dueOn: '2026-02-31' }), [400]],
  ['NUL in the title of a plan', '/api/v1/actions', () => send({ ...PLAN, title: 'a\u0000b' }), [400]],
  [
    'a link that runs',
    `/api/v1/actions/{action}/links/${id}`,
    () => send({ url: 'javascript:alert(1)', label: 'a' }, 'PUT'),
    [400],
  ],
  [
    'a link with a page in it',
    `/api/v1/actions/{action}/links/${id}`,
    () => send({ url: 'data:text/html,<script>1</script>', label: 'a' }, 'PUT'),
    [400],
  ],
  [
    'power by a metric called __proto__',
    '/api/v1/actions/power',
    () => send({ goal: { ...PLAN.goal, metric: '__proto__' } }),
    [400],
  ],
  ['a pin that brings its own value', '/api/v1/facts/pins', () => pin({ ...level, value: 1 }), [400]],
  ['a pin by a metric called constructor', '/api/v1/facts/pins', () => pin({ ...level, metric: 'constructor' }), [400]],
  [
    'a pin of a place that climbs',
    '/api/v1/facts/pins',
    () => pin({ kind: 'edition', editionId: id, at: '/__proto__/constructor' }),
    [404],
  ],
  ['SQL in the subject of pins', `/api/v1/facts/pins?subject=${esc(`action:' or true --`)}`, () => ({}), [400]],
  ['a comment on a table', '/api/v1/remarks', () => send({ subject: { kind: 'change_log', id }, text: 'a' }), [400]],
  [
    'a comment beyond all',
    '/api/v1/remarks',
    () => send({ subject: { kind: 'action', id }, text: 'a'.repeat(100_000) }),
    [400],
  ],
  ['a report of a week that is no date', '/api/v1/editions', () => send({ week: `2026-01-01' --` }), [400]],
  [
    'a report in a language that is a path',
    `/api/v1/editions/${id}/pdf?language=${esc('../../etc/passwd')}`,
    () => ({}),
    [400],
  ],
  ['a case read by its path', `/api/v1/cases/${esc('../settings')}`, () => ({}), [400]],
  [
    'SQL in the search of articles',
    `/api/v1/faq/articles?text=${esc(`%'); drop table faq_article; --`)}`,
    () => ({}),
    [200],
  ],
  [
    'articles that are no base64',
    '/api/v1/faq/imports',
    () => send({ name: 'a', format: 'csv', files: [{ path: 'a.csv', content: '<script>' }] }),
    [400],
  ],
  [
    'articles that climb',
    '/api/v1/faq/imports',
    () => send({ name: 'a', format: 'zip', files: [{ path: '../../a', content: csv('a') }] }),
    [400],
  ],
  ['SQL in the state of deliveries', `/api/v1/deliveries?state=${esc(`sent' --`)}`, () => ({}), [400]],
  ['a subscription called __proto__', '/api/v1/subscriptions/__proto__', () => send({ active: true }, 'PUT'), [400]],
  ['a forged way out of a subscription', `/unsubscribe/${esc('../../api/v1/settings')}`, () => ({}), [400, 404]],
  [
    'a channel of a kind beyond all',
    '/api/v1/channels',
    () => send({ type: 'a'.repeat(5_000), name: 'a', config: {} }),
    [400],
  ],
  [
    'a channel with __proto__',
    '/api/v1/channels',
    () => ({ method: 'POST', body: '{"type":"slack","name":"a","config":{"__proto__":{"admin":true}}}' }),
    [400],
  ],
  ['a task by an action that is SQL', `/api/v1/trackers/tasks?action=${esc(`' or true --`)}`, () => ({}), [400]],
  [
    'a meeting on a day of no calendar',
    '/api/v1/reviews',
    () => send({ heldOn: '2026-02-30', startsAt: '10:00' }),
    [400],
  ],
  [
    'a decision that is no decision',
    `/api/v1/reviews/${id}/items/${id}/decision`,
    () => send({ kind: 'drop table' }, 'PUT'),
    [400],
  ],
  [
    'follow-ups as of a day that is SQL',
    `/api/v1/actions/{action}/follow-up?from=${esc(`2026-01-01'--`)}`,
    () => ({ method: 'POST' }),
    [400],
  ],
];

describe('attacks on what closes the loop', () => {
  it.each(ATTACKS)('%s', async (_, path, call, statuses) => {
    const answer = await api.call(path.replace('{action}', action), call());
    expect(statuses, answer.text).toContain(answer.status);
    expectNothingLeaks(answer);
    if (answer.status >= 400 && path.startsWith('/api/'))
      expect(problemSchema.parse(answer.json).requestId).not.toBe('');
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('left everything as it was', async () => {
    const [counts] = await api.runtime.database.query<Record<string, number>>(
      `select (select count(*)::int from action) as actions, (select goal_weeks from action) as weeks, (select count(*)::int from pinned_fact) as pins,
         (select count(*)::int from remark) as remarks, (select count(*)::int from action_link) as links, (select count(*)::int from channel) as channels,
         (select count(*)::int from review) as reviews, (select count(*)::int from edition) as editions, (select count(*)::int from faq_article) as articles`,
    );
    expect(counts).toEqual({
      ...{ actions: 1, weeks: PLAN.goal.weeks, pins: 0, remarks: 0, links: 0 },
      ...{ channels: 0, reviews: 0, editions: 0, articles: 0 },
    });
  });
});
