import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { isPipelineBusy } from '@koe/sql/queries/signal/due';
import { signalRuns, type SignalRun } from '@koe/sql/queries/signal/run';
import { decideOnSignal, signalsOfRun, signalsOfWeek } from '@koe/sql/queries/signal/signal';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { queueSignals } from '@koe/jobs/test-only/schedule/due';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { addTestSource, drain, pullAndDrain, testRuntime } from '../../harness/pipeline.js';

const MAPPING = {
  kind: 'survey',
  channel: 'survey',
  id: 'id',
  createdAt: { column: 'at', zone: 'Asia/Tokyo' },
  texts: [{ column: 'comment' }],
};
/** Monday 16 to Sunday 22 November 2026 is the week that closed last; it is the 18th. */
const MONDAY = new Date('2026-11-22T18:00:00Z');
const WEEK = parseDay('2026-11-16');
const WEEKS = 18;
const LATE = 'The delivery was late again, it arrived a week after the promised date';
const OTHER = ['The staff were kind', 'Login does not work', 'Everything as expected', 'The app crashes'];

/** 60 voices a week, six of them of late deliveries. */
function rows(prefix: string, weeks: readonly number[], late = 6): string[] {
  return weeks.flatMap((week) =>
    Array.from({ length: 60 }, (_, at) => {
      const day = WEEK - 7 * (WEEKS - 1 - week) + (at % 7);
      const text = at < late + (week % 3) - 1 ? `${LATE} (${String(at)})` : `${OTHER[at % 4] ?? ''} ${String(at)}`;
      return `${prefix}${String(week)}-${String(at)},${formatDay(day)} 10:00,"${text}"`;
    }),
  );
}

describe('signals of closed weeks', () => {
  let database: TestDatabase;
  let runtime: Runtime;
  let folder: string;
  let sourceId: string;
  let now = MONDAY;
  const write = (file: string, lines: readonly string[]): void =>
    writeFileSync(join(folder, file), `id,at,comment\n${lines.join('\n')}\n`);
  const runs = (): Promise<SignalRun[]> => signalRuns(database, WEEK - 7 * WEEKS, WEEK + 70);

  beforeAll(async () => {
    database = await createTestDatabase();
    runtime = await testRuntime(database, { now: () => now });
    folder = mkdtempSync(join(tmpdir(), 'koe-signals-'));
    const past = Array.from({ length: WEEKS - 1 }, (_, week) => week);
    write('a.csv', [...rows('a', past), ...rows('a', [WEEKS - 1], 34)]);
    sourceId = await addTestSource(runtime, { path: folder, mapping: MAPPING });
    await pullAndDrain(runtime, sourceId);
  }, 120_000);
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('do not wait for a pull that waits for its next try', async () => {
    await addJob(database, 'pull', { sourceId, trigger: 'retry' }, new Date(Date.now() + 3_600_000));
    expect(await isPipelineBusy(database)).toBe(false);
    await addJob(database, 'pull', { sourceId, trigger: 'retry' });
    expect(await isPipelineBusy(database)).toBe(true);
    await drain(runtime);
  }, 60_000);

  it('a scheduled pull that comes before the next try is allowed leaves that try waiting', async () => {
    await database.query('update source set not_before_at = $1', [new Date(now.getTime() + 3_600_000)]);
    await addJob(database, 'pull', { sourceId, trigger: 'schedule' });
    await drain(runtime);
    const [waiting] = await database.query<{ minutes: number }>(
      `select extract(epoch from run_at - now())::float8 / 60 as minutes from graphile_worker.jobs where task_identifier = 'pull'`,
    );
    expect(waiting?.minutes).toBeCloseTo(60, 0);
    await database.query('update source set not_before_at = null');
    await database.query('delete from graphile_worker._private_jobs');
  }, 60_000);

  it('are computed once, for the weeks that have a past; what was planted is found and quiet weeks are quiet', async () => {
    await queueSignals(runtime);
    await drain(runtime);
    const found = await runs();
    expect(found).toHaveLength(14);
    expect(found[0]).toMatchObject({ week: WEEK, replaces: null, nothing: null, leftOut: [] });
    expect(found[0]?.tests).toBeGreaterThan(2);
    expect(found.at(-1)).toMatchObject({ nothing: 'too_few_weeks', tests: 0 });
    const [signal] = await signalsOfWeek(database, WEEK);
    expect(signal).toMatchObject({ direction: 'up', segmentBy: '', weeksLooked: 1, since: WEEK, disposition: 'open' });
    expect(signal?.share).toBeGreaterThan(0.4);
    expect(signal?.expectedShare).toBeCloseTo(0.1, 1);
    for (const { runId, week } of found)
      if (week !== WEEK) expect(await signalsOfRun(database, runId), formatDay(week)).toEqual([]);
    await queueSignals(runtime);
    expect(await database.query(`select 1 from graphile_worker.jobs where task_identifier = 'signals'`)).toEqual([]);
  }, 60_000);

  it('computed again on the same data they stay the same rows', async () => {
    const before = (await runs()).map(({ runId }) => runId);
    await addJob(database, 'signals', {});
    await drain(runtime);
    expect((await runs()).map(({ runId }) => runId)).toEqual(before);
  }, 60_000);

  it('late items make a run that supersedes, with its reason; the old one and what was decided stay', async () => {
    const [before] = await runs();
    const [signal] = await signalsOfWeek(database, WEEK);
    await decideOnSignal(database, signal?.signalId ?? '', {
      disposition: 'investigate',
      reason: null,
      note: 'asked the depot',
      until: null,
      decidedBy: null,
      decidedAt: now,
    });
    write('b.csv', rows('b', [WEEKS - 1], 30));
    await pullAndDrain(runtime, sourceId);
    now = new Date(MONDAY.getTime() + 7 * 3_600_000);
    await queueSignals(runtime);
    await drain(runtime);
    const [after] = await runs();
    expect(after).toMatchObject({ week: WEEK, replaces: 'data' });
    expect(after?.runId).not.toBe(before?.runId);
    expect(await signalsOfRun(database, before?.runId ?? '')).toHaveLength(1);
    const [again] = await signalsOfWeek(database, WEEK);
    expect(again).toMatchObject({ disposition: 'investigate', note: 'asked the depot', carried: false });
    expect(again?.items).toBeGreaterThan(signal?.items ?? 0);
  }, 60_000);

  it('a week that goes on carries the decision and when it began', async () => {
    write('c.csv', rows('c', [WEEKS], 34));
    now = new Date(MONDAY.getTime() + 7 * 86_400_000);
    await pullAndDrain(runtime, sourceId);
    await queueSignals(runtime);
    await drain(runtime);
    const [signal] = await signalsOfWeek(database, WEEK + 7);
    expect(signal).toMatchObject({ disposition: 'investigate', carried: true, since: WEEK });
  }, 60_000);

  it('a new source is left out and said so, not taken for a change', async () => {
    const other = mkdtempSync(join(tmpdir(), 'koe-signals-new-'));
    writeFileSync(join(other, 'n.csv'), `id,at,comment\n${rows('n', [WEEKS + 1], 60).join('\n')}\n`);
    write('d.csv', rows('d', [WEEKS + 1]));
    now = new Date(MONDAY.getTime() + 14 * 86_400_000);
    await pullAndDrain(runtime, sourceId);
    const added = await addTestSource(runtime, { path: other, mapping: MAPPING });
    await pullAndDrain(runtime, added);
    await queueSignals(runtime);
    await drain(runtime);
    const [run] = await runs();
    expect(run).toMatchObject({ week: WEEK + 14, leftOut: [{ source: added, since: WEEK + 14 }] });
    expect((await signalsOfWeek(database, WEEK + 14)).filter(({ direction }) => direction === 'up')).toEqual([]);
    rmSync(other, { recursive: true, force: true });
  }, 60_000);

  it('an empty installation asks for nothing', async () => {
    const empty = await createTestDatabase();
    const idle = await testRuntime(empty, { now: () => MONDAY });
    await queueSignals(idle);
    expect(await empty.query(`select 1 from graphile_worker.jobs where task_identifier = 'signals'`)).toEqual([]);
    await empty.drop();
  }, 60_000);
});
