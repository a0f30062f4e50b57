import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageOf, stageToTell } from '@koe/sql/domain/action/reminder';

describe('stages of reminding', () => {
  it('are seven days and one day before, the day, one and seven days after, then every week', () => {
    const days = Array.from({ length: 40 }, (_, index) => index - 12);
    const first = days.filter((day) => stageOf(day) === day);
    expect(first).toEqual([-7, -1, 0, 1, 7, 14, 21]);
    expect(stageOf(-8)).toBeNull();
    expect([-6, -2, 2, 6, 8, 13].map(stageOf)).toEqual([-7, -7, 1, 1, 7, 7]);
  });

  it('are told each once by who looks every day, and the last one by who looks later', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.array(fc.nat(100), { minLength: 1, maxLength: 30 }), (due, set, looks) => {
        const told = [...new Set(looks)].sort((a, b) => a - b).map((today) => stageToTell(due, set, today));
        const said = told.filter((stage) => stage !== null);
        // never back to an earlier one
        expect([...said].sort((a, b) => a - b)).toEqual(said);
        for (const stage of said) expect(due + stage).toBeGreaterThan(set);
        for (const today of looks) if (today <= set) expect(stageToTell(due, set, today)).toBeNull();
      }),
    );
  });

  it('leave out what whoever set the day knew', () => {
    expect(stageToTell(105, 100, 100)).toBeNull();
    expect(stageToTell(105, 100, 103)).toBeNull();
    expect(stageToTell(105, 100, 104)).toBe(-1);
    expect(stageToTell(105, 97, 100)).toBe(-7);
  });
});
