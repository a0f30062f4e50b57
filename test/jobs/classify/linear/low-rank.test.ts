import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClassProblem } from '@koe/jobs/test-only/classify/linear/low-rank';
import { columnOf, scoreLowRank, trainLowRank } from '@koe/jobs/test-only/classify/linear/low-rank';
import { randomFrom } from '@koe/jobs/test-only/classify/linear/random';
import { dot } from '@koe/jobs/test-only/classify/linear/sparse-rows';

const COUNT = 5;
const WIDTH = 60;
const ENTRIES = 12;

/** Rows of twelve entries, most of them from the tenth of the width that speaks for their class. */
function cloudsOf(texts: number, seed: number): ClassProblem {
  const random = randomFrom(seed);
  const classes = Int32Array.from({ length: texts }, (_, row) => row % COUNT);
  const own = WIDTH / (2 * COUNT);
  const columns = Array.from(classes, (known) =>
    Array.from({ length: ENTRIES }, (_, at) =>
      at < 8 ? known * own + Math.floor(random() * own) : WIDTH / 2 + Math.floor((random() * WIDTH) / 2),
    ),
  );
  return {
    rows: {
      starts: Int32Array.from({ length: texts + 1 }, (_, row) => row * ENTRIES),
      columns: Int32Array.from(columns.flat()),
      values: new Float32Array(texts * ENTRIES).fill(1 / Math.sqrt(ENTRIES)),
      width: WIDTH,
    },
    members: Int32Array.from(classes.keys()),
    classes,
    count: COUNT,
    weights: new Float64Array(texts).fill(1),
    seed,
  };
}

function hits(trained: ClassProblem, asked: ClassProblem): number {
  const model = trainLowRank(trained);
  const scores = new Float64Array(COUNT);
  return asked.classes.filter((known, row) => {
    scoreLowRank(model, asked.rows, row, scores);
    return scores.indexOf(Math.max(...scores)) === known;
  }).length;
}

describe('trainLowRank', () => {
  it('tells classes apart on rows that it has not seen', () => {
    expect(hits(cloudsOf(200, 1), cloudsOf(200, 2))).toBeGreaterThan(190);
  });

  it('is the same for the same seed, to the last bit, and another for another', () => {
    const problem = cloudsOf(60, 3);
    expect(trainLowRank(problem)).toEqual(trainLowRank(problem));
    expect(trainLowRank(problem).points).not.toEqual(trainLowRank({ ...problem, seed: 4 }).points);
  });

  it('learns from its members alone, each as far as it weighs', () => {
    const problem = cloudsOf(200, 5);
    const fifth = problem.members.filter((row) => problem.classes[row] === 4);
    const others = problem.members.filter((row) => problem.classes[row] !== 4);
    const wrong = problem.classes.map((known) => (known === 4 ? 0 : known));
    const heard = trainLowRank({ ...problem, members: others });
    expect(trainLowRank({ ...problem, members: others, classes: wrong })).toEqual(heard);
    // the fifth class is called the first, by rows that weigh nothing
    const weights = problem.weights.map((_, row) => (problem.classes[row] === 4 ? 1e-9 : 1));
    expect(fifth.length).toBe(40);
    expect(hits({ ...problem, classes: wrong, weights }, problem)).toBeGreaterThanOrEqual(150);
  });

  it('one column of weights gives the scores of the two parts, and no class is favoured over all texts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 40 }), fc.integer(), (texts, seed) => {
        const problem = cloudsOf(texts, seed);
        const model = trainLowRank(problem);
        const columns = Array.from({ length: COUNT }, (_, to) => columnOf(model, to));
        const scores = new Float64Array(COUNT);
        for (let row = 0; row < texts; row++) {
          scoreLowRank(model, problem.rows, row, scores);
          columns.forEach(({ weights, bias }, to) =>
            expect(dot(problem.rows, row, weights) + bias).toBeCloseTo(scores[to] ?? 0, 3),
          );
          expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(0, 3);
        }
      }),
      { numRuns: 20 },
    );
  });
});
