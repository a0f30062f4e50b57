import { describe, expect, it } from 'vitest';
import { mulberry } from '@koe/sql/domain/trend/detect/back-test';
import { judge, type LimitsRequest } from '@koe/sql/domain/trend/limits';
import type { PeriodEstimate } from '@koe/sql/domain/trend/periods';
import { shareWeeks } from './random.js';

const REQUEST: LimitsRequest = { kind: 'p', grain: 'week', sigma: 3, exposure: () => 7 };

function outside(series: readonly PeriodEstimate[]): (string | null)[] {
  return judge(series, 0, REQUEST).map((each) => each?.outside ?? null);
}

function withShare(series: readonly PeriodEstimate[], at: number, value: number): PeriodEstimate[] {
  return series.map((period, index) => (index === at ? { ...period, value } : period));
}

describe('limits', () => {
  it('need twelve periods before', () => {
    const judged = judge(shareWeeks(14, mulberry(1)), 0, REQUEST);
    expect(judged.map((each) => each !== null)).toEqual([...Array<boolean>(12).fill(false), true, true]);
  });

  it('quiet weeks leave them hardly ever, over-dispersed ones too', () => {
    for (const extra of [0, 0.15]) {
      let left = 0;
      let judged = 0;
      for (let seed = 1; seed <= 60; seed++) {
        const found = judge(shareWeeks(52, mulberry(seed), { extra }), 0, REQUEST);
        judged += found.filter((each) => each !== null).length;
        left += found.filter((each) => each?.outside).length;
      }
      expect(left / judged).toBeLessThan(0.01);
    }
  });

  it('Laney: the same shares with a wider spread have wider limits, by σz', () => {
    const width = (extra: number): number => {
      const last = judge(shareWeeks(40, mulberry(3), { extra }), 39, REQUEST)[39];
      return (last?.upper ?? 0) - (last?.lower ?? 0);
    };
    expect(width(0.4) / width(0)).toBeGreaterThan(1.5);
  });

  it('a doubled week is outside, above; the judged week is never part of its own baseline', () => {
    const series = withShare(shareWeeks(30, mulberry(5)), 29, 0.2);
    const last = judge(series, 29, REQUEST)[29];
    expect(last?.outside).toBe('above');
    expect(last?.baseline.to).toBe(28);
    const other = judge(withShare(series, 29, 0.05), 29, REQUEST)[29];
    expect([other?.lower, other?.upper]).toEqual([last?.lower, last?.upper]);
  });

  it('one old spike neither widens nor shifts them by a tenth', () => {
    const quiet = shareWeeks(40, mulberry(7));
    const spiked = withShare(quiet, 20, 0.6);
    const [plain, robust] = [judge(quiet, 39, REQUEST)[39], judge(spiked, 39, REQUEST)[39]];
    expect(Math.abs((robust?.centre ?? 0) / (plain?.centre ?? 1) - 1)).toBeLessThan(0.1);
    expect((robust?.upper ?? 0) - (robust?.lower ?? 0)).toBeLessThan(
      1.15 * ((plain?.upper ?? 0) - (plain?.lower ?? 0)),
    );
  });

  it('a level that changed is the new normal after twelve weeks', () => {
    const series = shareWeeks(60, mulberry(9), { level: (week) => (week < 30 ? 1 : 2) });
    const found = outside(series);
    expect(found[31]).toBe('above');
    expect(found.slice(46).filter((each) => each === 'above')).toHaveLength(0);
  });

  it('an unfinished week is drawn with limits and not judged', () => {
    const series = withShare(shareWeeks(20, mulberry(11)), 19, 0.5).map((period, index) =>
      index === 19 ? { ...period, complete: false } : period,
    );
    const last = judge(series, 19, REQUEST)[19];
    expect(last?.outside).toBeNull();
    expect(last?.upper).toBeGreaterThan(0.1);
  });
});
