/** Prior texts: so many are added to both sides, as the whole speaks. Small counts need more of a lead. */
const PRIOR_MASS = 500;

/**
 * Log-odds ratio of a count in a window against a baseline, in standard errors, with an informative Dirichlet prior
 * (Monroe, Colaresi and Quinn 2008). Positive when the window has more of it.
 * @param inWindow of `windowTotal`; @param inBaseline of `baselineTotal`
 */
export function logOddsZ(inWindow: number, windowTotal: number, inBaseline: number, baselineTotal: number): number {
  const total = windowTotal + baselineTotal;
  if (total === 0 || inWindow + inBaseline === 0) return 0;
  const prior = (PRIOR_MASS * (inWindow + inBaseline)) / total;
  const odds = (count: number, all: number): number =>
    Math.log((count + prior) / Math.max(all + PRIOR_MASS - count - prior, 1e-9));
  const error = Math.sqrt(1 / (inWindow + prior) + 1 / (inBaseline + prior));
  return (odds(inWindow, windowTotal) - odds(inBaseline, baselineTotal)) / error;
}
