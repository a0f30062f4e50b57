import { describe, expect, it } from 'vitest';
import { bodyOf, faultsOf, goalOf, newDraft, scopeOf } from '@koe/dashboard/test-only/views/actions/form/action-draft';
import { goalMetrics } from '@koe/dashboard/test-only/views/actions/form/goal-metrics';
import { powerText } from '@koe/dashboard/test-only/views/actions/form/power-text';
import { en } from '@koe/dashboard/test-only/words/en';
import { newActionSchema } from '@koe/api/contract/actions';
import { parseDay } from '@koe/sql/domain/calendar/day';

const TODAY = parseDay('2026-03-15');

describe('the form of an action', () => {
  it('begins with a whole plan: a title and a theme are all that is missing', () => {
    const draft = newDraft({}, TODAY);
    expect(faultsOf(draft)).toEqual({ title: 'title', themeId: 'themeId' });
    expect(bodyOf(draft, {})).toBeNull();
    const body = bodyOf({ ...draft, title: ' Call back ', themeId: 3 }, { origin: { kind: 'theme', id: '3' } });
    expect(newActionSchema.parse(body)).toMatchObject({
      title: 'Call back',
      startOn: '2026-03-15',
      dueOn: '2026-04-26',
      goal: { metric: 'theme_share', filter: 'theme=3', direction: 'down', minimumEffect: 0.01, weeks: 8 },
      origin: { kind: 'theme', id: '3' },
    });
  });

  it('asks for shares in points, reads full-width digits and refuses what is no number', () => {
    const draft = { ...newDraft({ title: 'x', themeId: 3 }, TODAY), minimum: '2.5' };
    expect(goalOf(draft)?.minimumEffect).toBeCloseTo(0.025);
    for (const minimum of ['', '0', '-1', 'much', '1e9']) {
      expect(goalOf({ ...draft, minimum })).toBeNull();
      expect(faultsOf({ ...draft, minimum })).toEqual({ minimumEffect: 'minimumEffect' });
    }
    expect(faultsOf({ ...draft, minimum: '100' })).toEqual({ minimumEffect: 'shareTooLarge' });
    expect(goalOf({ ...draft, weeks: '３' })).toBeNull();
    expect(goalOf({ ...draft, weeks: '１２' })?.weeks).toBe(12);
    expect(faultsOf({ ...draft, dueOn: '2026-03-01' })).toEqual({ dueOn: 'dueBeforeStart' });
  });

  it('counts what the theme says until somebody narrows it, and never keeps dates', () => {
    const draft = newDraft({ themeId: 3 }, TODAY);
    expect(scopeOf({ ...draft, themeId: 7 })).toEqual({ theme: ['7'] });
    const given = newDraft({ themeId: 3, goal: { filter: 'theme=3&product=app&from=2026-01-01' } }, TODAY);
    expect(goalOf({ ...given, themeId: 7 })?.filter).toBe('theme=3&product=app');
  });

  it('takes steps one a line and leaves out empty ones', () => {
    const draft = { ...newDraft({ title: 'x', themeId: 3 }, TODAY), steps: 'one\n\n two \n' };
    expect(bodyOf(draft, {})?.steps).toEqual([{ text: 'one' }, { text: 'two' }]);
  });

  it('offers only what an effect can be estimated of', () => {
    const offered = goalMetrics([], 'en').map(({ key }) => key);
    expect(offered).toEqual(expect.arrayContaining(['theme_share', 'csat', 'nps', 'fcr']));
    for (const key of ['volume', 'people', 'resolution_time_median', 'rating']) expect(offered).not.toContain(key);
  });
});

describe('the power of a goal in words', () => {
  const goal = {
    metric: 'theme_share',
    variant: null,
    filter: '',
    weeks: 8,
    direction: 'down',
    minimumEffect: 0.01,
  } as const;
  const power = {
    weeks: 6,
    reason: null,
    smallest: 0.008,
    unit: 'share',
    perWeek: 452,
    value: 0.064,
    baselineWeeks: 25,
    comparison: null,
  } as const;

  it('says when it shows, and warns when the window is too short', () => {
    expect(powerText(power, goal, en, 'en')).toEqual({
      sentences: ['A change of 1.0 pp would be visible about 6 weeks after the release.', 'That is within the window.'],
      basis: '6.4% over the last 25 weeks, n=452 a week',
      enough: true,
    });
    expect(powerText({ ...power, weeks: 20 }, goal, en, 'en').enough).toBe(false);
    const never = powerText({ ...power, weeks: null, reason: 'too_small' }, goal, en, 'en');
    expect(never.enough).toBe(false);
    expect(never.sentences.join(' ')).toContain('0.80 pp');
  });
});
