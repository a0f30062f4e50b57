import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sendDigests } from '@koe/jobs/test-only/deliver/digest/digest.step';
import { makeEdition } from '@koe/jobs/test-only/insight/editions/edition.step';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { parseDay } from '@koe/sql/domain/calendar/day';
import { DEFAULT_EDITION_SETTINGS } from '@koe/sql/domain/edition/settings';
import type { EditionContent } from '@koe/sql/domain/edition/content';
import { writeSubscription } from '@koe/sql/queries/delivery/subscription';
import { editionContent, editionOfWeek } from '@koe/sql/queries/edition/edition';
import { writeEditionSettings } from '@koe/sql/queries/edition/settings';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { testRuntime } from '../../harness/pipeline.js';
import { addIndexed } from './indexed-item.js';
import { addChannel } from './some-channel.js';

/** Monday 23 November 2026 in Tokyo, at an hour. */
const monday = (hour: number, minute = 10): Date => new Date(Date.UTC(2026, 10, 22, hour + 15, minute));
const WEEK = parseDay('2026-11-16');
const never = new AbortController().signal;

let database: TestDatabase;
let runtime: Runtime;
let now = monday(7);
let departmentId: string;
let personId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  runtime = await testRuntime(database, { now: () => now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of [
    'edition',
    'notification',
    'delivery',
    'subscription',
    'item_index',
    'team',
    'person',
    'channel',
    'department',
  ])
    await database.query(`delete from ${table}`);
  await database.query(`delete from setting where name in ('digest_day', 'organisation')`);
  await writeEditionSettings(database, DEFAULT_EDITION_SETTINGS, { personId: null, now });
  [departmentId, personId] = [randomUUID(), randomUUID()];
  await database.query(`insert into department (department_id, name) values ($1, '{"ja":"物流部","en":"Logistics"}')`, [
    departmentId,
  ]);
  await database.query(
    `insert into team (team_id, key, name, department_id) values (gen_random_uuid(), 'haiso', '{"ja":"配送係","en":"Delivery"}', $1)`,
    [departmentId],
  );
  const channelId = await addChannel(runtime, 'slack', {}, { webhookUrl: 'https://hooks.slack.com/made-up' });
  await database.query(`insert into person (person_id, name, notify_by, department_id) values ($1, '真柴', $2, $3)`, [
    personId,
    channelId,
    departmentId,
  ]);
  const wish = {
    kind: 'department_digest',
    personId,
    roomId: null,
    departmentId: null,
    active: true,
    via: null,
  } as const;
  await database.transaction((session) => writeSubscription(session, { ...wish, now }));
});

interface Sent {
  readonly title: string;
  readonly text: string;
  readonly path: string;
  readonly lines: { readonly label: string; readonly value: string }[];
}
const sent = async (): Promise<Sent[]> =>
  (
    await database.query<{ body: Sent }>(
      `select c.body from delivery d join delivery_content c on c.hash = d.content_hash where d.rule like 'digest:%'`,
    )
  ).map(({ body }) => body);
const tick = async (at: Date): Promise<number> => {
  now = at;
  await Promise.all([sendDigests(runtime), sendDigests(runtime)]);
  return (await sent()).length;
};

async function urgent(priority: 'P1' | 'P2', settled = false): Promise<void> {
  await addIndexed(database, { priority, team: 'haiso', createdAt: now, settled });
}

/** A report of the closed week in which something concerns the department. */
async function report(state: string): Promise<string> {
  now = monday(7);
  await makeEdition(runtime, { week: WEEK, personId: null, rebuildOf: null }, never);
  const edition = await editionOfWeek(database, WEEK);
  const content = edition && (await editionContent(database, edition.editionId));
  if (!edition || !content) throw new Error('there is no report of the week');
  const action: EditionContent['actions']['entries'][number] = {
    actionId: randomUUID(),
    number: 12,
    title: '配送遅延の予告を出す',
    theme: { id: 24, name: { ja: '遅延', en: 'Late' } },
    status: 'in_progress',
    owner: { id: personId, name: '真柴' },
    department: { id: departmentId, name: { ja: '物流部', en: 'Logistics' } },
    dueOn: '2026-11-18',
    lateDays: 4,
    blocked: false,
    because: 'late',
    effect: null,
  };
  const share = {
    ...content.header.items,
    metric: 'theme_share',
    value: 0.123,
    interval: [0.1, 0.15] as const,
    n: 400,
  };
  const own = {
    id: departmentId,
    name: { ja: '物流部', en: 'Logistics' },
    themes: [
      {
        id: 24,
        name: { ja: '遅延', en: 'Late' },
        now: share,
        before: { ...share, value: 0.051, interval: [0.03, 0.07] as const },
      },
    ],
    signalIds: [],
    actionIds: [action.actionId],
  };
  const told: EditionContent = { ...content, actions: { entries: [action], open: 1 }, departments: [own] };
  await database.query('update edition set content = $1, state = $2 where edition_id = $3', [
    JSON.stringify(told),
    state,
    edition.editionId,
  ]);
  return edition.editionId;
}

it('carries the department’s section of the weekly report and what waits, once in its week', async () => {
  const editionId = await report('sent');
  await urgent('P1');
  await urgent('P2');
  await urgent('P2', true);
  expect(await tick(monday(7, 50))).toBe(0);
  expect(await tick(monday(8))).toBe(1);
  expect(await tick(monday(8, 20))).toBe(1);
  const [digest] = await sent();
  expect(digest?.title).toBe('物流部のまとめ 11/16(月)〜11/22(日)');
  expect(digest?.path).toBe(`/reports/${editionId}`);
  expect(digest?.text).toMatch(/遅延 12\.3%\s+\+7\.2/);
  expect(digest?.text).toContain('・A-12 配送遅延の予告を出す（遅れ、4日遅れ、真柴）');
  expect(digest?.lines.map(({ value }) => value)).toEqual(['1 件', '1 件', '0 件', '0 件']);
  // the next week has its own
  now = new Date(monday(13).getTime() + 7 * 86_400_000);
  expect(await tick(now)).toBe(2);
});

it('waits for the report until noon, then goes without it; a department where nothing waits is left in peace', async () => {
  expect(await tick(monday(11, 50))).toBe(0);
  await urgent('P1');
  expect(await tick(monday(11, 59))).toBe(0);
  expect(await tick(monday(12))).toBe(1);
  expect(await sent()).toMatchObject([{ title: '物流部のまとめ', path: '/actions' }]);
  await database.query('delete from notification');
  await database.query('delete from delivery');
  await database.query('delete from item_index');
  await database.query(`delete from setting where name = 'digest_day'`);
  expect(await tick(monday(12, 30))).toBe(0);
});

it('a report that waits for its approval is not told', async () => {
  await writeEditionSettings(database, { ...DEFAULT_EDITION_SETTINGS, approval: true }, { personId: null, now });
  await report('awaiting_approval');
  await urgent('P1');
  expect(await tick(monday(9))).toBe(0);
  expect(await tick(monday(12))).toBe(1);
  expect(JSON.stringify(await sent())).not.toContain('A-12');
});

it('goes by the clocks of the organisation, also on the day that they are changed', async () => {
  await database.query(
    `insert into setting (name, value, updated_at) values ('organisation', '{"timeZone":"America/New_York","weekStart":7}', $1)`,
    [now],
  );
  // Sunday 1 November 2026 has an hour twice
  now = new Date('2026-11-01T12:30:00Z');
  await urgent('P1');
  await writeEditionSettings(database, { ...DEFAULT_EDITION_SETTINGS, automatic: false }, { personId: null, now });
  expect(await tick(now)).toBe(0);
  expect(await tick(new Date('2026-11-01T13:00:00Z'))).toBe(1);
});
