import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alertP1 } from '@koe/jobs/test-only/deliver/p1-alerts.step';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { writeSubscription } from '@koe/sql/queries/delivery/subscription';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { addTestSource, drain, pullAndDrain, testRuntime } from '../../harness/pipeline.js';
import { loopbackFetch, loopbackSockets } from './on-loopback.js';
import { addChannel } from './some-channel.js';
import { startTarget, type Target } from './target.js';
import { ticketFolder, type Ticket, type TicketFolder } from './ticket-folder.js';

const MINUTE_MS = 60_000;
const LEAK = {
  id: 1,
  at: '2026-11-20 09:58',
  comment: 'マイページに他人の個人情報が表示されています',
  team: 'support',
};
const COLOUR = { id: 2, at: '2026-11-20 09:59', comment: '商品の色が写真と少し違いました', team: 'support' };

let database: TestDatabase;
let runtime: Runtime;
let now: Date;
let room: Target;
let folder: TicketFolder;
let departmentId: string;
beforeEach(async () => {
  database = await createTestDatabase();
  now = new Date('2026-11-20T01:00:00Z');
  runtime = { ...(await testRuntime(database, { now: () => now })), fetch: loopbackFetch, sockets: loopbackSockets };
  room = await startTarget((_, response) => response.end('ok'));
  folder = ticketFolder();
  departmentId = randomUUID();
  await database.query(`insert into department (department_id, name) values ($1, '{"ja":"部","en":"D"}')`, [
    departmentId,
  ]);
  await database.query(
    `insert into team (team_id, key, name, department_id) values (gen_random_uuid(), 'support', '{"ja":"係","en":"T"}', $1)`,
    [departmentId],
  );
  const roomId = await addChannel(runtime, 'slack', { url: room.url }, { webhookUrl: `${room.url}/made-up` });
  const wish = { kind: 'p1', personId: null, roomId, departmentId, active: true, via: null, now } as const;
  await database.transaction((session) => writeSubscription(session, wish));
});
afterEach(async () => {
  await room.close();
  await database.drop();
  folder.remove();
});

async function pull(...others: readonly Ticket[]): Promise<Date> {
  folder.write([LEAK, COLOUR, ...others]);
  const pulledAt = now;
  const run = await pullAndDrain(runtime, await addTestSource(runtime, folder.config));
  expect(run).toMatchObject({ status: 'succeeded', stored: 2 + others.length });
  return pulledAt;
}
/** What the schedule does each minute, in every process. */
async function tick(processes: number): Promise<void> {
  now = new Date(now.getTime() + MINUTE_MS);
  await Promise.all(Array.from({ length: processes }, () => alertP1(runtime)));
  await drain(runtime);
}

it('a new P1 is told to its department within five minutes of the pull, once, whatever number of processes look', async () => {
  const pulledAt = await pull();
  for (let minute = 0; minute < 4; minute += 1) await tick(3);
  const told = await database.query<{ sent_at: Date; state: string }>('select sent_at, state from delivery');
  expect(told).toHaveLength(1);
  expect(told[0]?.state).toBe('sent');
  expect((told[0]?.sent_at.getTime() ?? Infinity) - pulledAt.getTime()).toBeLessThanOrEqual(5 * MINUTE_MS);
  expect(room.received).toHaveLength(1);
  expect(room.received[0]?.body).toContain('個人情報が表示されています');
});

it('the notice says why it is urgent, in the language of who reads it', async () => {
  await pull();
  const personId = randomUUID();
  await database.query(`insert into person (person_id, name, department_id) values ($1, '真柴', $2)`, [
    personId,
    departmentId,
  ]);
  const wish = { kind: 'p1', personId, roomId: null, departmentId: null, active: true, via: null, now } as const;
  await database.transaction((session) => writeSubscription(session, wish));
  await tick(1);
  expect(room.received[0]?.body).toContain('新しい P1 が届きました: test folder（情報漏えい）');
  const [notice] = await database.query<{ text: object }>('select text from notification');
  expect(notice?.text).toEqual({
    ja: '新しい P1 が届きました: test folder（情報漏えい）',
    en: 'A new P1 came in: test folder (Data leak)',
  });
});

it('of several, each is told with its reason', async () => {
  await pull(
    { id: 3, at: '2026-11-20 09:57', comment: '充電器から煙が出て火傷しました', team: 'support' },
    { id: 4, at: '2026-11-20 09:56', comment: '二重に請求されています。返金してください', team: 'support' },
  );
  await tick(1);
  expect(room.received).toHaveLength(1);
  for (const reason of ['情報漏えい', '安全に関わる', '誤った請求'])
    expect(room.received[0]?.body).toContain(`test folder（${reason}）`);
});

it('a look that ended before it was written is made again, and tells once', async () => {
  await pull();
  const dies: Runtime = {
    ...runtime,
    database: Object.create(database, {
      transaction: {
        value: (work: Parameters<TestDatabase['transaction']>[0]) =>
          database.transaction(async (session) => {
            await work(session);
            throw new Error('the server is gone');
          }),
      },
    }),
  };
  await expect(alertP1(dies)).rejects.toThrow('gone');
  expect(await database.query('select 1 from p1_alert')).toEqual([]);
  await tick(1);
  await tick(1);
  expect(room.received).toHaveLength(1);
});

it('what is read again, or changed at its source, is no news', async () => {
  await pull();
  await tick(1);
  folder.write([{ ...LEAK, comment: LEAK.comment.replace('表示', 'まだ表示') }, COLOUR]);
  const [source] = await database.query<{ source_id: string }>('select source_id from source');
  await pullAndDrain(runtime, source?.source_id ?? '');
  await tick(2);
  expect(room.received).toHaveLength(1);
});
