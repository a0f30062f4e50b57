import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { deliver } from '@koe/jobs/test-only/deliver/deliver.step';
import { sweep } from '@koe/jobs/test-only/deliver/sweep.step';
import { purge } from '@koe/jobs/test-only/pipeline/purge.step';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { findChannel } from '@koe/sql/queries/delivery/channel';
import { findDelivery, resendDelivery } from '@koe/sql/queries/delivery/delivery';
import { createVault } from '@koe/sql/server/vault';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { testRuntime } from '../../harness/pipeline.js';
import { loopbackFetch } from './on-loopback.js';
import { addChannel, MESSAGE, order, stateOf } from './some-channel.js';

const DAY_MS = 86_400_000;
let database: TestDatabase;
let runtime: Runtime;
let now = new Date('2026-11-20T01:00:00Z');
let channelId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  runtime = { ...(await testRuntime(database, { now: () => now })), fetch: loopbackFetch };
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = new Date('2026-11-20T01:00:00Z');
  await database.query('delete from graphile_worker._private_jobs');
  await database.query('delete from delivery');
  await database.query('delete from delivery_content');
  await database.query('delete from channel');
  channelId = await addChannel(
    runtime,
    'slack',
    { url: 'https://hooks.slack.com' },
    { webhookUrl: 'https://hooks.slack.com/made-up' },
  );
});

const jobs = async (): Promise<number> =>
  (await database.query(`select 1 from graphile_worker.jobs where task_identifier = 'deliver'`)).length;
const die = (): Promise<unknown> =>
  database.query(`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'again and again'`);

it('a delivery whose job has died is seen as failed, and what had been handed over as in doubt; both can be sent again', async () => {
  const [waiting, handed] = [await order(runtime, channelId), await order(runtime, channelId)];
  await database.query(`update delivery set state = 'sending', claimed_at = $1 where delivery_id = $2`, [now, handed]);
  await sweep(runtime);
  expect(await stateOf(runtime, waiting)).toMatchObject({ state: 'queued' });
  await die();
  await Promise.all([sweep(runtime), sweep(runtime)]);
  expect(await stateOf(runtime, waiting)).toMatchObject({ state: 'failed', reasonCode: 'broken' });
  expect(await stateOf(runtime, handed)).toMatchObject({ state: 'unknown', reasonCode: 'interrupted' });
  expect(await jobs()).toBe(0);
  const again = { id: waiting, from: ['failed'], now } as const;
  expect(await database.transaction((session) => resendDelivery(session, again))).toBe(true);
  const [job] = await database.query<{ attempts: number; max_attempts: number }>(
    'select attempts, max_attempts from graphile_worker.jobs',
  );
  expect(job).toMatchObject({ attempts: 0, max_attempts: 8 });
});

it('one that waits without a job is given one; one that waits for a person is left alone', async () => {
  await order(runtime, channelId);
  await database.query('delete from graphile_worker._private_jobs');
  await sweep(runtime);
  expect(await jobs()).toBe(0);
  now = new Date(now.getTime() + 3_600_000);
  await database.query('update channel set paused = true');
  await sweep(runtime);
  expect(await jobs()).toBe(0);
  await database.query('update channel set paused = false');
  await sweep(runtime);
  expect(await jobs()).toBe(1);
});

it('a channel whose secrets cannot be opened stands still with its reason; only what had been handed over is in doubt', async () => {
  const [waiting, handed] = [await order(runtime, channelId), await order(runtime, channelId)];
  await database.query(`update delivery set state = 'sending', claimed_at = $1 where delivery_id = $2`, [now, handed]);
  const other: Runtime = { ...runtime, vault: createVault(Buffer.alloc(32, 9)) };
  for (const deliveryId of [handed, waiting])
    await deliver(other, { deliveryId, channelId }, new AbortController().signal);
  expect(await stateOf(runtime, handed)).toMatchObject({ state: 'unknown', reasonCode: 'interrupted' });
  expect(await stateOf(runtime, waiting)).toMatchObject({ state: 'queued', reasonCode: 'config' });
  expect((await findChannel(database, channelId))?.trouble).toContain('enter it again');
});

it('what was sent loses its words after the retention, keeps its title, and is sent no more; what waits keeps them', async () => {
  const [sent, failed, waiting] = [
    await order(runtime, channelId),
    await order(runtime, channelId, { ...MESSAGE, text: '別の本文' }),
    await order(runtime, channelId, { ...MESSAGE, text: '待っている本文' }),
  ];
  await database.query(`update delivery set state = 'sent' where delivery_id = $1`, [sent]);
  await database.query(`update delivery set state = 'failed' where delivery_id = $1`, [failed]);
  const texts = async (): Promise<string[]> =>
    (await database.query<{ text: string }>(`select body ->> 'text' as text from delivery_content order by 1`)).map(
      ({ text }) => text,
    );
  now = new Date(now.getTime() + 89 * DAY_MS);
  await purge(runtime);
  expect(await texts()).toContain(MESSAGE.text);
  now = new Date(now.getTime() + 2 * DAY_MS);
  await purge(runtime);
  expect(await texts()).toEqual(['', '', '待っている本文']);
  expect(await findDelivery(database, failed)).toMatchObject({ title: MESSAGE.title, trimmed: true });
  expect(await findDelivery(database, waiting)).toMatchObject({ trimmed: false });
  const again = { id: failed, from: ['failed'], now } as const;
  expect(await database.transaction((session) => resendDelivery(session, again))).toBe(false);
  // the same words told anew are whole again
  await order(runtime, channelId);
  expect(await texts()).toContain(MESSAGE.text);

  await database.query('delete from graphile_worker._private_jobs');
  await database.query('delete from delivery');
  await purge(runtime);
  expect(await texts()).toEqual([]);
});
