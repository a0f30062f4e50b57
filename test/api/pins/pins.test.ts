import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getFacts } from '@koe/api/contract/cube';
import {
  addPin,
  listPinItems,
  listPins,
  orderPins,
  recountPins,
  type AskedNumber,
  type Pin,
} from '@koe/api/contract/pins';
import { addRemark, editRemark, listRemarks, withdrawRemark } from '@koe/api/contract/remarks';
import { packDirty } from '@koe/jobs/test-only/pipeline/pack.step';
import { parseDay } from '@koe/sql/domain/calendar/day';
import { keepSignalRun } from '@koe/sql/queries/signal/run';
import { DEFAULT_SENSITIVITY } from '@koe/sql/queries/signal/sensitivity';
import { keepSignal } from '@koe/sql/queries/signal/signal';
import { removeItems } from '@koe/sql/queries/store/item';
import { declareDimensions, writeSomeItems } from '../../sql/queries/some-items.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type Answer, type TestApi } from '../start-api.js';

let api: TestApi;
const other = randomUUID();
const filter = { from: '2026-02-20', to: '2026-03-15' };
const level: AskedNumber = { kind: 'level', metric: 'csat', filter: { ...filter } };

beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-03-20T00:00:00Z') } });
  const { database } = api.runtime;
  await declareDimensions(database);
  await writeSomeItems(database, 300, 11);
  await packDirty(api.runtime, new AbortController().signal);
  await database.query(`insert into person (person_id, name) values ($1, '鈴木 次郎')`, [other]);
});
afterAll(() => api.close());

/** Something to pin to. */
async function subject(): Promise<{ kind: 'review'; id: string }> {
  const id = randomUUID();
  await api.runtime.database.query(
    `insert into review (review_id, held_on, starts_at, planned_minutes, from_on, to_on, built_at, created_at)
     values ($1, '2026-03-23', '10:00', 45, '2026-03-09', '2026-03-15', now(), now())`,
    [id],
  );
  return { kind: 'review', id };
}
const post = (path: string, body: unknown): Promise<Answer> => api.call(path, { method: 'POST', body });
const pin = async (to: object, asked: AskedNumber = level): Promise<Pin> =>
  answerOf(addPin, await post(addPin.path, { subject: to, asked }));
const listed = async ({ kind, id }: { kind: string; id: string }): Promise<Pin[]> =>
  answerOf(listPins, await api.call(`${listPins.path}?subject=${kind}:${id}`));

async function storeSignal(database: TestApi['runtime']['database'], signalId: string, themeId: number): Promise<void> {
  const now = new Date('2026-03-17T00:00:00Z');
  const week = parseDay('2026-03-09');
  const runId = randomUUID();
  await keepSignalRun(database, {
    ...{ runId, week, at: now, asOf: now, checkedAt: now, taxonomyVersion: 1, tests: 1, themes: 1, segments: 1 },
    ...{
      baselineWeeks: 12,
      parameters: DEFAULT_SENSITIVITY,
      fingerprint: '',
      leftOut: [],
      replaces: null,
      nothing: null,
    },
  });
  await keepSignal(database, {
    ...{ signalId, runId, week, since: week - 7, themeId, segmentBy: 'channel', segmentKey: 'email', direction: 'up' },
    ...{ measures: ['volume'], items: 9, expectedItems: 3.5, itemLimits: [0, 8], n: 60, share: 0.15 },
    ...{ interval: [0.1, 0.2], expectedShare: 0.06, shareLimits: [0, 0.14], weeksLooked: 1, p: 0.001, q: 0.01 },
    ...{ concentration: null, disposition: 'open', reason: null, note: null, until: null, decidedBy: null },
    ...{ decidedAt: null, carried: false },
  });
}

describe('a pinned number', () => {
  it('is the number that the facts give, with what it was counted on', async () => {
    const to = await subject();
    const made = await pin(to);
    const { facts, asOf } = answerOf(
      getFacts,
      await api.call(`${getFacts.path}?metric=csat&from=2026-02-20&to=2026-03-15`),
    );
    if (made.finding.kind !== 'level') throw new Error('a level was asked for');
    expect(made.finding.fact).toMatchObject({
      value: facts[0]?.value,
      n: facts[0]?.n,
      interval: facts[0]?.interval,
      filter,
    });
    expect(made.stamp).toMatchObject({ asOf, timeZone: 'Asia/Tokyo', taxonomy: 1 });
    expect(made.stamp.blocks.length).toBeGreaterThan(0);
    expect(made.pinnedBy).toEqual({ id: api.personId, name: '山田 花子' });
    expect(await listed(to)).toEqual([made]);
  });

  it('is counted by the server: a value that the page sends is refused', async () => {
    problemIn(
      await post(addPin.path, { subject: await subject(), asked: { ...level, value: 0.99 } }),
      'invalid_request',
    );
  });

  it('may be a change, or a part of one', async () => {
    const before = { from: '2026-02-01', to: '2026-03-05' };
    const now = { from: '2026-03-06', to: '2026-03-31' };
    const to = await subject();
    const change = await pin(to, { ...level, kind: 'change', metric: 'volume', filter: now, before });
    expect(change.finding).toMatchObject({ kind: 'change', before: { period: before }, now: { period: now } });
    const part = await pin(to, {
      ...level,
      kind: 'part',
      filter: now,
      metric: 'negative_share',
      before,
      by: 'channel',
      key: 'email',
      why: 'total',
    });
    expect(part.finding).toMatchObject({ kind: 'part', part: { field: 'channel', key: 'email' } });
    expect(part.evidence).toContain('channel=email');
    expect((await listed(to)).map(({ position }) => position)).toEqual([0, 1]);
  });

  it('needs something to be pinned to, and a number that there is', async () => {
    problemIn(await post(addPin.path, { subject: { kind: 'action', id: randomUUID() }, asked: level }), 'not_found');
    const to = await subject();
    problemIn(await post(addPin.path, { subject: to, asked: { ...level, metric: 'joy' } }), 'invalid_request');
    const unknown = { ...filter, seg: { nowhere: ['x'] } };
    problemIn(await post(addPin.path, { subject: to, asked: { ...level, filter: unknown } }), 'invalid_filter');
    problemIn(await api.call(`${listPins.path}?subject=joy:${to.id}`), 'invalid_request');
  });

  it('is put in order, taken off and put back as it was', async () => {
    const to = await subject();
    const [first, second] = [await pin(to), await pin(to, { ...level, metric: 'volume' })];
    const order = (pins: string[]): Promise<Answer> =>
      api.call(orderPins.path, { method: 'PUT', body: { subject: to, pins } });
    expect(answerOf(orderPins, await order([second.id, first.id])).map(({ id }) => id)).toEqual([second.id, first.id]);
    problemIn(await order([second.id]), 'conflict');
    expect((await api.call(`${addPin.path}/${second.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await listed(to)).map(({ id }) => id)).toEqual([first.id]);
    problemIn(await api.call(`${addPin.path}/${second.id}`, { method: 'DELETE' }), 'not_found');
    await post(`${addPin.path}/${second.id}/restore`, undefined);
    expect((await listed(to)).map(({ id, finding }) => [id, finding])).toEqual([
      [second.id, second.finding],
      [first.id, first.finding],
    ]);
  });

  it('stays as counted when items go, and says what has changed since', async () => {
    const { database } = api.runtime;
    const to = await subject();
    const made = await pin(to, { ...level, metric: 'volume' });
    const items = answerOf(listPinItems, await api.call(`${addPin.path}/${made.id}/items`));
    expect(items.then).toHaveLength(made.items ?? -1);
    const [gone] = items.then ?? [];
    if (gone === undefined) throw new Error('nothing was counted');
    await database.transaction((session) => removeItems(session, [gone], new Date('2026-03-20T00:00:00Z'), 0));
    await packDirty(api.runtime, new AbortController().signal);
    const [recount] = answerOf(recountPins, await api.call(`${recountPins.path}?subject=review:${to.id}`));
    expect(recount).toMatchObject({ pinId: made.id, came: 0, left: 0, erased: 1 });
    expect(recount?.changed).toEqual(expect.arrayContaining(['value', 'items']));
    expect((await listed(to))[0]?.finding).toEqual(made.finding);
  });
});

describe('a number of an analysis', () => {
  const theme = 21;
  const table: AskedNumber = {
    kind: 'priority',
    filter: { ...filter, theme: ['3'] },
    themeId: theme,
    weights: { frequency: 1, impact: 0, urgency: 0, goalFit: 0 },
  };

  it('keeps the formula that it was counted by, and answers the same again', async () => {
    const to = await subject();
    const { finding, evidence, items } = await pin(to, table);
    if (finding.kind !== 'priority') throw new Error('a priority was asked for');
    // all themes are ranked among each other, whatever the filter names
    expect(finding.of).toEqual([]);
    expect(finding.score).toBeCloseTo(finding.terms.frequency, 10);
    expect(finding.weights).toEqual(table.weights);
    expect(evidence).toBe('from=2026-02-20&to=2026-03-15&theme=21');
    // items without a customer's words are listed too
    expect(items).toBeGreaterThanOrEqual(finding.n);
    const [recount] = answerOf(recountPins, await api.call(`${recountPins.path}?subject=review:${to.id}`));
    expect(recount).toMatchObject({ changed: [], finding });
  });

  it('tells where a theme rose, of all and of one segment', async () => {
    const to = await subject();
    const rise: AskedNumber = {
      kind: 'rise',
      filter: { from: '2026-03-08', to: '2026-03-15' },
      before: { from: '2026-02-20', to: '2026-03-07' },
      themeId: theme,
      by: 'channel',
    };
    const { finding } = await pin(to, rise);
    if (finding.kind !== 'rise') throw new Error('a rise was asked for');
    expect(finding.items - (finding.expected ?? 0)).toBeCloseTo(finding.value ?? Number.NaN, 6);
    const part = await pin(to, { ...rise, key: 'email' });
    expect(part.finding).toMatchObject({ kind: 'rise', expected: null, segment: { field: 'channel', key: 'email' } });
    expect(part.evidence).toContain('channel=email');
    problemIn(await post(addPin.path, { subject: to, asked: { ...rise, key: 'nowhere' } }), 'conflict');
    problemIn(await post(addPin.path, { subject: to, asked: { ...rise, by: 'mood' } }), 'invalid_request');
  });

  it('says so where there is too little, instead of a value', async () => {
    const to = await subject();
    const { finding } = await pin(to, { kind: 'reply_band', filter, band: 1 });
    expect(finding).toMatchObject({ kind: 'reply_band', n: 0, value: null });
    expect((await pin(to, { kind: 'reply_slope', filter })).finding).toMatchObject({ value: null });
    problemIn(
      await post(addPin.path, { subject: to, asked: { kind: 'driver', filter, metric: 'csat', themeId: 1 } }),
      'conflict',
    );
  });

  it('of a week that has come is what the week brought, not what was expected', async () => {
    const asked: AskedNumber = { kind: 'forecast', filter: {}, metric: 'volume', week: '2026-03-02' };
    const { finding } = await pin(await subject(), asked);
    expect(finding).toMatchObject({ kind: 'level', fact: { period: { from: '2026-03-02', to: '2026-03-08' } } });
    problemIn(
      await post(addPin.path, { subject: await subject(), asked: { ...asked, metric: 'joy' } }),
      'invalid_request',
    );
  });

  it('that was counted before is what its screen knows: a signal, a question, an effect there must be', async () => {
    const to = await subject();
    for (const asked of [
      { kind: 'signal', signalId: randomUUID() },
      { kind: 'faq_gap', gapId: randomUUID() },
      { kind: 'effect', actionId: randomUUID() },
    ])
      problemIn(await post(addPin.path, { subject: to, asked }), 'not_found');
    const signalId = randomUUID();
    await storeSignal(api.runtime.database, signalId, theme);
    const { finding, evidence } = await pin(to, { kind: 'signal', signalId });
    expect(finding).toMatchObject({ kind: 'signal', theme: { id: theme }, items: 9, expectedItems: 3.5, weeks: 2 });
    expect(evidence).toBe('from=2026-03-09&to=2026-03-15&channel=email&theme=21');
  });
});

describe('a comment', () => {
  const path = (id: string): string => `${addRemark.path}/${id}`;
  it('has a name, is changed by its author only, and what was taken back stays visible', async () => {
    const to = await subject();
    const { id } = answerOf(
      addRemark,
      await post(addRemark.path, { subject: to, place: 'signals', text: ' 増えた理由は連休です ' }),
    );
    const as = { headers: { 'x-koe-person': other } };
    problemIn(await api.call(path(id), { method: 'PATCH', body: { text: '別' }, ...as }), 'not_allowed');
    problemIn(await api.call(path(id), { method: 'DELETE', ...as }), 'not_allowed');
    const edited = answerOf(editRemark, await api.call(path(id), { method: 'PATCH', body: { text: '連休の影響' } }));
    expect(edited).toMatchObject({ text: '連休の影響', place: 'signals', writtenBy: { name: '山田 花子' } });
    expect(edited.editedAt).not.toBeNull();
    expect(answerOf(withdrawRemark, await api.call(path(id), { method: 'DELETE' })).text).toBe('');
    const left = answerOf(listRemarks, await api.call(`${listRemarks.path}?subject=review:${to.id}`));
    expect(left).toMatchObject([{ id, text: '', writtenBy: { name: '山田 花子' } }]);
    expect(left[0]?.withdrawnAt).not.toBeNull();
  });
});
