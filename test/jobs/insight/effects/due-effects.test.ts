import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertAction } from '@koe/sql/queries/action/action';
import { measuredAction } from '@koe/sql/queries/effect/measured-action';
import { queueEffects } from '@koe/jobs/test-only/schedule/due-effects';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { createTestDatabase, type TestDatabase } from '../../../harness/database.js';
import { drain, testRuntime } from '../../../harness/pipeline.js';

const NOW = new Date('2026-11-21T03:00:00Z');
let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await createTestDatabase();
  runtime = await testRuntime(database, { now: () => NOW });
  // before the first block nothing is looked at
  await database.query(
    `insert into block (hash, row_count, bytes, item_ids, packed_at) values ('made-up', 0, '', '{}', $1)`,
    [NOW],
  );
  await database.query(
    `insert into block_slot (slot, hash, day_from, day_to, packed_at) values ('d:20000', 'made-up', 20000, 20000, $1)`,
    [NOW],
  );
});
beforeEach(async () => {
  await database.query('delete from action_effect');
  await database.query('delete from action');
});
afterAll(() => database.drop());

async function addAction(metric = 'csat'): Promise<string> {
  const id = randomUUID();
  const goal = { metric, variant: null, filter: '', weeks: 8, direction: 'up' as const, minimumEffect: 0.02 };
  await insertAction(
    database,
    {
      ...{ id, title: '返信を早くする', themeId: 2, departmentId: null, ownerId: null, means: [], resources: [], goal },
      ...{ startOn: '2025-04-01', dueOn: '2025-05-20', releaseOn: '2025-06-02', origin: null },
    },
    { personId: null, now: new Date('2025-04-01T00:00:00Z') },
  );
  return id;
}

async function judged(actionId: string, verdictAt: string): Promise<void> {
  await database.query(
    `insert into action_effect (action_id, state, registered_late, alternatives, verdict, verdict_at, judged, computed_at)
     values ($1, 'judged', false, '[]', 'worked', $2, '{}', $2)`,
    [actionId, verdictAt],
  );
}

async function isQueued(): Promise<boolean> {
  await queueEffects(runtime);
  const jobs = await database.query(`select 1 from graphile_worker.jobs where task_identifier = 'effects'`);
  return jobs.length > 0;
}

describe('effects are looked at', () => {
  it('again and again within a year of their verdict, and then no more', async () => {
    await judged(await addAction(), '2025-10-01T00:00:00Z');
    expect(await isQueued()).toBe(false);
    await judged(await addAction(), '2026-10-01T00:00:00Z');
    expect(await isQueued()).toBe(true);
    await database.query('delete from graphile_worker._private_jobs');
  });

  it('once a while also where a judged goal can no longer be counted', async () => {
    await judged(await addAction('a metric of an older release'), '2026-10-01T00:00:00Z');
    expect(await isQueued()).toBe(true);
    await drain(runtime);
    expect(await isQueued()).toBe(false);
  });
});

describe('an action that was stopped', () => {
  it.each([
    // half past eight of the release day in Tokyo, where it is still the day before in UTC
    ['2025-06-01T23:30:00Z', false],
    ['2025-06-01T14:30:00Z', true],
  ])('at %s was stopped before its release by the days of the organisation: %s', async (at, stopped) => {
    const id = await addAction();
    await database.query(`update action set status = 'stopped', status_at = $2 where action_id = $1`, [id, at]);
    expect((await measuredAction(database, id))?.stopped).toBe(stopped);
  });
});
