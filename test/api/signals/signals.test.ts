import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listSignalDecisions } from '@koe/api/contract/signal-decisions';
import { getBackTest, listSignals, putDisposition, putSensitivity } from '@koe/api/contract/signals';
import { parseDay } from '@koe/sql/domain/calendar/day';
import { keepBackTest } from '@koe/sql/queries/signal/back-test';
import { keepSignalRun, signalRuns } from '@koe/sql/queries/signal/run';
import { keepSignal, signalsOfWeek } from '@koe/sql/queries/signal/signal';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

const NOW = new Date('2026-11-24T03:00:00Z');
const WEEK = parseDay('2026-11-16');
const OPEN = { disposition: 'open', reason: null, note: null, until: null, decidedBy: null, decidedAt: null } as const;

let api: TestApi;
let all = '';
let part = '';

beforeAll(async () => {
  api = await startApi({ clock: { now: () => NOW } });
}, 120_000);
afterAll(() => api.close());

beforeEach(async () => {
  const { database } = api.runtime;
  await database.query('delete from signal');
  await database.query('delete from signal_run');
  [all, part] = [randomUUID(), randomUUID()];
  const runId = randomUUID();
  await keepSignalRun(database, {
    ...{
      runId,
      week: WEEK,
      at: NOW,
      asOf: NOW,
      checkedAt: NOW,
      taxonomyVersion: 1,
      tests: 812,
      themes: 30,
      segments: 14,
    },
    ...{
      baselineWeeks: 25,
      parameters: { falseDiscoveryRate: 0.05, sigma: 3 },
      fingerprint: 'f',
      replaces: null,
      nothing: null,
    },
    leftOut: [{ source: 'new-one', since: WEEK - 14 }],
  });
  const signal = {
    ...({
      runId,
      week: WEEK,
      since: WEEK - 7,
      themeId: 7,
      direction: 'up',
      measures: ['share', 'volume'],
      items: 40,
    } as const),
    ...({
      expectedItems: 20.5,
      itemLimits: [8, 35],
      n: 400,
      share: 0.1,
      interval: [0.074, 0.133],
      expectedShare: 0.05,
    } as const),
    ...({ shareLimits: [0.02, 0.088], weeksLooked: 2, p: 1e-7, q: 0.001, carried: false, ...OPEN } as const),
  } as const;
  const concentration = { by: 'seg.plan', key: 'gold', share: 0.7, items: 20, expectedItems: 6 };
  await keepSignal(database, { ...signal, signalId: all, segmentBy: '', segmentKey: '', concentration });
  const own = { signalId: part, segmentBy: 'seg.plan', segmentKey: 'gold', concentration: null };
  await keepSignal(database, { ...signal, ...own, p: 1e-5 });
});

const put = (path: string, body: unknown): ReturnType<TestApi['call']> => api.call(path, { method: 'PUT', body });
const decide = (id: string, body: unknown): ReturnType<TestApi['call']> =>
  put(`/api/v1/signals/${id}/disposition`, body);

describe('signals', () => {
  it('of the newest week, surest first, with how they were found and the filter of their items', async () => {
    const found = answerOf(listSignals, await api.call('/api/v1/signals'));
    expect(found.run).toMatchObject({ week: '2026-11-16', tests: 812, falseDiscoveryRate: 0.05 });
    expect(found.run?.leftOut).toEqual([{ source: 'new-one', name: 'new-one', since: '2026-11-02', why: 'young' }]);
    expect(found.weeks).toEqual([{ week: '2026-11-16', signals: 2, open: 2 }]);
    expect(found.signals.map(({ id }) => id)).toEqual([all, part]);
    expect(found.signals[0]).toMatchObject({ segment: null, partOf: null, since: '2026-11-09', weeks: 2 });
    expect(found.signals[0]?.concentration).toMatchObject({ by: 'seg.plan', key: 'gold', share: 0.7 });
    expect(found.signals[1]).toMatchObject({ segment: { by: 'seg.plan', key: 'gold' }, partOf: all });
    expect(Object.fromEntries(new URLSearchParams(found.signals[1]?.evidence))).toEqual({
      from: '2026-11-16',
      to: '2026-11-22',
      theme: '7',
      source: '!new-one',
      'seg.plan': 'gold',
    });
    expect(found).toMatchObject({ computing: false, sensitivity: found.defaults });
  });

  it('any date of a week names it; one that was never computed has no run', async () => {
    expect(answerOf(listSignals, await api.call('/api/v1/signals?week=2026-11-19')).run?.week).toBe('2026-11-16');
    const other = answerOf(listSignals, await api.call('/api/v1/signals?week=2026-01-01'));
    expect(other).toMatchObject({ run: null, signals: [] });
  });

  it('a decision is stored with who and when, counted, logged, and can be taken back', async () => {
    const decided = answerOf(putDisposition, await decide(part, { state: 'act', note: 'call the depot' }));
    expect(decided.disposition).toMatchObject({ state: 'act', note: 'call the depot', by: { id: api.personId } });
    expect(decided.disposition.at).toBe(NOW.toISOString());
    expect(decided.partOf).toBe(all);
    expect(answerOf(listSignals, await api.call('/api/v1/signals')).weeks[0]?.open).toBe(1);
    const log = await api.runtime.database.query<{ action: string; detail: { before: string } }>(
      'select action, detail from change_log where subject = $1',
      [`signal:${part}`],
    );
    expect(log).toMatchObject([{ action: 'decide', detail: { before: 'open', disposition: 'act' } }]);
    const open = answerOf(putDisposition, await decide(part, { state: 'open' }));
    expect(open.disposition).toMatchObject({ state: 'open', by: null, at: null });
  });

  it('decisions of all weeks are told once, at the first week that they stand at', async () => {
    await decide(part, { state: 'act' });
    const { database } = api.runtime;
    const [runId, carried] = [randomUUID(), randomUUID()];
    const changed = { run_id: runId, week: WEEK + 7 };
    await database.query('insert into signal_run select (jsonb_populate_record(r, $1::jsonb)).* from signal_run r', [
      JSON.stringify(changed),
    ]);
    await database.query(
      'insert into signal select (jsonb_populate_record(s, $1::jsonb)).* from signal s where signal_id = $2',
      [JSON.stringify({ ...changed, signal_id: carried, carried: true }), part],
    );
    const { decisions } = answerOf(listSignalDecisions, await api.call('/api/v1/signals/decisions'));
    expect(decisions).toMatchObject([
      { signalId: part, week: '2026-11-16', themeId: 7, segment: { by: 'seg.plan', key: 'gold' }, state: 'act' },
    ]);
    expect(decisions[0]?.at).toBe(NOW.toISOString());
  });

  it('goes to the run that holds when the week was computed again', async () => {
    const { database } = api.runtime;
    const [run] = await signalRuns(database, WEEK, WEEK);
    const [first] = await signalsOfWeek(database, WEEK);
    if (!run || !first) throw new Error('there is no run');
    const [runId, signalId] = [randomUUID(), randomUUID()];
    await keepSignalRun(database, { ...run, runId, replaces: 'data' });
    await keepSignal(database, { ...first, runId, signalId });
    const decided = answerOf(putDisposition, await decide(all, { state: 'act' }));
    expect(decided).toMatchObject({ id: signalId, disposition: { state: 'act' } });
    problemIn(await decide(part, { state: 'act' }), 'conflict');
  });

  it('declining needs a reason, putting off a day to come', async () => {
    problemIn(await decide(all, { state: 'decline' }), 'invalid_request');
    problemIn(await decide(all, { state: 'defer' }), 'invalid_request');
    problemIn(await decide(all, { state: 'defer', until: '2026-11-24' }), 'invalid_request');
    const declined = answerOf(putDisposition, await decide(all, { state: 'decline', reason: 'a test of ours' }));
    expect(declined.disposition).toMatchObject({ state: 'decline', reason: 'a test of ours', until: null });
    const later = answerOf(putDisposition, await decide(all, { state: 'defer', until: '2026-12-01' }));
    expect(later.disposition).toMatchObject({ state: 'defer', until: '2026-12-01', reason: null });
    problemIn(await decide(randomUUID(), { state: 'act' }), 'not_found');
  });

  it('sensitivity is set within its bounds and logged', async () => {
    const body = { falseDiscoveryRate: 0.1, sigma: 2.7 };
    expect(answerOf(putSensitivity, await put('/api/v1/signals/sensitivity', body))).toEqual(body);
    expect(answerOf(listSignals, await api.call('/api/v1/signals')).sensitivity).toEqual(body);
    problemIn(await put('/api/v1/signals/sensitivity', { falseDiscoveryRate: 0.5, sigma: 3 }), 'invalid_request');
    problemIn(await put('/api/v1/signals/sensitivity', { falseDiscoveryRate: 0.05, sigma: 1 }), 'invalid_request');
  });

  it('the price of sensitivities is there once it was found out', async () => {
    expect(answerOf(getBackTest, await api.call('/api/v1/signals/back-test')).backTest).toBeNull();
    const row = {
      ...{ falseDiscoveryRate: 0.05, sigma: 3, falseAlarmsPerMonth: 0.2, falseAlarmsInterval: [0, 0.9] as const },
      ...{ found: 0.9, weeksToSignal: 5, leadWeeks: 1.8, ownSignals: 4 },
    };
    const test = { backTestId: randomUUID(), at: NOW, weeks: 30, draws: 12, rows: [row] };
    await keepBackTest(api.runtime.database, test);
    const found = answerOf(getBackTest, await api.call('/api/v1/signals/back-test')).backTest;
    expect(found).toMatchObject({
      weeks: 30,
      draws: 12,
      ownWeeks: 8,
      rows: [{ leadWeeks: 1.8, falseAlarmsInterval: [0, 0.9] }],
    });
  });
});
