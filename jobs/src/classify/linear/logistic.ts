import type { BinaryProblem, LinearAnswer } from './binary-problem.js';
import { randomFrom, shuffle } from './random.js';
import { addScaled, dot } from './sparse-rows.js';
import { squaredNorms } from './svm.js';

/** Share of its cost at which every multiplier starts. */
const START = 0.001;
const TOLERANCE = 0.01;
const INNER_STEPS = 20;

/**
 * Logistic regression by dual coordinate descent (the dual of Yu, Huang and Lin, 2011). A multiplier is kept as the
 * log-odds t of its share of the cost, so that it can never leave its range; each step solves the convex equation
 * norm · (cost · σ(t) − old) + margin + t = 0 by Newton's method inside a shrinking bracket.
 */
export function trainLogistic({ rows, members, targets, costs, seed, maxEpochs }: BinaryProblem): LinearAnswer {
  const weights = new Float64Array(rows.width);
  let bias = 0;
  const random = randomFrom(seed);
  const order = members.slice();
  const norms = squaredNorms(rows);
  const odds = new Float64Array(norms.length).fill(Math.log(START / (1 - START)));
  for (const row of members) {
    const step = START * (costs[row] ?? 0) * (targets[row] ?? 0);
    addScaled(rows, row, step, weights);
    bias += step;
  }
  for (let epoch = 0; epoch < maxEpochs; epoch++) {
    shuffle(order, order.length, random);
    let worst = 0;
    for (const row of order) {
      const target = targets[row] ?? 0;
      const cost = costs[row] ?? 0;
      const margin = target * (dot(rows, row, weights) + bias);
      const start = odds[row] ?? 0;
      const violation = Math.abs(margin + start);
      if (violation > worst) worst = violation;
      if (violation < TOLERANCE / 10) continue;
      const next = solve(start, cost, (norms[row] ?? 0) + 1, margin);
      odds[row] = next;
      const step = cost * (share(next) - share(start)) * target;
      addScaled(rows, row, step, weights);
      bias += step;
    }
    if (worst < TOLERANCE) break;
  }
  return { weights, bias };
}

/** The log-odds at which the coordinate's derivative is zero. */
function solve(start: number, cost: number, norm: number, margin: number): number {
  const old = cost * share(start);
  let at = start;
  let low = -Infinity;
  let high = Infinity;
  for (let step = 0; step < INNER_STEPS; step++) {
    const part = share(at);
    const value = norm * (cost * part - old) + margin + at;
    if (Math.abs(value) < 1e-4) break;
    // the slope is at least 1, so the root is no farther than the value
    if (value > 0) {
      high = at;
      low = Math.max(low, at - value);
    } else {
      low = at;
      high = Math.min(high, at - value);
    }
    const newton = at - value / (norm * cost * part * (1 - part) + 1);
    at = newton > low && newton < high ? newton : (low + high) / 2;
  }
  return at;
}

function share(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
