import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putStep } from '@koe/api/contract/action-steps';
import { addTrackerTask, listTrackerTasks, type TrackerTask } from '@koe/api/contract/trackers';
import { DELIVERERS, delivererDescriptor } from '@koe/jobs/test-only/deliver/registry';
import { addChannel } from '../../jobs/deliver/some-channel.js';
import { addPlan } from '../actions/plan.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type Answer, type TestApi } from '../start-api.js';

const STEP = { revision: null, text: '文面を直す', ownerId: null, startOn: null, dueOn: null, done: false };

let api: TestApi;
let ids: { readonly actionId: string; readonly stepId: string; readonly channelId: string };
beforeAll(async () => {
  api = await startApi();
  const { runtime } = api;
  for (const each of DELIVERERS.map(delivererDescriptor))
    await runtime.database.query('insert into deliverer_type (type, descriptor) values ($1, $2)', [each.type, each]);
  const channelId = await addChannel(
    runtime,
    'redmine',
    { url: 'https://redmine.example.com', project: 'koe' },
    { apiKey: 'made-up' },
  );
  const { id: actionId } = await addPlan(api);
  const stepId = randomUUID();
  const put = { method: 'PUT', body: { ...STEP, blockedReason: null, dependsOn: [] } };
  answerOf(putStep, await api.call(`/api/v1/actions/${actionId}/steps/${stepId}`, put));
  ids = { actionId, stepId, channelId };
});
afterAll(() => api.close());

const add = (body: object): Promise<Answer> => api.call('/api/v1/trackers/tasks', { method: 'POST', body });
const listed = async (): Promise<TrackerTask[]> =>
  answerOf(listTrackerTasks, await api.call(`/api/v1/trackers/tasks?action=${ids.actionId}`));

it('a step becomes one task of a tracker, however often it is asked for', async () => {
  const first = answerOf(addTrackerTask, await add(ids));
  expect(first).toMatchObject({
    ...{ stepId: ids.stepId, externalId: null, done: false },
    delivery: { state: 'queued' },
  });
  const again = answerOf(addTrackerTask, await add(ids));
  expect(again).toEqual(first);
  expect(await listed()).toEqual([first]);
  const sent = await api.runtime.database.query('select delivery_id from delivery');
  expect(sent).toEqual([{ delivery_id: first.delivery.id }]);
});

it('no task is made of what is not there, nor in a room', async () => {
  const room = await addChannel(api.runtime, 'slack', {}, { webhookUrl: 'https://hooks.slack.com/made-up' });
  problemIn(await add({ ...ids, channelId: room }), 'invalid_request');
  for (const part of ['actionId', 'stepId', 'channelId'])
    problemIn(await add({ ...ids, [part]: randomUUID() }), 'not_found');
  expect(await listed()).toHaveLength(1);
});
