import { betaBelow } from '../accuracy/beta.js';

/** Probability that Student's t with `df` > 0 degrees of freedom lies above `t` (Abramowitz and Stegun 26.7.1). */
export function studentBeyond(t: number, df: number): number {
  const tail = betaBelow(df / (df + t * t), df / 2, 0.5) / 2;
  return t >= 0 ? tail : 1 - tail;
}

/** The t above which Student's t lies with probability p, 0 < p ≤ 0.5; by bisection, to 1e-9. */
export function studentQuantile(p: number, df: number): number {
  let low = 0;
  let high = 1;
  while (studentBeyond(high, df) > p) high *= 2;
  while (high - low > 1e-9 * (1 + high)) {
    const middle = (low + high) / 2;
    if (studentBeyond(middle, df) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
