import { describe, expect, it } from 'vitest';
import { answerOne } from '@koe/sql/domain/analysis/answer';
import { themeHistory } from '@koe/sql/domain/analysis/theme-history';
import { themePage } from '@koe/sql/domain/analysis/theme-page';
import { themePriorities } from '@koe/sql/domain/analysis/theme-priorities';
import { themeRanks } from '@koe/sql/domain/analysis/theme-ranks';
import { CHANNELS, HANDLING_STATES, INTENTS } from '@koe/sql/domain/item';
import { DEFAULT_WEIGHTS } from '@koe/sql/domain/priority/weights';
import { cubeOf, times } from '../metric/score-cube.js';

// Day 20,000 is 2024-10-04, a Friday. The tree of the fixture: 1 ─ 2, 3 ─ 4 · 5 ─ 6 · 7 alone.
const asOf = '2024-10-04';
const asked = { filter: { from: '2024-09-07', to: '2024-10-04' }, asOf };
const open = HANDLING_STATES.indexOf('open') + 1;
const done = HANDLING_STATES.indexOf('done') + 1;
const survey = CHANNELS.indexOf('survey') + 1;
const phone = CHANNELS.indexOf('phone') + 1;
const complaint = INTENTS.indexOf('complaint') + 1;
const praise = INTENTS.indexOf('praise') + 1;

describe('theme_priorities and theme_ranks', () => {
  const cube = cubeOf([
    ...times(60, { themes: [4], handling: open }),
    ...times(40, { themes: [6], handling: done }),
    ...times(20, { themes: [7], handling: open }),
    ...times(300, {}),
  ]);

  it('ranks leaves among each other, or the top themes', () => {
    const ids = (level: 'leaf' | 'top'): number[] =>
      themePriorities(cube, asked, { level })
        .priorities.map(({ themeId }) => themeId)
        .sort();
    expect(ids('leaf')).toEqual([4, 6, 7]);
    expect(ids('top')).toEqual([1, 5, 7]);
  });

  it('ranks the same anew from the evidence alone, with other weights and goals', () => {
    const { evidence, priorities } = themePriorities(cube, asked, {});
    const params = { evidence, weights: DEFAULT_WEIGHTS, goalFit: [] };
    expect(themeRanks(cubeOf([]), asked, params).priorities).toEqual(priorities);
    const goal = themeRanks(cubeOf([]), asked, {
      ...params,
      weights: { frequency: 0, impact: 0, urgency: 0, goalFit: 1 },
      goalFit: [[6, 1]],
    });
    expect(goal.priorities.map(({ themeId, score }) => [themeId, score])).toEqual([
      [6, 1],
      [4, 0],
      [7, 0],
    ]);
  });

  it('leaves out the filter’s own themes: all are ranked among each other', () => {
    const filter = { ...asked.filter, theme: ['4'] };
    expect(themePriorities(cube, { ...asked, filter }, {}).priorities).toHaveLength(3);
  });

  it('is answered by its name', () => {
    expect(answerOne(cube, asked, { kind: 'analysis', name: 'theme_priorities', params: {} })).toEqual(
      themePriorities(cube, asked, {}),
    );
  });
});

describe('theme_history', () => {
  const cube = cubeOf([
    ...times(30, { day: 20_000 - 7 * 7, themes: [7] }),
    ...times(70, { day: 20_000 - 7 * 7 }),
    ...times(10, { themes: [7], handling: open }),
    ...times(90, {}),
  ]);

  it('reaches back as far as the data, week by week up to the end of the period', () => {
    const { weeks, themes, windowDays } = themeHistory(cube, asked, {});
    expect(windowDays).toBe(28);
    // the eighth week before begins before the data does
    expect(weeks).toHaveLength(7);
    expect(weeks.at(-1)).toEqual({ from: '2024-09-28', to: '2024-10-04' });
    const seven = themes.find(({ themeId }) => themeId === 7);
    expect(seven?.shares).toEqual([null, null, null, null, null, null, 0.1]);
    expect(seven?.terms.map((terms) => terms && terms.frequency)).toEqual([null, null, null, 0, 0, 0, 1]);
    expect(themes.map(({ themeId }) => themeId)).toEqual([2, 4, 6, 7]);
  });

  it('ends with what the table says', () => {
    const { themes } = themeHistory(cube, asked, {});
    const [now] = themePriorities(cube, asked, {}).priorities;
    expect(themes.find(({ themeId }) => themeId === now?.themeId)?.terms.at(-1)).toEqual(now?.terms);
  });

  it('needs a period and a number of weeks', () => {
    expect(() => themeHistory(cube, { ...asked, filter: {} }, {})).toThrow(/period/);
    expect(() => themeHistory(cube, asked, { weeks: 0 })).toThrow(RangeError);
  });
});

describe('theme_page', () => {
  const cube = cubeOf([
    ...times(60, { themes: [4, 6], channel: survey, intent: complaint }),
    ...times(20, { themes: [4], channel: phone, intent: praise }),
    ...times(120, { channel: survey, intent: praise }),
    ...times(300, { themes: [7], channel: phone, intent: praise }),
    ...times(5, { themes: [6], channel: phone }),
    ...times(50, { day: 19_960, themes: [4], channel: phone }),
    ...times(50, { day: 19_960, channel: phone }),
  ]);
  const page = themePage(cube, asked, { themeId: 4, before: { from: '2024-08-10', to: '2024-09-06' } });

  it('counts the theme now and before', () => {
    expect(page.items).toBe(80);
    expect(page.share).toMatchObject({ n: 505, value: 80 / 505 });
    expect(page.shareBefore).toMatchObject({ n: 100, value: 0.5 });
    expect(themePage(cube, asked, { themeId: 4 }).shareBefore).toBeNull();
  });

  it('says what is asked for, beside all other items', () => {
    expect(page.intents.map(({ intent, items }) => [intent, items])).toEqual([
      ['complaint', 60],
      ['praise', 20],
    ]);
    expect(page.intents[0]?.elsewhere).toBe(0);
    expect(page.intents[1]?.elsewhere).toBeCloseTo(420 / 425, 9);
  });

  it('says in which segments it stands out', () => {
    const found = page.segments.find(({ by, key }) => by === 'channel' && key === 'survey');
    expect(found).toMatchObject({ items: 60, voices: 180, clear: true });
    expect(found?.lift).toBeCloseTo(60 / 180 / (20 / 325), 0);
    const phoned = page.segments.find(({ by, key }) => by === 'channel' && key === 'phone');
    expect(phoned?.lift).toBeLessThan(1);
  });

  it('says what is said with it, without its own branch', () => {
    expect(page.neighbours.map(({ themeId, items }) => [themeId, items])).toEqual([[6, 60]]);
    expect(page.neighbours[0]).toMatchObject({ share: 0.75, clear: true });
    expect(page.neighbours[0]?.interval[0]).toBeGreaterThan(1);
  });

  it('has empty lists rather than doubtful ones where there is little', () => {
    const few = themePage(cubeOf(times(7, { themes: [4] })), asked, { themeId: 4 });
    expect(few).toMatchObject({ items: 7, segments: [], neighbours: [] });
    expect(few.share.value).toBeNull();
    expect(() => themePage(cube, asked, { themeId: 999 })).toThrow(/themeId/);
  });
});
