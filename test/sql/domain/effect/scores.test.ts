import { describe, expect, it } from 'vitest';
import { fitBaseline, periodsToShow } from '@koe/sql/domain/effect/baseline-fit';
import { EffectError, type Counted, type EffectPeriod } from '@koe/sql/domain/effect/effect-series';
import { verdictOn } from '@koe/sql/domain/effect/verdict';
import { seededRandom, type Random } from '../../../bench/effect/random.js';

/** NPS by week: a mean of −100, 0 and 100, whose level swings by itself and with what is shared. */
const SPREAD = 80;
const LEVEL = 10;

function score(n: number, level: number, random: Random): Counted {
  const mean = level + (random.normal() * SPREAD) / Math.sqrt(n);
  return { n, k: n * mean, variance: SPREAD ** 2 };
}

function weeks(
  seed: number,
  { before, after, effect, n = 200 }: Record<'before' | 'after' | 'effect', number> & { n?: number },
) {
  const random = seededRandom(seed);
  let own = 0;
  let shared = 0;
  return Array.from({ length: before + after }, (_, at): EffectPeriod => {
    own = 0.3 * own + random.normal() * 3;
    shared = 0.5 * shared + random.normal() * 4;
    return {
      period: String(at),
      treated: score(n, LEVEL + shared + own + (at >= before ? effect : 0), random),
      comparison: score(2 * n, 20 + shared, random),
    };
  });
}

describe('scores and points', () => {
  it('are judged like shares: few false verdicts, the truth within the interval', () => {
    const runs = 200;
    const [before, after, effect] = [40, 10, 15];
    let worked = 0;
    let held = 0;
    for (let seed = 0; seed < runs; seed++) {
      const nothing = weeks(seed, { before, after, effect: 0 });
      const planted = weeks(5_000 + seed, { before, after, effect });
      const ask = { release: String(before), direction: 'up', minimumEffect: 5 } as const;
      const ever = [4, 6, 8, 10].some(
        (seen) => verdictOn({ ...ask, series: nothing.slice(0, before + seen) }).verdict === 'worked',
      );
      worked += Number(ever);
      const [low, high] = verdictOn({ ...ask, series: planted }).estimate?.interval ?? [Number.NaN, Number.NaN];
      held += Number(low <= effect && effect <= high);
    }
    expect(worked / runs).toBeLessThanOrEqual(0.05);
    expect(held / runs).toBeGreaterThanOrEqual(0.93);
  });

  it('need a sum and a variance that are numbers; a minimum may be above one', () => {
    const [first, ...rest] = weeks(1, { before: 10, after: 2, effect: 0 });
    const question = { release: '10', direction: 'up', minimumEffect: 5 } as const;
    expect(verdictOn({ ...question, series: [...(first ? [first] : []), ...rest] }).estimate).not.toBeNull();
    const broken = { period: '0', treated: { n: 3, k: 1, variance: -1 }, comparison: { n: 3, k: 1, variance: 1 } };
    expect(() => verdictOn({ ...question, series: [broken, ...rest] })).toThrow(EffectError);
  });
});

describe('how long an effect takes to show', () => {
  it('is about what it then takes: found four times out of five after so many weeks', () => {
    const effect = 15;
    const fit = fitBaseline(weeks(3, { before: 50, after: 0, effect: 0 }));
    expect(fit).not.toBeNull();
    const needed = fit ? periodsToShow(fit, effect, 104) : null;
    expect(needed).not.toBeNull();
    const runs = 120;
    let found = 0;
    for (let seed = 0; seed < runs; seed++) {
      const series = weeks(20_000 + seed, { before: 50, after: needed ?? 1, effect });
      const { verdict, estimate } = verdictOn({ series, release: '50', direction: 'up', minimumEffect: 1 });
      found += Number(verdict === 'worked' && estimate !== null);
    }
    expect(found / runs).toBeGreaterThan(0.6);
    expect(found / runs).toBeLessThan(0.97);
  });

  it('is longer for smaller effects, and never for one too small', () => {
    const fit = fitBaseline(weeks(3, { before: 50, after: 0, effect: 0 }));
    if (!fit) throw new Error('no fit');
    const large = periodsToShow(fit, 25, 104);
    const small = periodsToShow(fit, 12, 104);
    expect(large).not.toBeNull();
    expect(small === null || small > (large ?? 0)).toBe(true);
    expect(periodsToShow(fit, 0.1, 104)).toBeNull();
    expect(fitBaseline(weeks(3, { before: 5, after: 0, effect: 0 }))).toBeNull();
  });
});
