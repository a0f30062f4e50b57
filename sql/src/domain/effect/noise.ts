/** How one series scatters about its level. */
export interface Noise {
  /** Variance beyond sampling, in squared shares. */
  readonly process: number;
  /** Correlation of one period with the next, 0 … 0.9. */
  readonly rho: number;
}

/** A stretch of a series about one level: residuals and the sampling variance of each. */
export interface Stretch {
  readonly residuals: readonly number[];
  readonly sampling: readonly number[];
}

const MOST_RHO = 0.9;
/** Standard errors added to the autocorrelation: taken too small it gives too much certainty, taken too large only too little. */
const CAUTION = 1;

/**
 * Over-dispersion by moments and the first autocorrelation, put together from stretches that each have their own level.
 * The autocorrelation of short series is too small by about (1 + 4ρ) ÷ T (Marriott and Pope); what is missing is added back, and less
 * than none is taken as none: action series that swing to and fro are no ground for more certainty.
 */
export function noiseOf(stretches: readonly Stretch[]): Noise {
  let squares = 0;
  let sampling = 0;
  let freedom = 0;
  let products = 0;
  let length = 0;
  for (const { residuals, sampling: variances } of stretches) {
    residuals.forEach((residual, at) => {
      squares += residual * residual;
      sampling += variances[at] ?? 0;
      products += residual * (residuals[at + 1] ?? 0);
    });
    freedom += Math.max(0, residuals.length - 1);
    length += residuals.length;
  }
  if (freedom === 0 || length === 0) return { process: 0, rho: 0 };
  const total = squares / freedom;
  const raw = squares > 0 ? products / squares : 0;
  const unbiased = raw + (1 + 4 * raw) / length;
  const rho = unbiased + CAUTION * Math.sqrt((1 - Math.min(1, unbiased * unbiased)) / length);
  return { process: Math.max(0, total - sampling / length), rho: Math.min(MOST_RHO, Math.max(0, rho)) };
}

/** Variance of Σ weightᵢ·xᵢ where xᵢ has the variance and neighbours `distance` periods apart correlate by ρ^distance. */
export function varianceOfSum(
  terms: readonly { readonly at: number; readonly weight: number; readonly variance: number }[],
  rho: number,
): number {
  let sum = 0;
  for (const one of terms)
    for (const other of terms)
      sum +=
        one.weight *
        other.weight *
        Math.sqrt(one.variance * other.variance) *
        (one === other ? 1 : rho ** Math.abs(one.at - other.at));
  return sum;
}
