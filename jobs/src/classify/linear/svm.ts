import type { BinaryProblem, LinearAnswer } from './binary-problem.js';
import { randomFrom, shuffle } from './random.js';
import { addScaled, dot } from './sparse-rows.js';

/** Spread of the projected gradients at which the answer is good enough for ranking. */
const TOLERANCE = 0.1;

/**
 * Linear machine with squared hinge loss by dual coordinate descent with shrinking (Hsieh et al., 2008): one multiplier
 * an example, each step solves for one of them exactly. The bias is the weight of a feature that is always 1.
 */
export function trainSvm({ rows, members, targets, costs, seed, maxEpochs }: BinaryProblem): LinearAnswer {
  const weights = new Float64Array(rows.width);
  let bias = 0;
  const random = randomFrom(seed);
  const active = members.slice();
  const norms = squaredNorms(rows);
  const multipliers = new Float64Array(norms.length);
  let size = active.length;
  let limit = Infinity;
  for (let epoch = 0; epoch < maxEpochs; epoch++) {
    shuffle(active, size, random);
    let highest = -Infinity;
    let lowest = Infinity;
    for (let at = 0; at < size; at++) {
      const row = active[at] ?? 0;
      const target = targets[row] ?? 0;
      const old = multipliers[row] ?? 0;
      const slack = 0.5 / (costs[row] ?? 1);
      const gradient = target * (dot(rows, row, weights) + bias) - 1 + slack * old;
      let projected = gradient;
      if (old === 0) {
        if (gradient > limit) {
          // far on the right side: out of sight until the others have settled
          size--;
          active[at] = active[size] ?? 0;
          active[size] = row;
          at--;
          continue;
        }
        projected = Math.min(gradient, 0);
      }
      if (projected > highest) highest = projected;
      if (projected < lowest) lowest = projected;
      if (Math.abs(projected) < 1e-12) continue;
      const next = Math.max(old - gradient / ((norms[row] ?? 0) + 1 + slack), 0);
      multipliers[row] = next;
      const step = (next - old) * target;
      addScaled(rows, row, step, weights);
      bias += step;
    }
    if (highest - lowest <= TOLERANCE) {
      if (size === active.length) break;
      size = active.length;
      limit = Infinity;
    } else limit = highest > 0 ? highest : Infinity;
  }
  return { weights, bias };
}

/** Squared length of every row, without the bias. */
export function squaredNorms({ starts, values }: BinaryProblem['rows']): Float64Array {
  const norms = new Float64Array(starts.length - 1);
  for (let row = 0; row < norms.length; row++) {
    const end = starts[row + 1] ?? 0;
    let sum = 0;
    for (let at = starts[row] ?? 0; at < end; at++) sum += (values[at] ?? 0) ** 2;
    norms[row] = sum;
  }
  return norms;
}
