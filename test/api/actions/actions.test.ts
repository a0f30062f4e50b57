import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getAction } from '@koe/api/contract/action-page';
import { addAction, listActions, moveAction, patchAction, restoreAction, type Action } from '@koe/api/contract/actions';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';
import { addPerson, addPlan, move, patch, PLAN, post, walk } from './plan.js';

let api: TestApi;
let other: string;
let now = new Date('2026-04-02T03:00:00Z');
beforeAll(async () => {
  api = await startApi({ clock: { now: () => now } });
  other = await addPerson(api, '鈴木 次郎');
});
afterAll(() => api.close());

const list = async (query = ''): Promise<Action[]> =>
  answerOf(listActions, await api.call(`/api/v1/actions${query}`)).actions;
const read = async (id: string): Promise<ReturnType<typeof answerOf<NonNullable<(typeof getAction)['answer']>>>> =>
  answerOf(getAction, await api.call(`/api/v1/actions/${id}`));
const told = async (personId: string): Promise<{ kind: string; text: { ja: string; en: string }; path: string }[]> =>
  api.runtime.database.query(`select kind, text, path from notification where person_id = $1 order by at, kind`, [
    personId,
  ]);

describe('an action', () => {
  it('keeps what it was made of, with steps that wait for earlier ones', async () => {
    const made = await addPlan(api, {
      ownerId: other,
      steps: [
        { text: '連携の設計', ownerId: other, dueOn: '2026-04-10' },
        { text: '文面の確認', dependsOn: [0] },
      ],
    });
    expect(made).toMatchObject({
      ...{
        title: PLAN.title,
        themeId: 24,
        startOn: '2026-04-01',
        dueOn: '2026-04-30',
        releaseOn: null,
        status: 'proposed',
      },
      goal: { ...PLAN.goal, variant: null },
      owner: { id: other, name: '鈴木 次郎' },
      createdBy: { id: api.personId, name: '山田 花子' },
      revision: 1,
    });
    expect(made.steps.map(({ text, position }) => [text, position])).toEqual([
      ['連携の設計', 0],
      ['文面の確認', 1],
    ]);
    expect(made.steps[1]?.dependsOn).toEqual([made.steps[0]?.id]);
    expect(made.standing.nextStepId).toBe(made.steps[0]?.id);
    expect(await told(other)).toEqual([
      expect.objectContaining({
        kind: 'assignment',
        path: `/actions/${made.id}`,
        text: {
          ja: `改善アクション「${PLAN.title}」の担当になりました（期限 2026年4月30日(木)）`,
          en: `You are now the owner of the action “${PLAN.title}” (due Thu, 30 Apr 2026)`,
        },
      }),
    ]);
  });

  it.each([
    [{ goal: { ...PLAN.goal, metric: 'happiness' } }, 'goal.metric'],
    [{ goal: { ...PLAN.goal, variant: 'odd' } }, 'goal.variant'],
    [{ goal: { ...PLAN.goal, metric: 'csat', direction: 'down' } }, 'goal.direction'],
    [{ goal: { ...PLAN.goal, filter: 'channel=pigeon' } }, 'goal.filter'],
    [{ goal: { ...PLAN.goal, filter: 'q=遅い' } }, 'goal.filter'],
    [{ goal: { ...PLAN.goal, filter: 'theme=9999' } }, 'goal.filter'],
    [{ goal: { ...PLAN.goal, filter: 'seg.planet=mars' } }, 'goal.filter'],
    [{ goal: { ...PLAN.goal, minimumEffect: 0 } }, 'goal.minimumEffect'],
    [{ goal: { ...PLAN.goal, weeks: 3 } }, 'goal.weeks'],
    [{ themeId: 9999 }, 'themeId'],
    [{ dueOn: '2026-03-31' }, 'dueOn'],
    [{ means: [{ remedy: 'no.such', text: 'x' }] }, 'means.0.remedy'],
    [{ steps: [{ text: 'a', dependsOn: [0] }] }, 'steps.0.dependsOn'],
    [{ problem: { pinIds: [randomUUID()] } }, 'problem.pinIds.0'],
  ])('is refused with %j, naming %s, and leaves nothing behind', async (change, field) => {
    const before = (await list()).length;
    expect(problemIn(await post(api, { ...PLAN, ...change }), 'invalid_request').fields?.[0]?.field).toBe(field);
    expect((await list()).length).toBe(before);
  });

  it('never changes its goal or theme, and takes the dates out of the goal’s filter', async () => {
    const made = await addPlan(api, { goal: { ...PLAN.goal, filter: 'channel=email&from=2026-01-01&theme=24&x=1' } });
    expect(made.goal.filter).toBe('channel=email&theme=24');
    for (const change of [{ goal: { ...PLAN.goal, minimumEffect: 0.001 } }, { themeId: 25 }])
      expect(
        problemIn(await patch(api, made.id, { revision: 1, ...change }), 'invalid_request').fields?.[0],
      ).toMatchObject({
        field: Object.keys(change)[0],
        message: expect.stringContaining('fixed'),
      });
    expect((await read(made.id)).goal).toEqual(made.goal);
  });

  it('is not written over by who read an older one: the answer names who changed what', async () => {
    const made = await addPlan(api);
    expect(answerOf(patchAction, await patch(api, made.id, { revision: 1, dueOn: '2026-05-15' }, other)).revision).toBe(
      2,
    );
    await patch(api, made.id, { revision: 2, title: '別の名前', ownerId: other }, other);
    const problem = problemIn(await patch(api, made.id, { revision: 1, dueOn: '2026-05-01' }), 'conflict');
    expect(problem.detail).toContain('鈴木 次郎 changed dueOn, title, ownerId');
    expect(problem.fields?.map(({ field }) => field)).toEqual(['dueOn', 'title', 'ownerId']);
    const found = await read(made.id);
    expect(found).toMatchObject({ dueOn: '2026-05-15', title: '別の名前', revision: 3, updatedBy: { id: other } });
    expect(found.history.map(({ action, by }) => [action, by])).toEqual([
      ['change', '鈴木 次郎'],
      ['change', '鈴木 次郎'],
      ['add', '山田 花子'],
    ]);
    expect(found.history[1]?.fields).toEqual([{ field: 'dueOn', before: '2026-04-30', after: '2026-05-15' }]);
  });

  it('lets one of two who write at once win', async () => {
    const made = await addPlan(api);
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((title) => patch(api, made.id, { revision: 1, title })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect((await read(made.id)).revision).toBe(2);
  });

  it('moves along the table only, and says what is missing', async () => {
    const made = await addPlan(api);
    expect(problemIn(await move(api, made.id, { revision: 1, to: 'done' }), 'not_allowed').detail).toContain(
      'planned, stopped',
    );
    expect(problemIn(await move(api, made.id, { revision: 1, to: 'planned' }), 'invalid_request').fields).toEqual([
      { field: 'ownerId', message: 'needs an owner' },
    ]);
    problemIn(await move(api, made.id, { revision: 1, to: 'stopped', reason: '  ' }), 'invalid_request');
    answerOf(patchAction, await patch(api, made.id, { revision: 1, ownerId: other }));
    const done = await walk(api, await read(made.id), 'planned', 'in_progress', 'done');
    expect(
      problemIn(await move(api, made.id, { revision: done.revision, to: 'measuring' }), 'invalid_request').fields?.[0]
        ?.field,
    ).toBe('releaseOn');
    problemIn(
      await move(api, made.id, { revision: done.revision, to: 'measuring', releaseOn: '2026-04-03' }),
      'invalid_request',
    );
    const measuring = await walk(api, done, { to: 'measuring', releaseOn: '2026-04-02' });
    expect(measuring).toMatchObject({ status: 'measuring', releaseOn: '2026-04-02', releaseFixed: true });
    problemIn(await move(api, made.id, { revision: measuring.revision, to: 'closed' }), 'invalid_request');
    expect(await walk(api, measuring, { to: 'closed', reason: '計測できないため' })).toMatchObject({
      statusReason: '計測できないため',
    });
    expect((await told(other)).filter(({ kind }) => kind === 'status').map(({ text }) => text.ja)).toContain(
      `山田 花子さんが「${PLAN.title}」を「効果測定中」にしました`,
    );
  });

  it('keeps its release day once that has come, also when it is reopened', async () => {
    const made = await addPlan(api, { ownerId: other, releaseOn: '2026-04-10' });
    const moved = answerOf(patchAction, await patch(api, made.id, { revision: 1, releaseOn: '2026-04-05' }));
    const done = await walk(api, moved, 'planned', 'in_progress', 'done');
    expect(done.releaseFixed).toBe(false);
    const later = answerOf(
      patchAction,
      await patch(api, made.id, { revision: done.revision, releaseOn: '2026-04-06' }),
    );
    now = new Date('2026-04-05T15:00:00Z'); // 6 April in Tokyo
    expect((await read(made.id)).releaseFixed).toBe(true);
    expect(
      problemIn(await patch(api, made.id, { revision: later.revision, releaseOn: '2026-04-20' }), 'invalid_request')
        .fields?.[0]?.field,
    ).toBe('releaseOn');
    const reopened = await walk(api, later, { to: 'in_progress', reason: '不具合の直し' });
    expect(reopened.releaseFixed).toBe(true);
    problemIn(await patch(api, made.id, { revision: reopened.revision, releaseOn: null }), 'invalid_request');
    now = new Date('2026-04-02T03:00:00Z');
  });

  it('is not reopened once a verdict was given', async () => {
    const made = await addPlan(api, { ownerId: other });
    const measuring = await walk(api, made, 'planned', 'in_progress', 'done', {
      to: 'measuring',
      releaseOn: '2026-04-01',
    });
    await api.runtime.database.query(
      `insert into action_effect (action_id, state, verdict, verdict_at, judged, computed_at)
       values ($1, 'judged', 'worked', $2, '{"effect": -0.02, "interval": [-0.03, -0.01]}', $2)`,
      [made.id, now],
    );
    const closed = await walk(api, measuring, 'closed');
    expect(closed.effect).toMatchObject({
      state: 'judged',
      verdict: 'worked',
      effect: -0.02,
      interval: [-0.03, -0.01],
    });
    const refused = await move(api, made.id, { revision: closed.revision, to: 'in_progress', reason: 'もう一度' });
    expect(problemIn(refused, 'invalid_request').fields?.[0]?.message).toContain('new action');
  });

  it('can be deleted and put back with all that it has', async () => {
    const made = await addPlan(api, { steps: [{ text: '一歩目' }] });
    expect((await api.call(`/api/v1/actions/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await api.call(`/api/v1/actions/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await list()).some(({ id }) => id === made.id)).toBe(false);
    expect((await list('?removed=true')).some(({ id }) => id === made.id)).toBe(true);
    problemIn(await patch(api, made.id, { revision: 2, title: 'x' }), 'not_found');
    const back = await api.call(`/api/v1/actions/${made.id}/restore`, { method: 'POST' });
    expect(answerOf(restoreAction, back)).toMatchObject({ id: made.id, steps: [{ text: '一歩目' }] });
    problemIn(await api.call(`/api/v1/actions/${randomUUID()}`), 'not_found');
  });

  it('takes facts of other subjects and a named remark as its problem', async () => {
    const first = await addPlan(api);
    const pinId = randomUUID();
    await api.runtime.database.query(
      `insert into pinned_fact (pin_id, subject_kind, subject_id, position, finding, stamp, pinned_at)
       values ($1, 'action', $2, 0, '{"kind": "level"}', '{"asOf": "2026-04-01T00:00:00Z"}', $3)`,
      [pinId, first.id, now],
    );
    const { id } = await addPlan(api, { problem: { pinIds: [pinId], remark: '年度末は毎年こうなる' } });
    const about = (table: string, columns: string): Promise<object[]> =>
      api.runtime.database.query(`select ${columns} from ${table} where subject_kind = 'action' and subject_id = $1`, [
        id,
      ]);
    expect(await about('pinned_fact', 'finding, stamp, pinned_by as by')).toEqual([
      { finding: { kind: 'level' }, stamp: { asOf: '2026-04-01T00:00:00Z' }, by: api.personId },
    ]);
    expect(await about('remark', 'text, written_by_name as name')).toEqual([
      { text: '年度末は毎年こうなる', name: '山田 花子' },
    ]);
  });

  it('from a signal decides the signal, together or not at all', async () => {
    const [signalId, runId] = [randomUUID(), randomUUID()];
    const { database } = api.runtime;
    await database.query(
      `insert into signal_run (run_id, week, at, as_of, checked_at, taxonomy_version, tests, themes, segments, baseline_weeks, parameters, fingerprint)
       values ($1, 20538, $2, $2, $2, 1, 1, 1, 0, 12, '{"falseDiscoveryRate": 0.05, "sigma": 3}', '')`,
      [runId, now],
    );
    await database.query(
      `insert into signal (signal_id, run_id, week, theme_id, direction, measures, items, expected_items, item_limits, n, share,
         share_interval, expected_share, share_limits, weeks_looked, p, q, since)
       values ($1, $2, 20538, 24, 'up', '{share}', 9, 3, '{1,6}', 100, .09, '{.05,.15}', .03, '{.01,.06}', 1, .001, .01, 20538)`,
      [signalId, runId],
    );
    const state = async (): Promise<string | undefined> =>
      (
        await database.query<{ disposition: string }>('select disposition from signal where signal_id = $1', [signalId])
      )[0]?.disposition;
    const origin = { kind: 'signal', id: signalId };
    problemIn(await post(api, { ...PLAN, origin, steps: [{ text: 'a', dependsOn: [3] }] }), 'invalid_request');
    expect(await state()).toBe('open');
    const made = answerOf(addAction, await post(api, { ...PLAN, origin }));
    expect(made.origin).toEqual(origin);
    expect(await state()).toBe('act');
    problemIn(await post(api, { ...PLAN, origin: { kind: 'signal', id: randomUUID() } }), 'not_found');
  });
});

describe('the list of actions', () => {
  it('is filtered by theme with those below, owner, department and status, several of each', async () => {
    const department = randomUUID();
    await api.runtime.database.query(
      `insert into department (department_id, name) values ($1, '{"ja": "物流部", "en": "Logistics"}')`,
      [department],
    );
    const made = await addPlan(api, { themeId: 25, departmentId: department, ownerId: other });
    const has = async (query: string): Promise<boolean> => (await list(query)).some(({ id }) => id === made.id);
    expect(made.department).toEqual({ id: department, name: { ja: '物流部', en: 'Logistics' } });
    expect(await has('?theme=23')).toBe(true); // delivery, of which 25 is a part
    expect(await has('?theme=24')).toBe(false);
    expect(await has('?theme=24&theme=25&status=proposed&status=planned')).toBe(true);
    expect(await has(`?owner=${other}&department=${department}`)).toBe(true);
    expect(await has(`?owner=${api.personId}`)).toBe(false);
    expect(await has('?status=closed')).toBe(false);
    problemIn(await api.call('/api/v1/actions?status=lost'), 'invalid_request');
  });

  it('puts what is late and what is blocked first, by the organisation’s own day', async () => {
    const late = await addPlan(api, { title: '遅れ', startOn: '2026-03-01', dueOn: '2026-04-01' });
    const blocked = await addPlan(api, { title: '止まり', dueOn: '2027-12-31' });
    await patch(api, blocked.id, { revision: 1, blockedReason: '見積もり待ち' });
    now = new Date('2026-04-01T14:59:00Z'); // still 1 April in Tokyo
    expect((await list()).find(({ id }) => id === late.id)?.standing.late).toEqual([]);
    now = new Date('2026-04-01T15:00:00Z');
    const order = (await list()).map(({ id }) => id);
    expect(order.slice(0, 2)).toEqual([late.id, blocked.id]);
    now = new Date('2026-04-02T03:00:00Z');
  });
});

describe('moving', () => {
  it('does not count a status that was changed meanwhile', async () => {
    const made = await addPlan(api, { ownerId: other });
    answerOf(moveAction, await move(api, made.id, { revision: 1, to: 'planned' }));
    const problem = problemIn(await move(api, made.id, { revision: 1, to: 'stopped', reason: '不要' }), 'conflict');
    expect(problem.fields?.[0]?.field).toBe('status');
  });
});
