import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BinaryProblem } from '@koe/jobs/test-only/classify/linear/binary-problem';
import { trainLogistic } from '@koe/jobs/test-only/classify/linear/logistic';
import { randomFrom } from '@koe/jobs/test-only/classify/linear/random';
import { dot, type SparseRows } from '@koe/jobs/test-only/classify/linear/sparse-rows';
import { trainSvm } from '@koe/jobs/test-only/classify/linear/svm';

function rowsOf(dense: readonly (readonly number[])[]): SparseRows {
  const width = dense[0]?.length ?? 0;
  return {
    starts: Int32Array.from({ length: dense.length + 1 }, (_, row) => row * width),
    columns: Int32Array.from(dense.flatMap((row) => row.map((_, column) => column))),
    values: Float32Array.from(dense.flat()),
    width,
  };
}

function problemOf(dense: readonly (readonly number[])[], targets: readonly number[], cost: number): BinaryProblem {
  return {
    rows: rowsOf(dense),
    members: Int32Array.from(dense, (_, row) => row),
    targets: Int8Array.from(targets),
    costs: new Float64Array(dense.length).fill(cost),
    seed: 3,
    maxEpochs: 2_000,
  };
}

/** Two clouds in three dimensions that overlap. */
const random = randomFrom(11);
const TARGETS = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 1 : -1));
const CLOUDS = TARGETS.map((target) => [random() + 0.4 * target, random() - 0.3 * target, random()]);

type Loss = (margin: number) => number;
const LOSSES: readonly (readonly [string, typeof trainSvm, Loss])[] = [
  ['squared hinge', trainSvm, (margin) => Math.max(0, 1 - margin) ** 2],
  ['logistic', trainLogistic, (margin) => Math.log1p(Math.exp(-margin))],
];

describe.each(LOSSES)('the %s machine', (_, train, loss) => {
  const problem = problemOf(CLOUDS, TARGETS, 2);
  /** What is minimised: half the squared length of weights and bias, plus the cost of every error. */
  const objective = (weights: Float64Array, bias: number): number =>
    CLOUDS.reduce(
      (sum, _row, row) => sum + 2 * loss((TARGETS[row] ?? 0) * (dot(problem.rows, row, weights) + bias)),
      0.5 * (weights.reduce((sum, weight) => sum + weight * weight, 0) + bias * bias),
    );
  const { weights, bias } = train(problem);

  it('ends where no small step is better', () => {
    const best = objective(weights, bias);
    for (let axis = 0; axis <= weights.length; axis++)
      for (const step of [-0.2, 0.2]) {
        const moved = weights.slice();
        if (axis < moved.length) moved[axis] = (moved[axis] ?? 0) + step;
        expect(objective(moved, axis === weights.length ? bias + step : bias)).toBeGreaterThan(best);
      }
  });

  it('is the same for the same seed, to the last bit', () => {
    expect(train(problem)).toEqual({ weights, bias });
  });

  it('an example of twice the cost counts as two', () => {
    const twice = problemOf([...CLOUDS, CLOUDS[0] ?? []], [...TARGETS, TARGETS[0] ?? 1], 2);
    const heavy = { ...problem, costs: problem.costs.map((cost, row) => (row === 0 ? 2 * cost : cost)) };
    const [one, other] = [train(twice), train(heavy)];
    expect(objective(one.weights, one.bias)).toBeCloseTo(objective(other.weights, other.bias), 1);
    one.weights.forEach((weight, at) => expect(weight).toBeCloseTo(other.weights[at] ?? 0, 1));
  });
});

it('random numbers lie in [0, 1) and repeat with their seed', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [one, other] = [randomFrom(seed), randomFrom(seed)];
      for (let i = 0; i < 20; i++) {
        const value = one();
        expect(value).toBe(other());
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1);
      }
    }),
  );
});
