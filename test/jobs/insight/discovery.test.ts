import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '@koe/sql/domain/calendar/day';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { lastDiscoveryRuns } from '@koe/sql/queries/suggestion/discovery-run';
import { decideSuggestion, readSuggestions } from '@koe/sql/queries/suggestion/suggestion';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { queueDiscovery } from '@koe/jobs/test-only/schedule/due';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { addTestSource, drain, pullAndDrain, testRuntime } from '../../harness/pipeline.js';
import { madeUp, NEW_EN, NEW_JA, USUAL_EN, USUAL_JA } from '../classify/discovery/made-up.js';

const MAPPING = {
  kind: 'survey',
  channel: 'survey',
  id: 'id',
  createdAt: { column: 'at', zone: 'Asia/Tokyo' },
  texts: [{ column: 'comment' }],
};
/** Monday 16 to Sunday 22 November 2026 is the week that ended last. */
const MONDAY = new Date('2026-11-22T18:00:00Z');
const SUNDAY = parseDay('2026-11-22');

describe('discovery runs', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let folder: string;
  let now = MONDAY;

  beforeAll(async () => {
    database = await createTestDatabase();
    runtime = await testRuntime(database, { now: () => now });
    folder = mkdtempSync(join(tmpdir(), 'koe-discovery-'));
    const before = [...madeUp('en', USUAL_EN, 160, 'be'), ...madeUp('ja', USUAL_JA, 160, 'bj')];
    const week = [...madeUp('en', USUAL_EN, 30, 'ue'), ...madeUp('ja', USUAL_JA, 30, 'uj')];
    const fresh = [...madeUp('en', NEW_EN, 10, 'ne'), ...madeUp('ja', NEW_JA, 10, 'nj')];
    const day = (first: string, at: number, days: number): string =>
      new Date(Date.parse(`${first}T03:00:00Z`) + (at % days) * 86_400_000).toISOString();
    const rows = [
      ...before.map(({ id, text }, at) => `${id},${day('2026-10-01', at, 40)},"${text}"`),
      ...[...week, ...fresh].map(({ id, text }, at) => `${id},${day('2026-11-16', at, 7)},"${text}"`),
    ];
    writeFileSync(join(folder, 'a.csv'), `id,at,comment\n${rows.join('\n')}\n`);
    await pullAndDrain(runtime, await addTestSource(runtime, { path: folder, mapping: MAPPING }));
  }, 120_000);
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a week and a day that ended are looked at once, and what grew in them is suggested', async () => {
    await queueDiscovery(runtime);
    await drain(runtime);
    const runs = await lastDiscoveryRuns(database);
    expect(runs.map(({ span, fromDay, toDay }) => [span, fromDay, toDay])).toEqual([
      ['day', SUNDAY, SUNDAY],
      ['week', SUNDAY - 6, SUNDAY],
    ]);
    expect(runs.find(({ span }) => span === 'week')).toMatchObject({ recent: 80, earlier: 320 });
    const open = await readSuggestions(database, 'open');
    expect(open.map(({ lang }) => lang).sort()).toEqual(['en', 'ja']);
    expect(open.find(({ lang }) => lang === 'ja')?.name.ja).toContain('リストバンド');
    const texts = await database.query<{ text: string }>('select text from part where item_id = any($1)', [
      open.find(({ lang }) => lang === 'en')?.itemIds,
    ]);
    expect(texts.length).toBeGreaterThanOrEqual(6);
    for (const { text } of texts) expect(text).toMatch(/turnstile/);
    await queueDiscovery(runtime);
    const jobs = await database.query(`select id from graphile_worker.jobs where task_identifier = 'discover'`);
    expect(jobs).toEqual([]);
  }, 60_000);

  it('found again it is the same suggestion; what was dismissed does not return', async () => {
    const before = await readSuggestions(database, 'open');
    const dismissed = before.find(({ lang }) => lang === 'en');
    await decideSuggestion(database, {
      suggestionId: dismissed?.suggestionId ?? '',
      status: 'dismissed',
      reason: 'only the same words',
      themeId: null,
      personId: null,
      now,
    });
    await addJob(database, 'discover', { span: 'week', toDay: SUNDAY, again: true });
    await drain(runtime);
    const after = await readSuggestions(database, 'open');
    expect(after.map(({ suggestionId }) => suggestionId)).toEqual(
      before.filter(({ lang }) => lang === 'ja').map(({ suggestionId }) => suggestionId),
    );
  }, 60_000);

  it('what a later week no longer says is past', async () => {
    now = new Date('2026-12-06T18:00:00Z');
    await addJob(database, 'discover', { span: 'week', toDay: SUNDAY + 14, again: true });
    await drain(runtime);
    expect(await readSuggestions(database, 'open')).toEqual([]);
    expect((await readSuggestions(database, 'past')).map(({ lang }) => lang)).toEqual(['ja']);
    expect(await readSuggestions(database, 'dismissed')).toHaveLength(1);
  }, 60_000);
});

describe('looks that lead nowhere', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let now = MONDAY;
  beforeAll(async () => {
    database = await createTestDatabase();
    runtime = await testRuntime(database, { now: () => now });
  });
  afterAll(() => database.drop());

  const jobs = (): Promise<{ key: string; attempts: number; toDay: number }[]> =>
    database.query(
      `select key, attempts, (payload ->> 'toDay')::int as "toDay" from graphile_worker._private_jobs
       where key is not null order by key`,
    );

  it('without texts they are noted, and asked for again after six hours only', async () => {
    await queueDiscovery(runtime);
    expect(await jobs()).toHaveLength(2);
    await drain(runtime);
    const runs = await lastDiscoveryRuns(database);
    expect(runs.map(({ span, recent, found }) => [span, recent, found])).toEqual([
      ['day', 0, 0],
      ['week', 0, 0],
    ]);
    now = new Date(MONDAY.getTime() + 5.9 * 3_600_000);
    await queueDiscovery(runtime);
    expect(await jobs()).toEqual([]);
    now = new Date(MONDAY.getTime() + 6 * 3_600_000);
    await queueDiscovery(runtime);
    expect(await jobs()).toHaveLength(2);
  });

  it('one that failed for good stays dead, until the next day asks for its own', async () => {
    await database.query('update graphile_worker._private_jobs set attempts = max_attempts');
    await queueDiscovery(runtime);
    expect((await jobs()).map(({ key, attempts }) => [key, attempts])).toEqual([
      ['discover:day', 12],
      ['discover:week', 12],
    ]);
    now = new Date(MONDAY.getTime() + 86_400_000);
    await queueDiscovery(runtime);
    expect(await jobs()).toEqual([
      { key: 'discover:day', attempts: 0, toDay: SUNDAY + 1 },
      { key: 'discover:week', attempts: 12, toDay: SUNDAY },
    ]);
  });
});
