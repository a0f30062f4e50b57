import { describe, expect, it } from 'vitest';
import { effectLine } from '@koe/dashboard/test-only/views/actions/effect-line';
import { asksNothing, moveNeeds, movesOf } from '@koe/dashboard/test-only/views/actions/move/move-needs';
import { completed, mentionAt, mentionedIn } from '@koe/dashboard/test-only/views/actions/page/mention';
import { goalTrend, sparkRequests } from '@koe/dashboard/test-only/views/actions/spark/goal-requests';
import { standingMarks } from '@koe/dashboard/test-only/views/actions/standing-text';
import { actionFlags } from '@koe/dashboard/test-only/views/trends/action-flags';
import { en } from '@koe/dashboard/test-only/words/en';
import { ACTION_STATUSES, nextStatuses } from '@koe/sql/domain/action/status';
import { anAction, aStep, aVerdict } from './an-action.js';

const TODAY = '2026-03-15';

describe('a change of status', () => {
  it('asks for what is missing only, and is offered only where the table has it', () => {
    for (const from of ACTION_STATUSES)
      for (const to of ACTION_STATUSES) {
        const allowed = nextStatuses(from).some((next) => next.to === to);
        expect(moveNeeds(anAction({ status: from }), to, TODAY) !== null).toBe(allowed);
      }
    const planned = moveNeeds(anAction({ status: 'proposed', owner: null }), 'planned', TODAY);
    expect(planned).toMatchObject({ owner: true, reason: false });
    const started = moveNeeds(anAction({ status: 'planned' }), 'in_progress', TODAY);
    expect(started && asksNothing(started)).toBe(true);
    expect(moveNeeds(anAction({ status: 'done' }), 'measuring', TODAY)).toMatchObject({ releaseOn: true });
    expect(moveNeeds(anAction({ status: 'done', releaseOn: TODAY }), 'measuring', TODAY)).toMatchObject({
      releaseOn: false,
    });
  });

  it('closes without asking once a verdict was given, and then never goes back', () => {
    const judged = anAction({
      status: 'measuring',
      effect: aVerdict('worked', -0.02, [-0.03, -0.01]),
    });
    expect(moveNeeds(judged, 'closed', TODAY)).toMatchObject({ reason: false, impossible: null });
    expect(moveNeeds(judged, 'in_progress', TODAY)).toMatchObject({ impossible: 'no_verdict' });
    expect(movesOf(judged).find(({ to }) => to === 'in_progress')?.possible).toBe(false);
  });
});

describe('marks', () => {
  it('name the worst delay and why something stands still', () => {
    const action = anAction({
      steps: [aStep('a'), aStep('b')],
      standing: {
        late: [{ stepId: 'a', dueOn: '2026-03-01', days: 14 }],
        blocked: [{ why: 'waits', stepId: 'b', forStepId: 'a' }],
        nextStepId: 'a',
      },
    });
    expect(standingMarks(action, en, 'en')).toEqual([
      { kind: 'late', text: '14 days late', detail: 'step a' },
      { kind: 'blocked', text: 'Blocked', detail: 'Waits for “step a”' },
    ]);
  });

  it('say of an effect no more than is known', () => {
    const brief = {
      actionId: 'a',
      state: 'judged',
      obstacle: null,
      unit: 'share',
      registeredLate: false,
      verdict: 'worked',
      verdictAt: null,
      effect: -0.02,
      interval: [-0.03, -0.011],
      weeks: 8,
      windowWeeks: 8,
      windowEnd: null,
      enoughOn: null,
      spark: { from: null, values: [], expected: [], release: null },
    } as const;
    const line = (more: object) =>
      effectLine(
        anAction(),
        {
          ...brief,
          interval: [-0.03, -0.011],
          spark: { from: null, values: [], expected: [], release: null },
          ...more,
        },
        en,
        'en',
      );
    expect(line({})).toEqual({ text: 'Worked -2.0 pp', interval: '-3.0 pp to -1.1 pp', tone: 'good' });
    expect(line({ state: 'measuring', verdict: null, weeks: 3 })).toMatchObject({
      text: 'Measuring, week 3 of 8',
      interval: '',
    });
    expect(line({ state: 'unmeasurable', verdict: null })).toMatchObject({ text: 'Cannot be measured' });
    expect(effectLine(anAction(), null, en, 'en').text).toBe('');
  });
});

describe('the spark of a goal', () => {
  const point = (date: string, value: number | null, complete = true) => ({
    date,
    n: 50,
    value,
    interval: null,
    centre: null,
    lower: null,
    upper: null,
    outside: null,
    complete,
  });
  const points = [point('2026-03-02', 0.1), point('2026-03-09', 0.2), point('2026-03-16', 0.3, false)];

  it('shows whole weeks, with the release in its week', () => {
    expect(goalTrend({ points }, '2026-03-11')).toMatchObject({ values: [0.1, 0.2], last: 0.2, release: 1 });
    expect(goalTrend({ points }, '2026-03-20')?.release).toBeNull();
    expect(goalTrend({ points }, '2026-02-01')?.release).toBeNull();
    expect(goalTrend({ points: points.slice(1) }, null)).toBeNull();
  });

  it('passes over a goal that cannot be read', () => {
    const broken = anAction({ id: 'b', goal: { ...anAction().goal, filter: 'channel=nowhere' } });
    expect(Object.keys(sparkRequests([anAction(), broken], 20_000))).toEqual(['a']);
  });
});

describe('mentions', () => {
  const people = [
    { id: '1', name: 'Ann' },
    { id: '2', name: 'Ann Bee' },
  ];
  it('are begun by an @ that stands alone, and written out', () => {
    const asked = mentionAt('hello @An', 9);
    expect(asked).toMatchObject({ at: 6, typed: 'An' });
    expect(asked && completed('hello @An!', asked, 'Ann')).toEqual({ text: 'hello @Ann !', caret: 11 });
    expect(mentionAt('write to a@example.com', 22)).toBeNull();
    expect(mentionAt('＠田', 2)).toMatchObject({ typed: '田' });
  });
  it('tell the longest name of those that begin alike', () => {
    expect(mentionedIn('@Ann Bee, see ＠Ann', people)).toEqual(['2', '1']);
    expect(mentionedIn('@Ann Bee', people)).toEqual(['2']);
  });
});

describe('flags of actions', () => {
  const flag = (kind: 'action_start' | 'action_release', themeId: number) => ({
    id: `${kind}:${String(themeId)}`,
    actionId: 'a',
    number: 1,
    kind,
    date: TODAY,
    title: 'T',
    themeId,
    status: 'measuring' as const,
  });
  it('stand on their own themes and those above, and releases on everything', () => {
    const flags = [flag('action_start', 4), flag('action_release', 4), flag('action_release', 9)];
    const shown = (theme?: string[]) =>
      actionFlags(flags, theme ? { theme } : {}, (id) => (id === 3 ? [3, 4] : [id]), en).map(({ id }) => id);
    expect(shown(['3'])).toEqual(['action_start:4', 'action_release:4']);
    expect(shown()).toEqual(['action_release:4', 'action_release:9']);
  });
});
