import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPlatt, probabilityOf } from '@koe/jobs/test-only/classify/linear/platt';
import { quantise } from '@koe/jobs/test-only/classify/linear/quantise';
import { randomFrom } from '@koe/jobs/test-only/classify/linear/random';
import { bestThreshold } from '@koe/jobs/test-only/classify/linear/thresholds';

describe('fitPlatt', () => {
  it('finds the curve that made the outcomes', () => {
    const random = randomFrom(5);
    const scores = Float64Array.from({ length: 20_000 }, () => random() * 4 - 2);
    const outcomes = Uint8Array.from(scores, (score) =>
      random() < probabilityOf({ slope: 3, offset: -1 }, score) ? 1 : 0,
    );
    const { slope, offset } = fitPlatt(scores, outcomes, new Float64Array(scores.length).fill(1));
    expect(slope).toBeCloseTo(3, 0);
    expect(offset).toBeCloseTo(-1, 0);
  });

  it('stays finite when the scores part the outcomes, or there are none', () => {
    for (const n of [0, 1, 6]) {
      const scores = Float64Array.from({ length: n }, (_, i) => i - 3);
      const curve = fitPlatt(
        scores,
        Uint8Array.from(scores, (score) => Number(score > 0)),
        new Float64Array(n).fill(1),
      );
      expect(Number.isFinite(curve.slope) && Number.isFinite(curve.offset)).toBe(true);
    }
  });
});

it('bestThreshold is where F1 is best among all cuts', () => {
  const answers = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean()), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(answers, (list) => {
      const f1 = (cut: number): number => {
        const said = list.filter(([tenths]) => tenths / 10 >= cut);
        const hits = said.filter(([, isRight]) => isRight).length;
        return hits === 0 ? 0 : (2 * hits) / (said.length + list.filter(([, isRight]) => isRight).length);
      };
      const threshold = bestThreshold({
        probabilities: Float64Array.from(list, ([tenths]) => tenths / 10),
        outcomes: Uint8Array.from(list, ([, isRight]) => Number(isRight)),
        weights: new Float64Array(list.length).fill(1),
      });
      const best = Math.max(...list.map(([tenths]) => f1(tenths / 10)));
      expect(f1(threshold)).toBeCloseTo(best, 12);
    }),
  );
});

it('quantised weights are off by half a step at most', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 50 }), (weights) => {
      const { values, scale } = quantise(Float64Array.from(weights));
      weights.forEach((weight, at) => {
        expect(Math.abs((values[at] ?? 0) * scale - weight)).toBeLessThanOrEqual(scale * 0.5001);
      });
    }),
  );
});
