import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addReview,
  addReviewItem,
  addReviewNote,
  buildAgenda,
  decideReviewItem,
  endReview,
  getReview,
  getUndecided,
  listReviews,
  orderAgenda,
  patchReview,
  patchReviewItem,
  showReviewItem,
  startReview,
  type Review,
} from '@koe/api/contract/reviews';
import type { ReviewItem } from '@koe/api/contract/review-agenda';
import { listActions } from '@koe/api/contract/actions';
import { listSignals } from '@koe/api/contract/signals';
import { listThemeDispositions } from '@koe/api/contract/theme-dispositions';
import { parseDay } from '@koe/sql/domain/calendar/day';
import { keepSignalRun } from '@koe/sql/queries/signal/run';
import { keepSignal, type StoredSignal } from '@koe/sql/queries/signal/signal';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

const START = Date.parse('2026-11-24T01:00:00Z');
const WEEK = parseDay('2026-11-16');
const THEME = 21;
const other = randomUUID();
let now = START;
let api: TestApi;

beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date(now) } });
  const { database } = api.runtime;
  await database.query(`insert into person (person_id, name) values ($1, '鈴木 次郎')`, [other]);
  const runId = randomUUID();
  const at = new Date(START);
  await keepSignalRun(database, {
    ...{ runId, week: WEEK, at, asOf: at, checkedAt: at, taxonomyVersion: 1, tests: 812, themes: 30, segments: 14 },
    ...{ baselineWeeks: 25, parameters: { falseDiscoveryRate: 0.05, sigma: 3 }, fingerprint: 'f' },
    ...{ leftOut: [{ source: 'new-one', since: WEEK - 14 }], replaces: null, nothing: null },
  });
  const signal: Omit<StoredSignal, 'signalId' | 'segmentBy' | 'segmentKey' | 'decidedByName'> = {
    ...{ runId, week: WEEK, since: WEEK - 7, themeId: THEME, items: 40, expectedItems: 20.5, n: 400, share: 0.1 },
    direction: 'up',
    measures: ['share'],
    itemLimits: [8, 35],
    interval: [0.074, 0.133],
    expectedShare: 0.05,
    shareLimits: [0.02, 0.088],
    ...{ weeksLooked: 2, p: 1e-7, q: 0.001, carried: false, concentration: null },
    disposition: 'open',
    ...{ reason: null, note: null, until: null, decidedBy: null, decidedAt: null },
  };
  await keepSignal(database, { ...signal, signalId: randomUUID(), segmentBy: '', segmentKey: '' });
  await keepSignal(database, { ...signal, signalId: randomUUID(), segmentBy: 'channel', segmentKey: 'chat', p: 1e-5 });
}, 120_000);
afterAll(() => api.close());

const PLAN = { heldOn: '2026-11-24', startsAt: '10:00', plannedMinutes: 45, departmentId: null, editionId: null };
const send = (method: string, path: string, body?: unknown, as = api.personId): ReturnType<TestApi['call']> =>
  api.call(`/api/v1/reviews${path}`, { method, body, headers: { 'x-koe-person': as } });
const plan = async (more: object = {}): Promise<Review> =>
  answerOf(addReview, await send('POST', '', { ...PLAN, personIds: [api.personId, other], ...more }));
const read = async (id: string): Promise<Review> => answerOf(getReview, await send('GET', `/${id}`));
const start = async (id: string): Promise<Review> => answerOf(startReview, await send('POST', `/${id}/start`));
const end = async (id: string): Promise<Review> => answerOf(endReview, await send('POST', `/${id}/end`));
const ofKind = (review: Review, kind: ReviewItem['kind']): ReviewItem => {
  const item = review.items.find((each) => each.kind === kind);
  if (!item) throw new Error(`no ${kind} among ${review.items.map((each) => each.kind).join(', ')}`);
  return item;
};
const NOTHING = { reason: null, note: null, ownerId: null, dueOn: null, actionId: null };
const decide = (
  id: string,
  item: string,
  decision: object | null,
  expected: string | null = null,
  as?: string,
): ReturnType<TestApi['call']> =>
  send(
    'PUT',
    `/${id}/items/${item}/decision`,
    { expected, decision: decision && { ...NOTHING, ...decision } },
    as ?? api.personId,
  );
const signals = async (): Promise<string[]> =>
  answerOf(listSignals, await api.call('/api/v1/signals')).signals.map(({ disposition }) => disposition.state);
const themeHistory = async (): Promise<{ state: string; holds: boolean }[]> =>
  answerOf(listThemeDispositions, await api.call(`/api/v1/themes/${THEME}/dispositions`)).dispositions.map(
    ({ state, holds }) => ({ state, holds }),
  );

describe('the agenda', () => {
  it('has the open exception of the closed week once, with its reason, and ends with reading back', async () => {
    const review = await plan();
    expect(review).toMatchObject({ from: '2026-11-16', to: '2026-11-22', state: 'planned' });
    expect(review.items.map(({ kind }) => kind)).toEqual(['exception', 'read_back']);
    expect(ofKind(review, 'exception')).toMatchObject({ overLine: true, why: { code: 'signal', count: 2 } });
    expect(review.items.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0)).toBe(45);
  });

  it('opens the items that the signal was counted on, without the sources that were left out', async () => {
    const { content } = ofKind(await plan(), 'exception');
    const { signals: found } = answerOf(listSignals, await api.call('/api/v1/signals'));
    const signal = found.find(({ segment }) => segment === null);
    expect(signal?.evidence).toContain('source=%21new-one');
    expect(content).toMatchObject({ evidence: signal?.evidence });
  });

  it('is built again without losing what was done by hand', async () => {
    const { id } = await plan();
    const added = answerOf(
      addReviewItem,
      await send('POST', `/${id}/items`, { title: '年末の体制', text: '', plannedMinutes: 7 }),
    );
    const own = ofKind(added, 'custom');
    const order = [own.id, ...added.items.filter((item) => item.id !== own.id).map((item) => item.id)];
    answerOf(orderAgenda, await send('PUT', `/${id}/order`, { itemIds: order }));
    const again = answerOf(buildAgenda, await send('POST', `/${id}/agenda`));
    expect(again.items.map((item) => item.id)).toEqual(order);
    expect(ofKind(again, 'custom')).toMatchObject({ plannedMinutes: 7, content: { title: '年末の体制' } });
  });

  it('lets what is over the line go only with a reason, and shows it with the reason', async () => {
    const review = await plan();
    const { id: itemId } = ofKind(review, 'exception');
    const off = (reason: string | null): ReturnType<TestApi['call']> =>
      send('PATCH', `/${review.id}/items/${itemId}`, { removed: { reason } });
    expect(problemIn(await off(null), 'invalid_request').fields?.[0]?.field).toBe('removed.reason');
    expect(ofKind(answerOf(patchReviewItem, await off('来週まとめて')), 'exception').removed).toMatchObject({
      reason: '来週まとめて',
      by: '山田 花子',
    });
    const built = answerOf(buildAgenda, await send('POST', `/${review.id}/agenda`));
    expect(ofKind(built, 'exception').removed?.reason).toBe('来週まとめて');
  });

  it('follows another day of the plan to its closed week', async () => {
    const review = await plan();
    const moved = answerOf(patchReview, await send('PATCH', `/${review.id}`, { heldOn: '2026-12-02' }));
    expect(moved).toMatchObject({ from: '2026-11-23', to: '2026-11-29', startsAt: '10:00' });
  });
});

describe('a meeting', () => {
  it('decides each item once: the signal, its segments and the theme hold it, and undo gives all of it back', async () => {
    const { id } = await start((await plan()).id);
    const { id: item } = ofKind(await read(id), 'exception');
    const investigate = { outcome: 'investigate', ownerId: other, dueOn: '2026-12-01', note: '倉庫に聞く' };
    expect(problemIn(await decide(id, item, { ...investigate, ownerId: null }), 'invalid_request').fields).toEqual([
      { field: 'decision.ownerId', message: 'is needed for this decision' },
    ]);
    const decided = ofKind(answerOf(decideReviewItem, await decide(id, item, investigate)), 'exception').decision;
    expect(decided).toMatchObject({ outcome: 'investigate', owner: { name: '鈴木 次郎' }, by: { name: '山田 花子' } });
    expect(await signals()).toEqual(['investigate', 'investigate']);
    expect(await themeHistory()).toEqual([{ state: 'investigate', holds: true }]);
    answerOf(decideReviewItem, await decide(id, item, null, decided?.id));
    expect(await signals()).toEqual(['open', 'open']);
    expect(await themeHistory()).toEqual([]);
    await end(id);
  });

  it('makes the action with the decision to act, or neither of them', async () => {
    const { id } = await start((await plan()).id);
    const { id: item } = ofKind(await read(id), 'exception');
    const goal = { metric: 'theme_share', variant: null, filter: '', weeks: 8, direction: 'down', minimumEffect: 0.01 };
    const action = { title: '倉庫の増員', themeId: THEME, startOn: '2026-11-24', dueOn: '2026-12-18', goal };
    const made = async (): Promise<string[]> =>
      answerOf(listActions, await api.call('/api/v1/actions')).actions.map(({ title }) => title);
    const none = await signals();
    problemIn(await decide(id, item, { outcome: 'act', action: { ...action, themeId: 99_999 } }), 'invalid_request');
    problemIn(await decide(id, item, { outcome: 'act', action }, randomUUID()), 'conflict');
    problemIn(await decide(id, item, { outcome: 'decline', reason: '-', action }), 'invalid_request');
    // the action is written by then; what follows from the decision is not to be had
    await api.runtime.database.transaction(async (other) => {
      await other.query('select 1 from signal for update');
      expect((await decide(id, item, { outcome: 'act', action })).status).toBeGreaterThanOrEqual(400);
    });
    expect(await made()).toEqual([]);
    expect(ofKind(await read(id), 'exception').decision).toBeNull();
    expect(await signals()).toEqual(none);
    const { decision } = ofKind(
      answerOf(decideReviewItem, await decide(id, item, { outcome: 'act', action })),
      'exception',
    );
    const [{ id: actionId } = { id: '' }] = answerOf(listActions, await api.call('/api/v1/actions')).actions;
    expect(decision).toMatchObject({ outcome: 'act', actionId });
    expect(await signals()).toEqual(['act', 'act']);
    answerOf(decideReviewItem, await decide(id, item, null, decision?.id ?? null));
    await end(id);
  });

  it('refuses a decision of somebody who has not seen the one that stands, and says whose it is', async () => {
    const { id } = await start((await plan()).id);
    const { id: item } = ofKind(await read(id), 'exception');
    const first = answerOf(decideReviewItem, await decide(id, item, { outcome: 'under_way' }, null, other));
    const late = problemIn(await decide(id, item, { outcome: 'decline', reason: '対象外' }), 'conflict');
    expect(late.detail).toContain('鈴木 次郎');
    const seen = ofKind(first, 'exception').decision?.id ?? null;
    const second = answerOf(decideReviewItem, await decide(id, item, { outcome: 'decline', reason: '対象外' }, seen));
    expect(ofKind(second, 'exception').decision).toMatchObject({ outcome: 'decline', by: { name: '山田 花子' } });
    expect(await signals()).toEqual(['decline', 'decline']);
    answerOf(decideReviewItem, await decide(id, item, null, ofKind(second, 'exception').decision?.id ?? null));
    await end(id);
  });

  it('of many decisions at once lets exactly one hold', async () => {
    const { id } = await start((await plan()).id);
    const { id: item } = ofKind(await read(id), 'exception');
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        decide(id, item, { outcome: 'under_way', note: `${at}` }, null, at % 2 === 0 ? other : undefined),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const stands = ofKind(await read(id), 'exception').decision?.id ?? null;
    answerOf(decideReviewItem, await decide(id, item, null, stands));
    await end(id);
  });

  it('moves on with the time that each item took, and stands where it was after a restart of a page', async () => {
    const { id } = await start((await plan()).id);
    const review = await read(id);
    expect(review.currentItemId).toBe(review.items[0]?.id);
    now = START + 90_000;
    const next = review.items[1]?.id ?? '';
    answerOf(showReviewItem, await send('PUT', `/${id}/current`, { itemId: next, view: 'product=p1' }));
    expect(await read(id)).toMatchObject({ currentItemId: next, view: 'product=p1', state: 'running' });
    expect((await read(id)).items[0]?.usedSeconds).toBe(90);
    now = START;
    await end(id);
  });
});

describe('the minutes', () => {
  it('are frozen with a hash, sent once to those concerned, and corrected only beside', async () => {
    const third = randomUUID();
    const { database } = api.runtime;
    await database.query(`insert into person (person_id, name) values ($1, '高橋 三郎')`, [third]);
    const { id } = await start((await plan({ personIds: [other] })).id);
    const { id: item } = ofKind(await read(id), 'exception');
    await decide(id, item, { outcome: 'investigate', ownerId: third, dueOn: '2026-12-01' });
    const ended = await end(id);
    expect(ended.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(ended.minutes?.items[0]?.decision).toMatchObject({ outcome: 'investigate', owner: '高橋 三郎' });
    problemIn(await send('POST', `/${id}/end`), 'conflict');
    problemIn(await decide(id, item, { outcome: 'under_way' }), 'conflict');
    const told = await database.query<{ name: string }>(
      `select p.name from notification n join person p using (person_id) where subject_id = $1 order by p.name`,
      [id],
    );
    expect(told.map(({ name }) => name)).toEqual(['鈴木 次郎', '高橋 三郎']);
    const noted = answerOf(addReviewNote, await send('POST', `/${id}/notes`, { text: '担当は高橋ではなく鈴木' }));
    expect(noted).toMatchObject({ hash: ended.hash, notes: [{ by: '山田 花子' }] });
  });

  it('leave promises that return in the next agenda, until a decision answers them', async () => {
    const list = answerOf(listReviews, await send('GET', ''));
    expect(list.followUps).toMatchObject([{ outcome: 'investigate', owner: { name: '高橋 三郎' } }]);
    const next = await start((await plan({ heldOn: '2026-12-02' })).id);
    const item = ofKind(next, 'follow_up');
    expect(item.why).toMatchObject({ code: 'follow_up_late', on: '2026-12-01' });
    answerOf(decideReviewItem, await decide(next.id, item.id, { outcome: 'decline', reason: '解決済み' }));
    expect(answerOf(listReviews, await send('GET', '')).followUps).toEqual([]);
    const decided = ofKind(await read(next.id), 'follow_up').decision?.id ?? null;
    answerOf(decideReviewItem, await decide(next.id, item.id, null, decided));
    expect(answerOf(listReviews, await send('GET', '')).followUps).toHaveLength(1);
    await end(next.id);
  });

  it('measure the meetings themselves', async () => {
    const { measures } = answerOf(listReviews, await send('GET', ''));
    expect(measures.meetings).toBeGreaterThan(3);
    expect(measures.asked).toBeGreaterThanOrEqual(measures.decided);
    expect(measures.oldestOpenDays).toBe(0);
  });
});

describe('undecided themes', () => {
  it('are empty while nothing was counted', async () => {
    expect(answerOf(getUndecided, await send('GET', '/undecided'))).toEqual({
      from: null,
      to: null,
      overLine: 0,
      undecided: [],
    });
  });

  it('are decided outside of a meeting too, and keep what was decided before', async () => {
    const put = (body: object): ReturnType<TestApi['call']> =>
      api.call(`/api/v1/themes/${THEME}/disposition`, { method: 'PUT', body });
    problemIn(await put({ state: 'decline' }), 'invalid_request');
    problemIn(await put({ state: 'defer', until: '2026-11-24' }), 'invalid_request');
    expect((await put({ state: 'defer', until: '2026-12-24' })).status).toBe(200);
    expect((await put({ state: 'decline', reason: '対象外' })).status).toBe(200);
    expect((await themeHistory()).slice(0, 2)).toEqual([
      { state: 'decline', holds: true },
      { state: 'defer', holds: false },
    ]);
    problemIn(
      await api.call('/api/v1/themes/99999/disposition', { method: 'PUT', body: { state: 'open' } }),
      'not_found',
    );
  });
});
