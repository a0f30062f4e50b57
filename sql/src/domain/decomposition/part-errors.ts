import type { Decomposed } from './decompose.js';

/** Items of one period and segment, as the parts see them. */
export interface PeriodItems {
  readonly length: number;
  readonly values: Float64Array;
  /** Position of each item's segment. */
  readonly segments: Uint16Array;
  /** 0 for a person of their own. */
  readonly persons: Uint32Array;
}

/** Standard errors in the units of `Decomposed`. */
export interface PartErrors {
  readonly mix: number;
  readonly within: number;
  readonly total: number;
}

/**
 * Errors of the parts by linearisation: every part is a smooth function of means and shares, so to first order it is a sum
 * over items of what one item moves it (its influence), and its variance the sum over people of that squared. Items of one
 * person are put together first, also across segments and periods (Deville 1999 for the method).
 */
export function partErrors(
  decomposed: Decomposed,
  periods: readonly [before: PeriodItems, now: PeriodItems],
): { readonly segments: readonly PartErrors[]; readonly all: PartErrors } {
  const size = decomposed.shares.length;
  const mix = new Float64Array(size);
  const within = new Float64Array(size);
  /** Variances: mix, within and total of each segment, then of all. */
  const variances = new Float64Array(3 * (size + 1));
  const close = (people: number): void => {
    let [mixAll, withinAll] = [0, 0];
    for (let segment = 0; segment < size; segment++) {
      const [a, b] = [mix[segment] ?? 0, within[segment] ?? 0];
      mixAll += a;
      withinAll += b;
      addSquares(variances, segment, a, b, people);
    }
    addSquares(variances, size, mixAll, withinAll, people);
    mix.fill(0);
    within.fill(0);
  };

  // Items of people who come once move the parts alike when period, segment and value are the same.
  const alike = [0, 1].map(() => decomposed.shares.map(() => new Map<number, number>()));
  const repeated: { readonly period: 0 | 1; readonly item: number; readonly person: number }[] = [];
  for (const period of [0, 1] as const) {
    const { length, values, segments, persons } = periods[period];
    for (let item = 0; item < length; item++) {
      const person = persons[item] ?? 0;
      if (person !== 0) {
        repeated.push({ period, item, person });
        continue;
      }
      const [segment, value] = [segments[item] ?? 0, values[item] ?? 0];
      const items = alike[period]?.[segment];
      items?.set(value, (items.get(value) ?? 0) + 1);
    }
  }
  for (const period of [0, 1] as const)
    alike[period]?.forEach((counts, segment) => {
      for (const [value, items] of counts) {
        addInfluence(decomposed, period, segment, value, mix, within);
        close(items);
      }
    });
  repeated.sort((a, b) => a.person - b.person);
  repeated.forEach(({ period, item, person }, at) => {
    const { segments, values } = periods[period];
    addInfluence(decomposed, period, segments[item] ?? 0, values[item] ?? 0, mix, within);
    if (repeated[at + 1]?.person !== person) close(1);
  });

  const errorsOf = (at: number): PartErrors => ({
    mix: Math.sqrt(variances[3 * at] ?? 0),
    within: Math.sqrt(variances[3 * at + 1] ?? 0),
    total: Math.sqrt(variances[3 * at + 2] ?? 0),
  });
  return { segments: decomposed.shares.map((_, at) => errorsOf(at)), all: errorsOf(size) };
}

function addSquares(variances: Float64Array, at: number, mix: number, within: number, people: number): void {
  variances[3 * at] = (variances[3 * at] ?? 0) + people * mix * mix;
  variances[3 * at + 1] = (variances[3 * at + 1] ?? 0) + people * within * within;
  variances[3 * at + 2] = (variances[3 * at + 2] ?? 0) + people * (mix + within) * (mix + within);
}

/** Adds what one item moves the parts of every segment. */
function addInfluence(
  { means, totals, shares }: Decomposed,
  period: 0 | 1,
  own: number,
  value: number,
  mix: Float64Array,
  within: Float64Array,
): void {
  const sign = period === 1 ? 1 : -1;
  const total = totals[period];
  const middle = (means[0] + means[1]) / 2;
  const movesMean = (value - means[period]) / total;
  shares.forEach(({ means: [m0, m1], weights, isNew, isGone }, segment) => {
    const [w0, w1] = weights;
    const movesWeight = ((segment === own ? 1 : 0) - weights[period]) / total;
    mix[segment] = (mix[segment] ?? 0) + sign * movesWeight * ((m0 + m1) / 2 - middle) - ((w1 - w0) / 2) * movesMean;
    within[segment] = (within[segment] ?? 0) + (movesWeight * (m1 - m0)) / 2;
    if (segment !== own) return;
    const movesOwn = (value - (period === 1 ? m1 : m0)) / (total * weights[period]);
    mix[segment] = (mix[segment] ?? 0) + (w1 - w0) * movesOwn * (isNew || isGone ? 1 : 0.5);
    if (!isNew && !isGone) within[segment] = (within[segment] ?? 0) + (sign * (w0 + w1) * movesOwn) / 2;
  });
}
