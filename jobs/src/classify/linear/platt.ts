/** Score → probability: σ(slope · score + offset). */
export interface Platt {
  readonly slope: number;
  readonly offset: number;
}

export function probabilityOf({ slope, offset }: Platt, score: number): number {
  return 1 / (1 + Math.exp(-(slope * score + offset)));
}

/** Weight of a pull towards slope 1 and offset 0, in examples: keeps a handful of examples from certainty. */
const PRIOR = 1;
const STEPS = 50;

/**
 * Maximum-likelihood fit of a logistic curve to scores of known outcome (Platt, 1999), by Newton's method with halved
 * steps. `outcomes` are 1 or 0; an example without weight plays no part.
 */
export function fitPlatt(scores: Float64Array, outcomes: Uint8Array, weights: Float64Array): Platt {
  let slope = 1;
  let offset = 0;
  const loss = (a: number, b: number): number => {
    let total = 0.5 * PRIOR * ((a - 1) ** 2 + b ** 2) * 1e-3;
    for (let i = 0; i < scores.length; i++) {
      const z = a * (scores[i] ?? 0) + b;
      const sign = outcomes[i] === 1 ? -z : z;
      total += (weights[i] ?? 0) * (sign > 30 ? sign : Math.log1p(Math.exp(sign)));
    }
    return total;
  };
  let current = loss(slope, offset);
  for (let step = 0; step < STEPS; step++) {
    let ga = PRIOR * 1e-3 * (slope - 1);
    let gb = PRIOR * 1e-3 * offset;
    let haa = PRIOR * 1e-3;
    let hab = 0;
    let hbb = PRIOR * 1e-3;
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i] ?? 0;
      const weight = weights[i] ?? 0;
      const p = probabilityOf({ slope, offset }, score);
      const error = weight * (p - (outcomes[i] ?? 0));
      const curve = weight * p * (1 - p);
      ga += error * score;
      gb += error;
      haa += curve * score * score;
      hab += curve * score;
      hbb += curve;
    }
    const determinant = haa * hbb - hab * hab;
    if (!(determinant > 0)) break;
    const da = (hbb * ga - hab * gb) / determinant;
    const db = (haa * gb - hab * ga) / determinant;
    let stride = 1;
    let next = loss(slope - da, offset - db);
    while (next > current && stride > 1e-4) {
      stride /= 2;
      next = loss(slope - stride * da, offset - stride * db);
    }
    if (!(next < current)) break;
    slope -= stride * da;
    offset -= stride * db;
    const gain = current - next;
    current = next;
    if (gain < 1e-9 * (1 + current)) break;
  }
  return { slope, offset };
}
