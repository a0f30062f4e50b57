import { normalBeyond } from './normal.js';

/** Whether the classifier's confidence is spread as it was: when it is not, texts have changed and old figures may not hold. */
export interface Drift {
  /** Population stability index of this week against the reference; 0 is equal. */
  readonly psi: number;
  /** The index that chance alone gives on average with so few mentions. */
  readonly byChance: number;
  /** Probability of an index as large by chance. */
  readonly p: number;
  /** Mentions in the week and in the reference. */
  readonly n: number;
  readonly reference: number;
  /** `few`: too few to say; `watch` and `shifted`: beyond chance and above the usual lines of .1 and .25. */
  readonly state: 'few' | 'steady' | 'watch' | 'shifted';
}

/** Upper ends of the bands of confidence that are compared; fewer and wider than a picture's, since chance grows with each. */
export const DRIFT_BANDS = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
export const MINIMUM_MENTIONS = 50;
export const WATCH = 0.1;
export const SHIFTED = 0.25;

/**
 * Compares two histograms of confidence. The index is Σ (a − b) ln(a ÷ b) over bands with half a mention added to each; times
 * nm ÷ (n + m) it follows χ² with one degree less than bands that hold anything (B. Yurdakul 2018).
 * @param compared how many distributions are looked at together; the error rate of 5 % is shared among them
 */
export function driftOf(reference: readonly number[], now: readonly number[], compared = 1): Drift {
  const [m, n] = [total(reference), total(now)];
  const bands = reference.map((_, at) => at).filter((at) => (reference[at] ?? 0) + (now[at] ?? 0) > 0);
  let psi = 0;
  for (const at of bands) {
    const a = ((now[at] ?? 0) + 0.5) / (n + bands.length / 2);
    const b = ((reference[at] ?? 0) + 0.5) / (m + bands.length / 2);
    psi += (a - b) * Math.log(a / b);
  }
  if (n < MINIMUM_MENTIONS || m < MINIMUM_MENTIONS) return { psi, byChance: 0, p: 1, n, reference: m, state: 'few' };
  const freedom = Math.max(1, bands.length - 1);
  const byChance = freedom * (1 / n + 1 / m);
  const p = chiSquareBeyond(psi / (1 / n + 1 / m), freedom);
  const beyond = p < 0.05 / Math.max(1, compared);
  const above = psi - byChance;
  const state = !beyond || above < WATCH ? 'steady' : above < SHIFTED ? 'watch' : 'shifted';
  return { psi, byChance, p, n, reference: m, state };
}

/** Index of the band that holds a confidence. */
export function driftBandOf(confidence: number): number {
  const found = DRIFT_BANDS.findIndex((end) => confidence < end);
  return found < 0 ? DRIFT_BANDS.length : found;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Probability of a χ² above x (E. Wilson and M. Hilferty 1931, by the cube root). */
function chiSquareBeyond(x: number, freedom: number): number {
  if (x <= 0) return 1;
  const spread = 2 / (9 * freedom);
  return normalBeyond((Math.cbrt(x / freedom) - (1 - spread)) / Math.sqrt(spread));
}
