import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy, macroF1, microF1 } from './metrics/agreement.js';
import { bootstrap } from './metrics/bootstrap.js';
import { auc, calibrationError } from './metrics/ranking.js';

const all = (n: number) => Int32Array.from({ length: n }, (_, i) => i);
const labels = fc.array(fc.uniqueArray(fc.nat(3), { maxLength: 3 }), { minLength: 1, maxLength: 20 });

describe('what is measured', () => {
  it('is whole when everything is right', () => {
    fc.assert(
      fc.property(labels, (truth) => {
        const items = all(truth.length);
        expect(accuracy(truth, truth)(items)).toBe(1);
        const whole = truth.some((one) => one.length > 0) ? 1 : 0;
        expect(microF1(truth, truth)(items)).toBe(whole);
        expect(macroF1(truth, truth, 4)(items)).toBe(whole);
      }),
    );
  });

  it('counts hits, false alarms and misses', () => {
    // one hit, one false alarm, one miss: 2 · 1 ÷ (2 + 2)
    expect(microF1([[0, 1]], [[0, 2]])(all(1))).toBe(0.5);
    expect(macroF1([[0, 1]], [[0, 2]], 4)(all(1))).toBeCloseTo(1 / 3);
    expect(accuracy([[0], [1]], [[0], [2]])(all(2))).toBe(0.5);
  });

  it('AUC is the share of pairs in the right order', () => {
    const scored = fc.array(fc.tuple(fc.nat(5), fc.boolean()), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(scored, (rows) => {
        const yes = rows.filter(([, isYes]) => isYes);
        const no = rows.filter(([, isYes]) => !isYes);
        fc.pre(yes.length > 0 && no.length > 0);
        const won = yes.flatMap(([a]) => no.map(([b]) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const expected = won.reduce<number>((sum, one) => sum + one, 0) / won.length;
        const scores = rows.map(([score]) => score);
        const truth = rows.map(([, isYes]) => isYes);
        expect(auc(scores, truth)(all(rows.length))).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('calibration error is the distance between what was said and what came true', () => {
    const answers = [0, 1, 2, 3].map((item) => ({ item, score: 0.75, isRight: item > 0 }));
    expect(calibrationError(answers, 4)(all(4))).toBeCloseTo(0);
    expect(calibrationError(answers, 4)(Int32Array.of(0, 0, 1, 1))).toBeCloseTo(0.25);
  });

  it('an interval holds its figure and is the same in every run', () => {
    const right = Array.from({ length: 200 }, (_, i) => (i % 3 === 0 ? 1 : 0));
    const share = (items: Int32Array) => items.reduce((sum, i) => sum + (right[i] ?? 0), 0) / items.length;
    const figure = bootstrap(right.length, share);
    expect(bootstrap(right.length, share)).toEqual(figure);
    expect(figure.interval[0]).toBeLessThan(figure.value);
    expect(figure.interval[1]).toBeGreaterThan(figure.value);
  });
});
