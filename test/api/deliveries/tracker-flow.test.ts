import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { getAction } from '@koe/api/contract/action-page';
import { putStep } from '@koe/api/contract/action-steps';
import { addTrackerTask, listTrackerTasks, type TrackerTask } from '@koe/api/contract/trackers';
import { queueTaskLook } from '@koe/jobs/test-only/deliver/tasks/due-tasks';
import { followTasks } from '@koe/jobs/test-only/deliver/tasks/follow-tasks.step';
import { DELIVERERS, delivererDescriptor } from '@koe/jobs/test-only/deliver/registry';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { drain } from '../../harness/pipeline.js';
import { loopbackFetch, loopbackSockets } from '../../jobs/deliver/on-loopback.js';
import { addChannel } from '../../jobs/deliver/some-channel.js';
import { json, startTarget, type Target } from '../../jobs/deliver/target.js';
import { addPlan } from '../actions/plan.js';
import { answerOf } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

interface Issue {
  readonly id: number;
  readonly description: string;
  status: { name: string; is_closed: boolean };
}
const OPEN = { name: '新規', is_closed: false };
const CLOSED = { name: '終了', is_closed: true };

let api: TestApi;
let runtime: Runtime;
let redmine: Target;
let issues: Issue[];
/** What stands instead of the tracker's answer to a look at a task. */
let instead: string | null;
let actionId: string;
let stepId: string;

beforeAll(async () => {
  api = await startApi();
  runtime = { ...api.runtime, fetch: loopbackFetch, sockets: loopbackSockets };
  for (const each of DELIVERERS.map(delivererDescriptor))
    await runtime.database.query('insert into deliverer_type (type, descriptor) values ($1, $2)', [each.type, each]);
  redmine = await startTarget(({ method, url, body }, response) => {
    if (method === 'POST') {
      const { issue }: { issue: { description: string } } = JSON.parse(body);
      const made = { id: issues.length + 1, description: issue.description, status: OPEN };
      issues.push(made);
      return json(response, { issue: made }, 201);
    }
    if (instead !== null) return response.end(instead);
    const found = issues.find(({ id }) => url.pathname === `/issues/${id}.json`);
    return found ? json(response, { issue: found }) : json(response, {}, 404);
  });
});
afterAll(async () => {
  await redmine.close();
  await api.close();
});
beforeEach(async () => {
  issues = [];
  instead = null;
  await runtime.database.query('delete from tracker_task');
  await runtime.database.query(
    'delete from channel where not exists (select 1 from delivery where delivery.channel_id = channel.channel_id)',
  );
  actionId = (await addPlan(api)).id;
  stepId = randomUUID();
  await step({ revision: null });
});

async function step(change: object): Promise<void> {
  const plain = {
    text: '文面を直す',
    ownerId: api.personId,
    startOn: null,
    dueOn: null,
    done: false,
    blockedReason: null,
  };
  const put = { method: 'PUT', body: { ...plain, dependsOn: [], ...change } };
  answerOf(putStep, await api.call(`/api/v1/actions/${actionId}/steps/${stepId}`, put));
}
async function makeTask(): Promise<void> {
  const config = { url: redmine.url, project: 'voc' };
  const channelId = await addChannel(runtime, 'redmine', config, { apiKey: 'made-up' });
  const body = { actionId, stepId, channelId };
  answerOf(addTrackerTask, await api.call('/api/v1/trackers/tasks', { method: 'POST', body }));
  await drain(runtime);
}
/** What the schedule does every ten minutes. */
async function look(): Promise<void> {
  // a done one is asked once a day
  await runtime.database.query(`update tracker_task set checked_at = checked_at - interval '2 days'`);
  await queueTaskLook(runtime);
  await drain(runtime);
}
const task = async (): Promise<TrackerTask | undefined> =>
  answerOf(listTrackerTasks, await api.call(`/api/v1/trackers/tasks?action=${actionId}`))[0];
async function page(): Promise<{ done: boolean | undefined; revision: number | undefined; history: string[] }> {
  const { steps, history } = answerOf(getAction, await api.call(`/api/v1/actions/${actionId}`));
  const [first] = steps;
  return { done: first?.done, revision: first?.revision, history: history.map(({ action }) => action) };
}
const notices = async (): Promise<unknown> =>
  (await runtime.database.query(`select 1 from notification where kind = 'status' and subject_id = $1`, [actionId]))
    .length;

it('a step becomes a task; done there it is done here, opened again there it is open again, each with its line in the history', async () => {
  await makeTask();
  expect(issues).toHaveLength(1);
  expect(await task()).toMatchObject({ externalId: '1', url: `${redmine.url}/issues/1` });
  await look();
  expect(await page()).toMatchObject({ done: false, history: ['add_task', 'add_step', 'add'] });

  const [issue] = issues;
  if (!issue) throw new Error('no task was made');
  issue.status = CLOSED;
  await look();
  await look();
  expect(await task()).toMatchObject({ done: true, status: '終了', trouble: null });
  expect(await page()).toMatchObject({
    done: true,
    revision: 2,
    history: ['finish_by_task', 'add_task', 'add_step', 'add'],
  });
  expect(await notices()).toBe(1);

  issue.status = OPEN;
  await look();
  expect(await page()).toMatchObject({ done: false, revision: 3 });
  expect((await page()).history[0]).toBe('reopen_by_task');
  expect(await notices()).toBe(2);
});

it('whoever takes the tick off while the task is done is not overruled; a step done by hand stays done by that person', async () => {
  await makeTask();
  const [issue] = issues;
  if (!issue) throw new Error('no task was made');
  await step({ revision: 1, done: true });
  issue.status = CLOSED;
  await look();
  expect(await page()).toMatchObject({ done: true, revision: 2 });
  const [row] = await runtime.database.query<{ done_by: string }>(
    'select done_by from action_step where step_id = $1',
    [stepId],
  );
  expect(row?.done_by).toBe(api.personId);
  await step({ revision: 2, done: false });
  await look();
  expect(await page()).toMatchObject({ done: false, revision: 3 });
});

it('with tasks in two trackers the last one that is done ends the step, the first that is opened again opens it', async () => {
  await makeTask();
  await makeTask();
  const [first, second] = issues;
  if (!first || !second) throw new Error('two tasks were to be made');
  first.status = CLOSED;
  await look();
  expect(await page()).toMatchObject({ done: false });
  second.status = CLOSED;
  await look();
  expect(await page()).toMatchObject({ done: true });
  first.status = OPEN;
  await look();
  expect(await page()).toMatchObject({ done: false });
});

it('two looks at once, and one that ended before it was noted, change the step once', async () => {
  await makeTask();
  issues.forEach((issue) => (issue.status = CLOSED));
  const never = new AbortController().signal;
  await expect(followTasks(runtime, AbortSignal.abort(new Error('the process is stopping')))).rejects.toThrow(
    'stopping',
  );
  await Promise.all([followTasks(runtime, never), followTasks(runtime, never)]);
  expect(await page()).toMatchObject({ done: true, revision: 2 });
  expect(await notices()).toBe(1);
});

it('a page that stands before the tracker is trouble, and no state; a task that is gone leaves the step as it is', async () => {
  await makeTask();
  instead = '<html>sign in</html>';
  await look();
  expect(await task()).toMatchObject({ done: false, trouble: 'Redmine answered in an unexpected shape' });
  instead = null;
  issues = [];
  await look();
  expect(await task()).toMatchObject({ trouble: 'gone' });
  expect(await page()).toMatchObject({ done: false, revision: 1 });
});

it('a tracker whose key cannot be opened is trouble of its own tasks only', async () => {
  await makeTask();
  await makeTask();
  const [, second] = issues;
  if (!second) throw new Error('two tasks were to be made');
  second.status = CLOSED;
  await runtime.database.query(
    `update channel set secrets = '\\x00' where channel_id = (select channel_id from tracker_task where external_id = '1')`,
  );
  await look();
  const tasks = answerOf(listTrackerTasks, await api.call(`/api/v1/trackers/tasks?action=${actionId}`));
  expect(tasks.map(({ done }) => done).toSorted()).toEqual([false, true]);
  expect(tasks.find(({ done }) => !done)?.trouble).toContain('enter it again');
});

it('nobody is asked for a step or an action that was deleted', async () => {
  await makeTask();
  const before = redmine.received.length;
  await api.call(`/api/v1/actions/${actionId}`, { method: 'DELETE' });
  await look();
  expect(redmine.received).toHaveLength(before);
});
