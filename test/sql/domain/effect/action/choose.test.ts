import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankComparisons, NO_COMPARISON, periodsUnder } from '@koe/sql/domain/effect/action/choose';
import type { Comparison } from '@koe/sql/domain/effect/action/comparison';
import type { WeeklySeries } from '@koe/sql/domain/effect/action/weekly-series';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { verdictOn } from '@koe/sql/domain/effect/verdict';
import { simulateSeries } from '../../../../bench/effect/simulate-series.js';
import { USUAL } from '../../../../bench/effect.bench.js';

const MONDAY = parseDay('2026-01-05');
const week = (at: number): string => formatDay(MONDAY + 7 * at);
const theme = (id: number): Comparison => ({
  kind: 'theme',
  by: null,
  key: null,
  themeIds: [id],
  filter: { theme: [String(id)] },
});
const elsewhere: Comparison = { kind: 'segment', by: 'team', key: null, themeIds: [], filter: { team: ['!chat'] } };

/** A treated series and several comparisons that share its season, of other sizes. */
function world(seed: number, effect: number, sizes: readonly number[]): { series: WeeklySeries; release: number } {
  const { series, release } = simulateSeries({ ...USUAL, before: 40, after: 8, effect }, seed);
  return {
    release: Number(release),
    series: {
      weeks: series.map((_, at) => week(at)),
      treated: series.map(({ treated }) => treated),
      comparisons: sizes.map((size, id) => ({
        comparison: theme(id + 1),
        counts: series.map(({ comparison: { n, k } }) => ({
          n: Math.max(1, Math.round(n * size)),
          k: Math.min(Math.max(1, Math.round(n * size)), Math.round(k * size)),
        })),
      })),
    },
  };
}

describe('what an action is held against', () => {
  it('does not hang on what comes after the release', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 30 }), (seed, shift) => {
        const { series, release } = world(seed, 0, [0.2, 1, 3]);
        const changed: WeeklySeries = {
          ...series,
          treated: series.treated.map((each, at) => (at < release ? each : { n: each.n, k: Math.min(each.n, shift) })),
          comparisons: series.comparisons.map((each, index) => ({
            ...each,
            counts: each.counts.map((count, at) =>
              at < release ? count : { n: count.n, k: Math.min(count.n, shift * (index + 1)) },
            ),
          })),
        };
        const names = (of: WeeklySeries): unknown =>
          rankComparisons(of, week(release), 8).map((each) => each.comparison);
        expect(names(changed)).toEqual(names(series));
      }),
      { numRuns: 40 },
    );
  });

  it('is what lets the effect be seen best; among equals the same elsewhere; its own past is the last resort', () => {
    const { series, release } = world(1, 0, [0.05, 4]);
    const [best, ...others] = rankComparisons(series, week(release), 8).map(({ comparison }) => comparison);
    expect(best).toEqual(theme(2));
    expect(others.at(-1)).toEqual(NO_COMPARISON);
    const [, large] = series.comparisons;
    const twin = { comparison: elsewhere, counts: large?.counts ?? [] };
    const alike = { ...series, comparisons: [...series.comparisons, twin] };
    expect(rankComparisons(alike, week(release), 8)[0]?.comparison).toEqual(elsewhere);
    const alone = { ...series, comparisons: [] };
    expect(rankComparisons(alone, week(release), 8).map(({ comparison }) => comparison)).toEqual([NO_COMPARISON]);
  });

  it('is nothing at all with too few weeks before the release', () => {
    const { series } = world(1, 0, [1]);
    expect(rankComparisons(series, week(5), 8)).toEqual([]);
  });

  it('keeps false verdicts rare and the truth within the interval, though it is chosen among several', () => {
    const runs = 150;
    const minimumEffect = USUAL.share / 12;
    const effect = -0.35 * USUAL.share;
    const under = (seed: number, planted: number) => {
      const { series, release } = world(seed, planted, [0.3, 0.7, 1, 1.5, 2]);
      const [best] = rankComparisons(series, week(release), 8);
      const periods = periodsUnder(series, best?.comparison ?? NO_COMPARISON);
      return verdictOn({ series: periods, release: week(release), direction: 'down', minimumEffect });
    };
    let worked = 0;
    let held = 0;
    for (let seed = 0; seed < runs; seed++) {
      worked += Number(under(seed, 0).verdict === 'worked');
      const [low, high] = under(10_000 + seed, effect).estimate?.interval ?? [Number.NaN, Number.NaN];
      held += Number(low <= effect && effect <= high);
    }
    expect(worked / runs).toBeLessThanOrEqual(0.05);
    expect(held / runs).toBeGreaterThanOrEqual(0.93);
  });
});
