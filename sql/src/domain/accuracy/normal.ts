/** Probability of a standard normal above z (Abramowitz and Stegun 26.2.17, to 1e-7). */
export function normalBeyond(z: number): number {
  if (z < 0) return 1 - normalBeyond(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

/** The z above which a standard normal lies with probability p, 0 < p ≤ 0.5 (Abramowitz and Stegun 26.2.23, to 0.0005). */
export function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
