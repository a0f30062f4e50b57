import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { insertAction } from '@koe/sql/queries/action/action';
import { writeStep } from '@koe/sql/queries/action/step';
import { remind } from '@koe/jobs/test-only/insight/reminders/remind.step';
import { reminderText } from '@koe/jobs/test-only/insight/reminders/reminder-text';
import { queueReminders } from '@koe/jobs/test-only/schedule/due-reminders';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { createTestDatabase, type TestDatabase } from '../../../harness/database.js';
import { testRuntime } from '../../../harness/pipeline.js';
import { seededRandom } from '../../pipeline/seeded-random.js';

const DUE = '2026-05-20';
/** As people write it. */
const [DUE_JA, DUE_EN] = ['5/20(水)', 'Wed 20 May'];
const owner = randomUUID();
const helper = randomUUID();
let database: TestDatabase;
let runtime: Runtime;
let now = new Date();
const never = new AbortController().signal;
/** An instant by the clock on the wall in Tokyo. */
const tokyo = (day: string, time = '09:00'): Date => new Date(`${day}T${time}:00+09:00`);

beforeAll(async () => {
  database = await createTestDatabase();
  runtime = await testRuntime(database, { now: () => now });
  await database.query(`insert into person (person_id, name) values ($1, '持田 一郎'), ($2, '手塚 めい')`, [
    owner,
    helper,
  ]);
});
beforeEach(async () => {
  await database.query('delete from action');
  await database.query('delete from notification');
});
afterAll(() => database.drop());

async function addAction(change: { dueOn?: string; ownerId?: string | null; madeAt?: Date } = {}): Promise<string> {
  const id = randomUUID();
  const action = {
    ...{
      id,
      title: '返信を早くする',
      themeId: 2,
      departmentId: null,
      ownerId: owner,
      means: [],
      resources: [],
      releaseOn: null,
    },
    ...{ startOn: '2026-04-01', dueOn: DUE, origin: null },
    goal: { metric: 'csat', variant: null, filter: '', weeks: 8, direction: 'up' as const, minimumEffect: 0.02 },
    ...change,
  };
  await insertAction(database, action, { personId: helper, now: change.madeAt ?? tokyo('2026-04-01') });
  return id;
}

async function addStep(actionId: string, change: { dueOn?: string; ownerId?: string | null } = {}): Promise<string> {
  const id = randomUUID();
  await writeStep(database, {
    ...{
      id,
      actionId,
      position: 0,
      text: 'シフトの見直し',
      ownerId: null,
      startOn: null,
      dueOn: DUE,
      blockedReason: null,
    },
    ...{ dependsOn: [], dueSetAt: tokyo('2026-04-01'), doneAt: null, doneBy: null, revision: 1 },
    ...change,
  });
  return id;
}

const told = async (): Promise<{ to: string; kind: string; ja: string; key: string }[]> =>
  database.query(
    `select person_id as to, kind, text ->> 'ja' as ja, key from notification order by at, key, person_id`,
  );

describe('reminders', () => {
  it('come once at every stage, however often and long it is looked', async () => {
    const id = await addAction();
    for (let day = parseDay('2026-05-01'); day <= parseDay('2026-06-12'); day++)
      for (const time of ['08:59', '09:00', '17:30']) {
        now = tokyo(formatDay(day), time);
        await remind(runtime, never);
      }
    expect((await told()).map(({ kind, key }) => [kind, key])).toEqual(
      [-7, -1, 0, 1, 7, 14, 21].map((stage) => [stage > 0 ? 'late' : 'due', `due:action:${id}:${DUE}:${stage}`]),
    );
    expect((await told()).map(({ ja }) => ja)[3]).toBe(`「返信を早くする」の期限を1日過ぎています（期限 ${DUE_JA}）`);
  });

  it('go to the owner of a step, else of its action, else to who made it; not about what is done', async () => {
    const id = await addAction({ dueOn: '2026-12-31' });
    const own = await addStep(id, { ownerId: helper });
    const shared = await addStep(id);
    const orphan = await addAction({ ownerId: null });
    const done = await addStep(id);
    await database.query('update action_step set done_at = $2 where step_id = $1', [done, tokyo('2026-05-01')]);
    now = tokyo(DUE);
    await remind(runtime, never);
    expect((await told()).map(({ to, key }) => `${to} ${key}`).sort()).toEqual(
      [
        `${helper} due:action:${orphan}:${DUE}:0`,
        `${helper} due:step:${own}:${DUE}:0`,
        `${owner} due:step:${shared}:${DUE}:0`,
      ].sort(),
    );
  });

  it('stay away at night, before the first stage, and for actions that are over or deleted', async () => {
    const [done, removed] = [await addAction(), await addAction()];
    await database.query(`update action set status = 'measuring' where action_id = $1`, [done]);
    await database.query(`update action set removed_at = $2 where action_id = $1`, [removed, tokyo('2026-05-01')]);
    await addStep(done);
    now = tokyo(DUE);
    await remind(runtime, never);
    await addAction();
    now = tokyo(DUE, '08:59');
    await remind(runtime, never);
    now = tokyo('2026-05-12', '23:00');
    await remind(runtime, never);
    expect(await told()).toEqual([]);
  });

  it('begin anew for a day that is put off, and leave out what whoever put it off knew', async () => {
    const id = await addAction();
    now = tokyo(DUE);
    await remind(runtime, never);
    await database.query(`update action set due_on = '2026-05-23', due_set_at = $2 where action_id = $1`, [
      id,
      tokyo('2026-05-20', '12:00'),
    ]);
    for (const day of ['2026-05-20', '2026-05-21', '2026-05-22', '2026-05-23']) {
      now = tokyo(day, '18:00');
      await remind(runtime, never);
    }
    expect((await told()).map(({ key }) => key)).toEqual([
      `due:action:${id}:${DUE}:0`,
      `due:action:${id}:2026-05-23:-1`,
      `due:action:${id}:2026-05-23:0`,
    ]);
  });

  it('make up for days that the machine slept through with one sentence', async () => {
    await addAction();
    now = tokyo('2026-05-31');
    await remind(runtime, never);
    expect((await told()).map(({ ja }) => ja)).toEqual([
      `「返信を早くする」の期限を11日過ぎています（期限 ${DUE_JA}）`,
    ]);
  });

  it('are asked for from nine in the morning where the organisation is', async () => {
    const waiting = async (): Promise<number> =>
      (await database.query(`select 1 from graphile_worker.jobs where task_identifier = 'remind'`)).length;
    now = tokyo(DUE, '08:59');
    await queueReminders(runtime);
    expect(await waiting()).toBe(0);
    now = tokyo(DUE, '09:00');
    await queueReminders(runtime);
    await queueReminders(runtime);
    expect(await waiting()).toBe(1);
  });

  it('are sent once each, whatever moment the process dies at', { timeout: 120_000 }, async () => {
    const actions = 80;
    for (let index = 0; index < actions; index++) await addStep(await addAction());
    now = tokyo(DUE);
    const random = seededRandom(4_711);
    for (let deaths = 0; deaths < 8;) {
      let over = false;
      const dying = remind(runtime, never)
        .then(
          () => 'finished',
          () => 'died',
        )
        .finally(() => (over = true));
      await delay(random() * 80);
      while (!over && (await killAtWork()) === 0) await delay(2);
      if ((await dying) === 'finished')
        throw new Error(`it finished after ${deaths} deaths: too few reminders to kill it at`);
      deaths += 1;
    }
    expect((await told()).length).toBeLessThan(2 * actions);
    await remind(runtime, never);
    const keys = (await told()).map(({ to, key }) => `${to} ${key}`);
    expect(keys).toHaveLength(2 * actions);
    expect(new Set(keys).size).toBe(2 * actions);
  });
});

/** What a kill is to the database: connections end in the middle of a transaction. @returns how many were in one */
async function killAtWork(): Promise<number> {
  const rows = await database.query<{ killed: boolean }>(
    `select pg_terminate_backend(pid) as killed from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`,
  );
  return rows.length;
}

describe('the sentence of a reminder', () => {
  it('says when, in both languages', () => {
    const step = { title: '返信を早くする', step: 'シフトの見直し', dueOn: DUE };
    expect([-7, -1, 0, 1, 14].map((days) => reminderText({ ...step, step: null }, days).ja)).toEqual([
      `「返信を早くする」の期限まであと7日です（${DUE_JA}）`,
      `「返信を早くする」の期限は明日です（${DUE_JA}）`,
      `「返信を早くする」の期限は今日です（${DUE_JA}）`,
      `「返信を早くする」の期限を1日過ぎています（期限 ${DUE_JA}）`,
      `「返信を早くする」の期限を14日過ぎています（期限 ${DUE_JA}）`,
    ]);
    expect(reminderText(step, 1).en).toBe(
      `The step “シフトの見直し” of “返信を早くする” is 1 day late (due ${DUE_EN})`,
    );
    expect(reminderText(step, -7).ja).toBe(
      `「返信を早くする」のステップ「シフトの見直し」の期限まであと7日です（${DUE_JA}）`,
    );
  });
});
