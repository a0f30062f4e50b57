/** One reason of a priority as it is drawn: a bar of the stack and a whole number of points. */
export interface ReasonBar {
  readonly reason: string;
  /** Whole points of 100. The points of all bars add up to the rounded sum of the weights. */
  readonly points: number;
  /** Where the bar begins and how long it is, as shares 0 … 1 of the drawing. */
  readonly offset: number;
  readonly length: number;
}

/** Reason key of what the reasons given do not explain, so that the bars always add up to the score shown. */
export const UNEXPLAINED = 'other';

/**
 * Bars for the reasons of a priority, in the order given. Weights are shares of 1; a negative one lowers the score and
 * is drawn backwards from where the one before ended. When reasons and score differ by a point or more, a bar named
 * `other` holds the rest: an explanation that does not add up is worse than a gap that is shown.
 */
export function reasonBars(
  reasons: readonly { readonly reason: string; readonly weight: number }[],
  score: number,
): { readonly bars: readonly ReasonBar[]; readonly total: number } {
  const explained = reasons.reduce((sum, { weight }) => sum + weight, 0);
  const rest = score - explained;
  const all = Math.abs(rest) >= 0.01 ? [...reasons, { reason: UNEXPLAINED, weight: rest }] : reasons;
  const points = apportion(all.map(({ weight }) => weight * 100));
  const total = points.reduce((sum, value) => sum + value, 0);
  const scale = Math.max(1, ...running(all.map(({ weight }) => weight)));
  let from = 0;
  const bars = all.map(({ reason, weight }, index) => {
    const to = from + weight;
    const bar = {
      reason,
      points: points[index] ?? 0,
      offset: Math.max(0, Math.min(from, to)) / scale,
      length: Math.abs(Math.max(0, to) - Math.max(0, from)) / scale,
    };
    from = to;
    return bar;
  });
  return { bars, total };
}

/** Rounds values to whole numbers whose sum is the rounded sum: the largest remainders are rounded up. */
export function apportion(values: readonly number[]): number[] {
  const rounded = values.map(Math.floor);
  const sum = Math.round(values.reduce((total, value) => total + value, 0));
  let missing = sum - rounded.reduce((total, value) => total + value, 0);
  const order = values
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest);
  for (const { index } of order) {
    if (missing <= 0) break;
    rounded[index] = (rounded[index] ?? 0) + 1;
    missing--;
  }
  return rounded;
}

function running(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
