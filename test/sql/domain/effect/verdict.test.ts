import { describe, expect, it } from 'vitest';
import { EffectError, type EffectPeriod, type EffectQuestion } from '@koe/sql/domain/effect/effect-series';
import { estimateEffect } from '@koe/sql/domain/effect/estimate';
import { periodName } from '@koe/sql/domain/effect/period-name';
import { studentBeyond, studentQuantile } from '@koe/sql/domain/effect/student';
import { verdictOn } from '@koe/sql/domain/effect/verdict';
import { falseWorked, plantedEffect, USUAL } from '../../../bench/effect.bench.js';

/** A smooth pair: the treated share by position, the comparison at a fifth, a small fixed wobble on both. */
function pair(shareAt: (at: number) => number, length: number, n = 1000): EffectPeriod[] {
  return Array.from({ length }, (_, at) => {
    const wobble = [0, 3, -2, 1, -3, 2][at % 6] ?? 0;
    return {
      period: String(at),
      treated: { n, k: Math.round(shareAt(at) * n) + wobble },
      comparison: { n, k: Math.round(0.2 * n) - wobble },
    };
  });
}

const ask = (series: EffectPeriod[], release: number, more: Partial<EffectQuestion> = {}): EffectQuestion => ({
  series,
  release: String(release),
  direction: 'down',
  minimumEffect: 0.01,
  ...more,
});

describe('verdictOn', () => {
  it('calls a clear fall worked, and the same fall worse where a rise was meant', () => {
    const series = pair((at) => (at < 30 ? 0.12 : 0.07), 40);
    const { verdict, estimate } = verdictOn(ask(series, 30));
    expect(verdict).toBe('worked');
    expect(estimate?.effect).toBeCloseTo(-0.05, 2);
    expect(verdictOn(ask(series, 30, { direction: 'up' })).verdict).toBe('worse');
  });

  it('says that there is no worthwhile effect only when the whole interval lies below the minimum', () => {
    const series = pair(() => 0.12, 50);
    const { verdict, estimate } = verdictOn(ask(series, 30, { minimumEffect: 0.03 }));
    expect(verdict).toBe('no_worthwhile_effect');
    expect(Math.max(...(estimate?.interval ?? []).map((end) => -end))).toBeLessThan(0.03);
  });

  it('waits while it cannot be said, and says from when on it can', () => {
    const series = pair((at) => (at < 30 ? 0.12 : 0.115), 32, 300);
    const { verdict, enoughAfter } = verdictOn(ask(series, 30, { minimumEffect: 0.03 }));
    expect(verdict).toBe('no_evidence_yet');
    expect(enoughAfter).toBeGreaterThan(2);
    expect(verdictOn(ask(series.slice(0, 31), 30)).estimate).not.toBeNull();
    expect(verdictOn(ask(series.slice(26), 30)).verdict).toBe('no_evidence_yet');
  });

  it('does not count the peak before the release as what would have been', () => {
    const spike = pair((at) => (at >= 28 && at < 32 ? 0.2 : 0.12), 44);
    expect(Math.abs(estimateEffect(ask(spike, 32))?.effect ?? 1)).toBeLessThan(0.01);
  });

  it('counts a level that had moved well before the release as what would have been', () => {
    const risen = pair((at) => (at < 30 ? 0.05 : at < 44 ? 0.12 : 0.05), 56);
    expect(estimateEffect(ask(risen, 44))?.effect).toBeCloseTo(-0.07, 2);
  });

  it('takes away what happened to the comparison too', () => {
    const both = pair(() => 0.2, 44).map((period, at) => {
      const share = at < 32 ? 0.2 : 0.14;
      return {
        ...period,
        treated: { n: 1000, k: share * 1000 + (at % 5) },
        comparison: { n: 1000, k: share * 1000 - (at % 5) },
      };
    });
    const { verdict, estimate } = verdictOn(ask(both, 32));
    expect(verdict).not.toBe('worked');
    expect(Math.abs(estimate?.effect ?? 1)).toBeLessThan(0.015);
  });

  it('passes over periods without items and reads shares of nothing and all', () => {
    const series = pair((at) => (at < 30 ? 0.12 : 0.06), 40).map((period, at) =>
      at % 7 === 3 ? { ...period, treated: { n: 0, k: 0 } } : period,
    );
    expect(verdictOn(ask(series, 30)).verdict).toBe('worked');
    const all = pair(() => 0, 40).map((period) => ({ ...period, treated: { n: 20, k: 0 } }));
    expect(verdictOn(ask(all, 30)).verdict).not.toBe('worked');
  });

  it.each<[string, Partial<EffectQuestion>]>([
    ['minimumEffect', { minimumEffect: 2 }],
    ['release', { release: 'never' }],
    ['series[0].treated.k', { series: [{ period: '0', treated: { n: 1, k: 2 }, comparison: { n: 1, k: 0 } }] }],
    ['series[0].comparison.n', { series: [{ period: '0', treated: { n: 1, k: 1 }, comparison: { n: -1, k: 0 } }] }],
  ])('names %s when it cannot be used', (field, change) => {
    const question = {
      ...ask(
        pair(() => 0.1, 20),
        10,
      ),
      ...change,
    };
    expect(() => verdictOn(question)).toThrow(EffectError);
    expect(() => verdictOn(question)).toThrow(field);
  });

  it('finds nothing in null data looked at every week, and holds a planted effect', () => {
    expect(falseWorked(USUAL, 150)).toBeLessThanOrEqual(0.06);
    const { coverage, power } = plantedEffect(USUAL, 150);
    expect(coverage).toBeGreaterThanOrEqual(0.92);
    expect(power).toBeGreaterThanOrEqual(0.85);
  });
});

describe('Student', () => {
  it('has the quantiles of the tables', () => {
    expect(studentQuantile(0.025, 10)).toBeCloseTo(2.228139, 5);
    expect(studentQuantile(0.005, 3)).toBeCloseTo(5.840909, 5);
    expect(studentBeyond(-1.812461, 10)).toBeCloseTo(0.95, 5);
  });
});

describe('periodName', () => {
  it('goes on by the usual step', () => {
    expect(periodName(['2026-10-05', '2026-10-12', '2026-10-19'], 4)).toBe('2026-11-02');
    expect(periodName(['7', '8'], 3)).toBe('10');
    expect(periodName(['spring', 'summer'], 2)).toBeNull();
    expect(periodName(['spring', 'summer'], 1)).toBe('summer');
  });
});
