import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { themeEvidence, type ThemeEvidence } from '@koe/sql/domain/priority/theme-evidence';
import { prioritise, priorityTerms } from '@koe/sql/domain/priority/theme-priority';
import { DEFAULT_WEIGHTS } from '@koe/sql/domain/priority/weights';
import { cubeOf, SCALE, times } from '../metric/score-cube.js';

const theme = (themeId: number, known: Partial<ThemeEvidence> = {}): ThemeEvidence => ({
  themeId,
  items: 0,
  voices: 10_000,
  shareInterval: null,
  csatLoss: null,
  csatLossError: 0,
  csatN: 0,
  negativeShare: 0,
  mentions: known.items ?? 0,
  weeksBefore: [0, 0, 0, 0, 0, 0, 0, 0],
  weekNow: 0,
  openShare: 0,
  goalFit: 0,
  ...known,
});

describe('theme priority', () => {
  it('has the terms of the formula', () => {
    expect(priorityTerms(theme(1, { items: 500 })).frequency).toBe(0.5);
    expect(priorityTerms(theme(1, { items: 2000 })).frequency).toBe(1);
    expect(priorityTerms(theme(1, { csatLoss: 0.15, negativeShare: 1 })).impact).toBeCloseTo(0.5, 12);
    expect(priorityTerms(theme(1, { csatLoss: -0.2 })).impact).toBe(0);
    expect(priorityTerms(theme(1, { negativeShare: 0.7 })).impact).toBe(0.7);
    expect(priorityTerms(theme(1, { weeksBefore: [10, 10], weekNow: 15, openShare: 0.5 })).urgency).toBe(0.5);
    expect(priorityTerms(theme(1, { weeksBefore: [10, 10], weekNow: 5, openShare: 0.5 })).urgency).toBe(0.25);
    expect(priorityTerms(theme(1, { weekNow: 3 })).urgency).toBe(0.5);
  });

  it('weighs them .35, .35, .2, .1 unless told otherwise', () => {
    const all = theme(1, { items: 1000, negativeShare: 1, weekNow: 1, openShare: 1, goalFit: 1 });
    expect(prioritise([all])[0]?.score).toBeCloseTo(1, 12);
    expect(prioritise([theme(1, { goalFit: 1 })])[0]?.score).toBeCloseTo(0.1, 12);
    expect(prioritise([theme(1, { goalFit: 1 })], { ...DEFAULT_WEIGHTS, goalFit: 2 })[0]?.score).toBeCloseTo(
      2 / 2.9,
      12,
    );
    expect(() => prioritise([], { frequency: 0, impact: 0, urgency: 0, goalFit: 0 })).toThrow(RangeError);
    expect(() => prioritise([], { ...DEFAULT_WEIGHTS, impact: -1 })).toThrow(RangeError);
  });

  it('names levels at 5 % and 1 % of voices, and at .5 and .25 of the score', () => {
    const levels = [500, 499, 100, 99].map((items) => prioritise([theme(1, { items })])[0]?.frequencyLevel);
    expect(levels).toEqual(['high', 'medium', 'medium', 'low']);
    const high = theme(1, { items: 1000, openShare: 1, goalFit: 0.5 });
    expect(prioritise([high])[0]).toMatchObject({ level: 'high' });
    expect(prioritise([theme(1, { items: 700 })])[0]).toMatchObject({ level: 'low' });
    expect(prioritise([theme(1, { items: 715 })])[0]).toMatchObject({ level: 'medium' });
  });

  it('ranks clear differences apart and doubtful ones as a tie', () => {
    const clear = theme(1, { items: 900, negativeShare: 0.8 });
    const twin = theme(2, { items: 300, negativeShare: 0.5 });
    const other = theme(3, { items: 298, negativeShare: 0.5 });
    const last = theme(4, { items: 20, negativeShare: 0 });
    const ranked = prioritise([last, other, twin, clear]);
    expect(ranked.map(({ themeId, rank }) => [themeId, rank])).toEqual([
      [1, 1],
      [2, 2],
      [3, 2],
      [4, 4],
    ]);
    expect(ranked.map(({ rankInterval }) => rankInterval)).toEqual([
      [1, 1],
      [2, 3],
      [2, 3],
      [4, 4],
    ]);
  });

  it('is the same for the same seed, and its ranks run from 1 on', () => {
    const someTheme = fc
      .record({
        items: fc.nat(1000),
        negativeShare: fc.double({ min: 0, max: 1, noNaN: true }),
        weekNow: fc.nat(50),
        openShare: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map((known) => theme(0, known));
    fc.assert(
      fc.property(fc.array(someTheme, { minLength: 1, maxLength: 6 }), (themes) => {
        const numbered = themes.map((each, themeId) => ({ ...each, themeId }));
        const ranked = prioritise(numbered);
        expect(prioritise(numbered)).toEqual(ranked);
        expect(ranked[0]?.rank).toBe(1);
        ranked.forEach(({ rank, score }, index) => {
          expect(rank).toBeLessThanOrEqual(index + 1);
          expect(score).toBeLessThanOrEqual(ranked[index - 1]?.score ?? 1);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('theme evidence', () => {
  // Day 20,000 is 2024-10-04; the period is the week up to it, the weeks before end on 2024-09-27.
  const filter = { from: '2024-09-28', to: '2024-10-04' };
  const asked = { csat_scale: SCALE.fivePoints };
  const cube = cubeOf([
    ...times(40, { themes: [4], csat: 1, handling: 1, ...asked }),
    ...times(20, { themes: [4], csat: 5, handling: 3, ...asked }),
    ...times(60, { csat: 5, ...asked }),
    ...times(10, { themes: [7], handling: 2 }),
    ...times(8, { themes: [4], day: 19_993 }),
    ...times(16, { themes: [4], day: 19_938 }),
    ...times(99, { themes: [4], day: 19_937 }),
  ]);

  it('reads from a cube what the formula needs', () => {
    const found = themeEvidence(cube, { filter, asOf: '2024-10-04', goalFit: new Map([[4, 0.5]]) });
    expect(found.map(({ themeId }) => themeId)).toEqual([1, 3, 4, 7]);
    const [parent, , leaf, other] = found;
    expect(leaf).toMatchObject({ items: 60, voices: 130, weekNow: 60, goalFit: 0.5, negativeShare: 0 });
    expect(leaf?.csatLoss).toBeCloseTo(80 / 120 - 20 / 60, 12);
    expect(leaf?.openShare).toBeCloseTo(40 / 60, 12);
    expect(leaf?.weeksBefore).toEqual([16, 0, 0, 0, 0, 0, 0, 8]);
    expect({ ...parent, themeId: 4, goalFit: 0.5 }).toEqual(leaf);
    expect(other).toMatchObject({ items: 10, csatLoss: null, openShare: 1, weeksBefore: [0, 0, 0, 0, 0, 0, 0, 0] });
  });

  it('compares a part of a week with the same weekdays, and leaves out the day that goes on', () => {
    // 2024-09-30 is a Monday; the week before had 10 on each day, the two days now have 10 and 5
    const days = cubeOf([
      ...Array.from({ length: 7 }, (_, day) => times(10, { themes: [4], day: 19_989 + day })).flat(),
      ...times(10, { themes: [4], day: 19_996 }),
      ...times(5, { themes: [4], day: 19_997 }),
    ]);
    const of = (to: string, asOf: string): ThemeEvidence | undefined =>
      themeEvidence(days, { filter: { from: '2024-09-30', to }, asOf }).find(({ themeId }) => themeId === 4);
    expect(of('2024-10-01', '2024-10-01')).toMatchObject({ items: 15, weekNow: 15, weeksBefore: [20] });
    expect(of('2024-10-06', '2024-10-01T03:00:00Z')).toMatchObject({ items: 15, weekNow: 10, weeksBefore: [10] });
    expect(of('2024-10-06', '2024-09-30T03:00:00Z')).toMatchObject({ weekNow: 0, weeksBefore: [] });
  });

  it('needs a period, and leaves the cube’s own filter alone', () => {
    cube.setFilter({ theme: ['7'] });
    themeEvidence(cube, { filter, asOf: '2024-10-04' });
    expect(cube.count([{ by: [] }])[0]?.total).toBe(10);
    expect(() => themeEvidence(cube, { filter: { from: '2024-09-28' }, asOf: '2024-10-04' })).toThrow(/period/);
  });
});
