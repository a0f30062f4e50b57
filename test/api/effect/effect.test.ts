import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { estimatePower, getEffect, listEffects, type Power } from '@koe/api/contract/effect';
import { insertAction } from '@koe/sql/queries/action/action';
import { keepEffect } from '@koe/sql/queries/effect/effect';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { drain } from '../../harness/pipeline.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

let api: TestApi;
const now = new Date('2026-11-21T03:00:00Z');
beforeAll(async () => {
  api = await startApi({ clock: { now: () => now } });
}, 60_000);
afterAll(() => api.close());

const goal = {
  metric: 'csat',
  variant: null,
  filter: '',
  weeks: 6,
  direction: 'up' as const,
  minimumEffect: 0.05,
};

async function addAction(releaseOn: string | null, createdAt = new Date('2026-09-01T03:00:00Z')): Promise<string> {
  const id = randomUUID();
  await insertAction(
    api.runtime.database,
    {
      ...{ id, title: '試し', themeId: 1, departmentId: null, ownerId: null, remark: null, means: [], resources: [] },
      ...{ startOn: '2026-09-01', dueOn: '2026-10-01', releaseOn, goal, origin: null },
    },
    { personId: api.personId, now: createdAt },
  );
  return id;
}
const effectOf = async (id: string) => answerOf(getEffect, await api.call(`/api/v1/actions/${id}/effect`));

describe('the effect of an action', () => {
  it('is there for every action, looked at or not, and for no other id', async () => {
    const id = await addAction('2026-10-07');
    expect(await effectOf(id)).toMatchObject({
      state: 'not_released',
      computedAt: null,
      releaseOn: '2026-10-07',
      firstWeek: '2026-10-12',
      windowEnd: '2026-11-22',
      verdictFrom: '2026-11-23',
      unit: 'share',
    });
    const { effects } = answerOf(listEffects, await api.call('/api/v1/effects'));
    expect(effects.find(({ actionId }) => actionId === id)).toMatchObject({ weeks: 0, windowWeeks: 6, verdict: null });
    problemIn(await api.call(`/api/v1/actions/${randomUUID()}/effect`), 'not_found');
  });

  it('cannot be measured without feedback, which a look says; one written down after its release is marked', async () => {
    const early = await addAction('2026-10-07');
    const late = await addAction('2026-10-07', new Date('2026-11-01T03:00:00Z'));
    await addJob(api.runtime.database, 'effects', {});
    await drain(api.runtime);
    expect(await effectOf(early)).toMatchObject({ state: 'unmeasurable', obstacle: 'no_data', registeredLate: false });
    expect(await effectOf(late)).toMatchObject({ registeredLate: true });
  });

  it('has one verdict: what is kept later does not write over it', async () => {
    const id = await addAction('2026-08-05');
    const comparison = { kind: 'none', by: null, key: null, themeIds: [], filter: {} } as const;
    const judged = {
      ...({ comparison, verdict: 'worked', effect: 0.1, interval: [0.05, 0.15], p: 0.001 } as const),
      ...{
        at: now.toISOString(),
        asOf: now.toISOString(),
        metricVersion: 1,
        taxonomyVersion: 1,
        manifest: 'm',
        blocks: [],
      },
      ...{ weeks: 6, through: '2026-09-20', series: [], enoughAfter: null, enoughOn: null, sensitivity: [] },
    };
    const row = {
      ...({ actionId: id, state: 'judged', obstacle: null, releaseOn: '2026-08-05', registeredLate: false } as const),
      ...({
        comparison,
        comparisonAt: now,
        alternatives: [],
        running: null,
        verdict: 'worked',
        verdictAt: now,
      } as const),
      ...{ judged, recount: null, fingerprint: null, computedAt: now },
    };
    await keepEffect(api.runtime.database, row);
    await keepEffect(api.runtime.database, { ...row, verdict: 'worse', judged: { ...judged, verdict: 'worse' } });
    expect((await effectOf(id)).judged).toMatchObject({ verdict: 'worked', effect: 0.1, interval: [0.05, 0.15] });
  });
});

describe('a power estimate', () => {
  const ask = (change: object): ReturnType<TestApi['call']> =>
    api.call('/api/v1/actions/power', {
      method: 'POST',
      body: { goal: { ...goal, ...change }, themeId: 1 },
      anonymous: true,
    });
  const power = async (change: object): Promise<Power> => answerOf(estimatePower, await ask(change));

  it('says why it cannot say anything, and needs nobody who acts', async () => {
    expect(await power({})).toMatchObject({ weeks: null, reason: 'no_data', unit: 'share' });
    expect(await power({ metric: 'volume' })).toMatchObject({ weeks: null, reason: 'metric', unit: null });
    expect(await power({ filter: 'q=abc' })).toMatchObject({ reason: 'metric' });
  });

  it('names what there is not', async () => {
    expect(problemIn(await ask({ metric: 'nothing' }), 'invalid_request').fields?.[0]?.field).toBe('goal.metric');
    expect(problemIn(await ask({ filter: 'channel=pigeon' }), 'invalid_filter').fields?.[0]?.field).toBe(
      'goal.filter.channel',
    );
    problemIn(await ask({ minimumEffect: 0 }), 'invalid_request');
  });
});
