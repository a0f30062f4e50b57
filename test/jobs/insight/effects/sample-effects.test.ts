import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAction } from '@koe/sql/queries/action/action';
import { readCases } from '@koe/sql/queries/case/case-study';
import { readEffect, type StoredEffect } from '@koe/sql/queries/effect/effect';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { readReviews } from '@koe/sql/queries/review/review';
import { listSources } from '@koe/sql/queries/source/source';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { queueEffects, queueSampleLoop } from '@koe/jobs/test-only/schedule/due-effects';
import { installSample, removeSampleSettings } from '@koe/jobs/test-only/sample/install';
import { sampleId } from '@koe/jobs/test-only/sample/sample-id';
import { createTestDatabase, type TestDatabase } from '../../../harness/database.js';
import { drain, testRuntime } from '../../../harness/pipeline.js';

describe('the loop on the sample', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let now = new Date('2026-11-21T03:00:00Z');
  const folder = mkdtempSync(join(tmpdir(), 'koe-effects-'));
  beforeAll(async () => {
    database = await createTestDatabase();
    runtime = { ...(await testRuntime(database, { now: () => now })), dataFolder: folder };
    await installSample(runtime);
    await database.query('update source set schedule = null, next_run_at = null');
    // while items are on their way nothing is judged by half of them
    await queueSampleLoop(runtime);
    await queueEffects(runtime);
    expect(await waiting()).toEqual([]);
    await drain(runtime);
    await queueSampleLoop(runtime);
    expect(await waiting()).toEqual(['sample_loop']);
    await drain(runtime);
  }, 600_000);
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const effectOf = (key: string): Promise<StoredEffect | null> => readEffect(database, sampleId('action', key));
  async function waiting(): Promise<string[]> {
    const rows = await database.query<{ name: string }>(
      `select task_identifier as name from graphile_worker.jobs where task_identifier in ('effects', 'sample_loop')`,
    );
    return rows.map(({ name }) => name);
  }

  it('finds the action that works, against the desks that it does not touch', async () => {
    const effect = await effectOf('chat');
    expect(effect).toMatchObject({ state: 'judged', verdict: 'worked', registeredLate: false });
    expect(effect?.judged?.effect).toBeGreaterThan(0.1);
    expect(effect?.judged?.interval?.[0]).toBeGreaterThan(0);
    expect(effect?.judged?.weeks).toBe(6);
    expect(effect?.judged?.comparison).toMatchObject({ kind: 'segment', by: 'team' });
    expect(effect?.judged?.sensitivity.length).toBeGreaterThanOrEqual(1);
    expect(effect?.judged?.blocks.length).toBeGreaterThan(0);
    expect((await findAction(database, sampleId('action', 'chat')))?.status).toBe('closed');
  });

  it('does not find the one that does nothing', async () => {
    const effect = await effectOf('faq');
    expect(effect?.state).toBe('judged');
    expect(['no_worthwhile_effect', 'no_evidence_yet']).toContain(effect?.verdict);
  });

  it('measures what was released a while ago, and waits for what was not', async () => {
    const measuring = await effectOf('humidifier');
    expect(measuring).toMatchObject({ state: 'measuring', verdict: null });
    expect(measuring?.running?.weeks).toBeGreaterThan(0);
    expect((await effectOf('premium'))?.state).toBe('not_released');
    expect((await effectOf('points'))?.running?.series.length).toBeGreaterThan(20);
  });

  it('tells the owner and the department once, however often it is looked', async () => {
    const told = (): Promise<{ person_id: string }[]> =>
      database.query(`select person_id from notification where kind = 'verdict' and subject_id = $1`, [
        sampleId('action', 'chat'),
      ]);
    expect((await told()).length).toBeGreaterThan(0);
    const before = [await effectOf('chat'), await told()] as const;
    await addJob(database, 'effects', {});
    await drain(runtime);
    const after = [await effectOf('chat'), await told()] as const;
    expect(after[1]).toEqual(before[1]);
    // the action was closed meanwhile, which is no change of what was counted
    expect({ ...after[0], computedAt: null, fingerprint: null }).toEqual({
      ...before[0],
      computedAt: null,
      fingerprint: null,
    });
  });

  it('keeps a verdict when the data change, and says beside it what they would say now', async () => {
    const before = await effectOf('chat');
    // items of the window go: what was counted is no longer so
    const gone = await database.query<{ item_id: string }>(
      `select item_id from item_index where team = 'chat' and created_at between $1 and $2 order by item_id limit 60`,
      [new Date('2026-09-20T00:00:00Z'), new Date('2026-10-20T00:00:00Z')],
    );
    expect(gone.length).toBe(60);
    await database.query(`update item_index set team = 'phone' where item_id = any($1)`, [
      gone.map(({ item_id }) => item_id),
    ]);
    await database.query(
      `insert into dirty_slot (slot, dirty_at) select slot, $1::timestamptz from block_slot on conflict do nothing`,
      [now],
    );
    await addJob(database, 'pack', {});
    await drain(runtime);
    await addJob(database, 'effects', {});
    await drain(runtime);
    const after = await effectOf('chat');
    expect(after?.judged).toEqual(before?.judged);
    expect(after?.verdictAt).toEqual(before?.verdictAt);
    expect(after?.recount?.why).toEqual(['data']);
    expect(after?.recount?.look.effect).not.toBe(before?.judged?.effect);
  }, 60_000);

  it('has cases of both, meetings and reports; and goes without a trace', async () => {
    const cases = await readCases(database, null);
    expect(cases.map(({ outcome, status }) => `${outcome} ${status}`).sort()).toEqual([
      'failure published',
      'success published',
    ]);
    const reviews = await readReviews(database, 10);
    expect(reviews.map(({ state }) => state)).toEqual(['planned', 'ended']);
    const ended = reviews.find(({ state }) => state === 'ended');
    expect(ended?.decided).toBe(ended?.asked);
    const editions = await database.query('select 1 from edition where superseded_at is null');
    expect(editions).toHaveLength(4);
    const uncounted = await database.query(
      `select 1 from edition where not (content::jsonb -> 'signals' ->> 'computed')::boolean`,
    );
    expect(uncounted).toEqual([]);

    const before = (priority: string, hours: number): Promise<object[]> =>
      database.query(
        `select 1 from item_index where handling = 'open' and priority = $1 and created_at < $2::timestamptz - make_interval(hours => $3)`,
        [priority, now, hours],
      );
    // most of what is urgent was seen to; some waits, so that the overview has something to lead with
    expect((await before('P1', 0)).length).toBeGreaterThan(0);
    expect((await before('P1', 4)).length).toBeLessThan(10);
    expect((await before('P2', 48)).length).toBeLessThan(50);
    expect((await before('P2', 0)).length).toBeGreaterThan(0);
    expect(await database.query('select 1 from dirty_slot')).toEqual([]);

    now = new Date('2026-11-21T04:00:00Z');
    for (const source of await listSources(database))
      await addJob(database, 'remove_source', { sourceId: source.source_id });
    await drain(runtime);
    await removeSampleSettings(runtime);
    for (const table of [
      'action',
      'action_effect',
      'action_step',
      'action_note',
      'case_study',
      'case_quote',
      'case_revision',
      'edition',
      'edition_file',
      'review',
      'review_item',
      'review_decision',
      'theme_disposition',
      'notification',
      'person',
      'department',
      'handling',
    ])
      expect(await database.query(`select 1 from ${table}`), table).toEqual([]);
    expect(
      await database.query(`select 1 from change_log where subject like 'action:%' or subject like 'edition:%'`),
    ).toEqual([]);
  }, 120_000);
});
