/** Tails of counts that vary more than chance alone, and normal scores of small probabilities. Own code: it runs where libraries cost more than all else. */

/**
 * Probability of a standard normal above z, to 1.2e-7 of itself also far out (erfc by a Chebyshev fit; Press et al., Numerical
 * Recipes, ch. 6).
 */
export function normalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const fit = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368,
  ];
  const sum = fit.reduce((value, coefficient) => value * t + coefficient, 0);
  const upper = (t / 2) * Math.exp(-x * x - 1.26551223 + t * sum);
  return z >= 0 ? upper : 1 - upper;
}

/** The z above which a standard normal lies with probability p, 0 < p < 1. */
export function normalScore(p: number): number {
  if (p > 0.5) return -normalScore(1 - p);
  const small = Math.max(p, 1e-300);
  const t = Math.sqrt(-2 * Math.log(small));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 2; step++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    if (density > 0) z += (normalTail(z) - small) / density;
  }
  return z;
}

/** A normal score as surely extreme as Student's t of `df` degrees (D. L. Wallace 1959): a spread that was only estimated. */
export function scoreOfT(t: number, df: number): number {
  return Math.sign(t) * ((8 * df + 1) / (8 * df + 3)) * Math.sqrt(df * Math.log1p((t * t) / df));
}

/** How probable a count is: exactly it, and more than it. */
export interface CountTail {
  readonly exactly: number;
  readonly above: number;
}

/**
 * A count among n with mean share p whose variance is `inflation` (≥ 1) times the binomial's: beta-binomial of that variance.
 * @param count 0 … n
 */
export function shareTail(count: number, n: number, p: number, inflation: number): CountTail {
  const correlation = n > 1 ? Math.min(0.99, Math.max(0, (inflation - 1) / (n - 1))) : 0;
  const size = correlation > 1e-9 ? (1 - correlation) / correlation : Number.POSITIVE_INFINITY;
  const [a, b] = [p * size, (1 - p) * size];
  // P(k + 1) ÷ P(k)
  const ratio =
    size === Number.POSITIVE_INFINITY
      ? (k: number): number => (((n - k) / (k + 1)) * p) / (1 - p)
      : (k: number): number => ((n - k) * (a + k)) / ((k + 1) * (n - k - 1 + b));
  return tailBy(ratio, Math.min(n, Math.round(n * p)), count, n);
}

/** A count with a mean, whose variance is `inflation` (≥ 1) times Poisson's: negative binomial of that variance. */
export function volumeTail(count: number, mean: number, inflation: number): CountTail {
  const excess = inflation - 1;
  const size = excess > 1e-9 ? mean / excess : Number.POSITIVE_INFINITY;
  const ratio =
    size === Number.POSITIVE_INFINITY
      ? (k: number): number => mean / (k + 1)
      : (k: number): number => (((size + k) / (k + 1)) * mean) / (mean + size);
  return tailBy(ratio, Math.round(mean), count, Number.POSITIVE_INFINITY);
}

/** Terms below this part of the largest do not count. */
const NEGLIGIBLE = 1e-18;

/** Sums a unimodal distribution from the ratios of its neighbours, outwards from about its middle; what it sums to is 1. */
function tailBy(ratio: (k: number) => number, middle: number, count: number, most: number): CountTail {
  let exactly = count === middle ? 1 : 0;
  let above = middle > count ? 1 : 0;
  let total = 1;
  let term = 1;
  for (let k = middle; k < most; k++) {
    term *= ratio(k);
    total += term;
    if (k + 1 > count) above += term;
    else if (k + 1 === count) exactly = term;
    // far out beyond the count the rest adds nothing to the answer either
    if (term < NEGLIGIBLE * Math.max(k >= count ? above : 1, 1e-300) && k >= count) break;
    if (term === 0) break;
  }
  term = 1;
  for (let k = middle - 1; k >= 0; k--) {
    term /= ratio(k);
    total += term;
    if (k > count) above += term;
    else if (k === count) exactly = term;
    if (term < NEGLIGIBLE && k < count) break;
    if (term === 0) break;
  }
  return { exactly: exactly / total, above: above / total };
}
