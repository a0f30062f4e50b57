import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alertP1 } from '@koe/jobs/test-only/deliver/p1-alerts.step';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { writeSubscription } from '@koe/sql/queries/delivery/subscription';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { addTestSource, drain, pullAndDrain, testRuntime } from '../../harness/pipeline.js';
import { loopbackFetch, loopbackSockets } from './on-loopback.js';
import { addChannel } from './some-channel.js';
import { startTarget, type Target } from './target.js';

const MINUTE_MS = 60_000;
const MAPPING = {
  kind: 'ticket',
  channel: 'email',
  id: 'id',
  createdAt: { column: 'at', zone: 'Asia/Tokyo' },
  texts: [{ column: 'comment' }],
  attributes: [{ column: 'team', name: 'team' }],
};
const ROWS = [
  'id,at,comment,team',
  '1,2026-11-20 09:58,マイページに他人の個人情報が表示されています,support',
  '2,2026-11-20 09:59,商品の色が写真と少し違いました,support',
];

let database: TestDatabase;
let runtime: Runtime;
let now: Date;
let room: Target;
let folder: string;
let departmentId: string;
beforeEach(async () => {
  database = await createTestDatabase();
  now = new Date('2026-11-20T01:00:00Z');
  runtime = { ...(await testRuntime(database, { now: () => now })), fetch: loopbackFetch, sockets: loopbackSockets };
  room = await startTarget((_, response) => response.end('ok'));
  folder = mkdtempSync(join(tmpdir(), 'koe-p1-'));
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
  rmSync(folder, { recursive: true, force: true });
});

async function pull(): Promise<Date> {
  writeFileSync(join(folder, 'tickets.csv'), `${ROWS.join('\n')}\n`);
  const pulledAt = now;
  const run = await pullAndDrain(runtime, await addTestSource(runtime, { path: folder, mapping: MAPPING }));
  expect(run).toMatchObject({ status: 'succeeded', stored: 2 });
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
  const edited = ROWS.map((row) => row.replace('表示されています', 'まだ表示されています'));
  writeFileSync(join(folder, 'tickets.csv'), `${edited.join('\n')}\n`);
  const [source] = await database.query<{ source_id: string }>('select source_id from source');
  await pullAndDrain(runtime, source?.source_id ?? '');
  await tick(2);
  expect(room.received).toHaveLength(1);
});
