import { describe, expect, it } from 'vitest';
import { byUrgency, standingOf } from '@koe/sql/domain/action/standing';
import type { ActionStatus } from '@koe/sql/domain/action/status';
import type { Step } from '@koe/sql/domain/action/step';

const TODAY = '2026-04-10';
const action = (
  change: object = {},
): { status: ActionStatus; dueOn: string; blockedReason: string | null; number: number } => ({
  status: 'in_progress',
  dueOn: '2026-04-30',
  blockedReason: null,
  number: 1,
  ...change,
});
const step = (id: string, change: Partial<Step> = {}): Step => ({
  id,
  position: 0,
  text: id,
  ownerId: null,
  startOn: null,
  dueOn: null,
  done: false,
  blockedReason: null,
  dependsOn: [],
  ...change,
});

describe('how an action stands', () => {
  it('is late from the day after a due day, longest first, and not for what is done', () => {
    const steps = [
      step('a', { dueOn: '2026-04-09' }),
      step('b', { dueOn: '2026-04-10' }),
      step('c', { dueOn: '2026-04-01', done: true }),
    ];
    expect(standingOf(action({ dueOn: '2026-04-03' }), steps, TODAY).late).toEqual([
      { stepId: null, dueOn: '2026-04-03', days: 7 },
      { stepId: 'a', dueOn: '2026-04-09', days: 1 },
    ]);
  });

  it('is blocked where a mark says so, and where a step waits for one that is late', () => {
    const steps = [
      step('late', { dueOn: '2026-04-09' }),
      step('waits', { dependsOn: ['late'] }),
      step('fine', { dependsOn: ['open'] }),
      step('open'),
      step('marked', { blockedReason: '見積もり待ち', dependsOn: ['late'] }),
      step('over', { done: true, blockedReason: '古い理由', dependsOn: ['late'] }),
    ];
    expect(standingOf(action({ blockedReason: '予算待ち' }), steps, TODAY).blocked).toEqual([
      { why: 'marked', stepId: null, reason: '予算待ち' },
      { why: 'waits', stepId: 'waits', forStepId: 'late' },
      { why: 'marked', stepId: 'marked', reason: '見積もり待ち' },
    ]);
  });

  it('goes on with the first step that waits for nothing', () => {
    const steps = [
      step('later', { dueOn: '2026-04-20', position: 0 }),
      step('waits', { dueOn: '2026-04-11', position: 1, dependsOn: ['later'] }),
      step('soon', { dueOn: '2026-04-12', position: 2 }),
      step('undated', { position: 3 }),
    ];
    expect(standingOf(action(), steps, TODAY).nextStepId).toBe('soon');
    expect(standingOf(action(), [step('a', { done: true }), step('b', { dependsOn: ['a'] })], TODAY).nextStepId).toBe(
      'b',
    );
    expect(standingOf(action(), [step('a', { done: true })], TODAY).nextStepId).toBeNull();
  });

  it.each(['done', 'measuring', 'closed', 'stopped'] as const)(
    'is neither late nor blocked once it is %s',
    (status) => {
      const found = standingOf(
        action({ status, dueOn: '2026-04-01' }),
        [step('a', { dueOn: '2026-04-01', blockedReason: 'x' })],
        TODAY,
      );
      expect(found).toEqual({ late: [], blocked: [], nextStepId: null });
    },
  );

  it('puts the latest first, then what is blocked, then the next due day', () => {
    const of = (
      number: number,
      change: object,
    ): { standing: ReturnType<typeof standingOf>; dueOn: string; number: number } => {
      const one = action({ number, ...change });
      return { standing: standingOf(one, [], TODAY), dueOn: one.dueOn, number };
    };
    const list = [
      of(1, { dueOn: '2026-05-01' }),
      of(2, { dueOn: '2026-04-20' }),
      of(3, { dueOn: '2026-06-01', blockedReason: 'x' }),
      of(4, { dueOn: '2026-04-09' }),
      of(5, { dueOn: '2026-03-09' }),
      of(6, { dueOn: '2026-03-01', status: 'closed' }),
    ];
    expect(list.sort(byUrgency).map(({ number }) => number)).toEqual([5, 4, 3, 6, 2, 1]);
  });
});
