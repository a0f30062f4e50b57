import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { countOverdue, readOverdue } from '@koe/sql/queries/delivery/overdue';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { addTestSource, pullAndDrain, testRuntime } from '../../harness/pipeline.js';
import { ticketFolder, type Ticket, type TicketFolder } from './ticket-folder.js';

const ticket = (id: number, at: string, resolved = ''): Ticket => ({
  id,
  at: `2026-11-${at}`,
  comment: 'マイページに他人の個人情報が表示されています',
  resolved,
});
const before = { p1: new Date('2026-11-19T21:00:00Z'), p2: new Date('2026-11-18T01:00:00Z') };

let database: TestDatabase;
let runtime: Runtime;
let folder: TicketFolder;
beforeAll(async () => {
  database = await createTestDatabase();
  runtime = await testRuntime(database, { now: () => new Date('2026-11-20T01:00:00Z') });
  folder = ticketFolder();
});
afterAll(async () => {
  await database.drop();
  folder.remove();
});

it('open P1 and P2 that wait too long are counted and the oldest told; what its source calls solved waits for nobody, until it is opened again', async () => {
  const others = [ticket(2, '19 10:00'), ticket(3, '20 09:00')];
  folder.write([ticket(1, '18 10:00'), ...others, ticket(4, '17 10:00', '2026-11-18 12:00')]);
  const source = await addTestSource(runtime, folder.config);
  expect(await pullAndDrain(runtime, source)).toMatchObject({ stored: 4 });
  const P1 = (count: number, oldestAt: string): object[] => [{ priority: 'P1', count, oldestAt: new Date(oldestAt) }];
  expect(await countOverdue(database, before)).toEqual(P1(2, '2026-11-18T01:00:00Z'));
  expect((await readOverdue(database, before)).map(({ createdAt }) => createdAt.toISOString())).toEqual([
    '2026-11-18T01:00:00.000Z',
    '2026-11-19T01:00:00.000Z',
  ]);

  folder.write([ticket(1, '18 10:00', '2026-11-20 09:30'), ...others, ticket(4, '17 10:00')]);
  await pullAndDrain(runtime, source);
  expect(await countOverdue(database, before)).toEqual(P1(2, '2026-11-17T01:00:00Z'));

  await database.query(`update item_index set handling = 'done'`);
  expect(await countOverdue(database, before)).toEqual([]);
  expect(await readOverdue(database, before)).toEqual([]);
});

it('among many items only those that wait are read, however many are solved', async () => {
  await database.query(
    `insert into item_index (item_id, revision, classifier_version, source_id, created_at, kind, channel, lang, priority, themes,
       theme_paths, reply_s, reply_business_s, resolve_s, handle_s, first_contact, is_contact, voice, search_text, grams, settled)
     select gen_random_uuid(), 1, 'v', $1, timestamptz '2026-11-01' + n * interval '1 minute', 'ticket', 'email', 'ja',
       case when n % 20 = 0 then 'P1' when n % 5 = 0 then 'P2' else 'P3' end, '{}', '{}', 0, 0, 0, 0, 0, true, true, '', '{}', n % 50 <> 0
     from generate_series(1, 20000) n`,
    [randomUUID()],
  );
  await database.query('analyze item_index');
  await database.query('vacuum item_index');
  const [plan] = await database.query<{ 'QUERY PLAN': object[] }>(
    `explain (analyze, format json) select count(*), min(created_at) from item_index
     where handling = 'open' and priority = 'P1' and not settled and created_at < '2026-11-19'`,
  );
  const text = JSON.stringify(plan);
  expect(text).toContain('item_index_urgent');
  expect(text).toContain('Index Only Scan');
  const [{ count } = { count: 0 }] = await countOverdue(database, before);
  expect(count).toBe(200);
});
