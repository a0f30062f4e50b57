import { describe, expect, it } from 'vitest';
import { undecidedThemes, type OverLine, type ThemeDecision } from '@koe/sql/domain/review/undecided';

const TODAY = '2026-11-24';
const over = (themeId: number, weeks: number): OverLine => ({
  themeId,
  because: ['priority'],
  weeks,
  atLeast: false,
  score: 0.6,
});
const decision = (themeId: number, made: Partial<ThemeDecision>): ThemeDecision => ({
  themeId,
  state: 'act',
  decidedOn: '2026-11-03',
  until: null,
  actionEndedOn: null,
  ...made,
});
const left = (...decisions: ThemeDecision[]): { id: number; weeks: number }[] =>
  undecidedThemes([over(1, 9), over(2, 4)], decisions, TODAY).map(({ themeId, weeks }) => ({ id: themeId, weeks }));

describe('undecided themes', () => {
  it('are those over the line without a decision, the oldest first', () => {
    expect(left()).toEqual([
      { id: 1, weeks: 9 },
      { id: 2, weeks: 4 },
    ]);
    expect(left(decision(1, {}))).toEqual([{ id: 2, weeks: 4 }]);
    expect(left(decision(1, { state: 'decline' }), decision(2, { state: 'investigate' }))).toEqual([]);
  });

  it('come back on the day that they were put off until, and are as old as that', () => {
    expect(left(decision(1, { state: 'defer', until: '2026-11-25' }))).toEqual([{ id: 2, weeks: 4 }]);
    expect(left(decision(1, { state: 'defer', until: '2026-11-10' }))).toEqual([
      { id: 2, weeks: 4 },
      { id: 1, weeks: 2 },
    ]);
  });

  it('come back when the action has ended and the theme is still over the line', () => {
    expect(left(decision(2, { actionEndedOn: '2026-11-17' }))).toEqual([
      { id: 1, weeks: 9 },
      { id: 2, weeks: 1 },
    ]);
  });

  it('do not become young by being opened again', () => {
    expect(left(decision(1, { state: 'open', decidedOn: '2026-11-23' }))).toContainEqual({ id: 1, weeks: 9 });
  });
});
