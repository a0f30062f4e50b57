import { betaQuantile } from './beta.js';
import { ASSIGNED_CELLS, CELL_COUNT } from './cell.js';
import type { Figure } from './judged.js';
import type { Priors } from './prior.js';
import { normalBeyond } from './normal.js';
import { effectiveOf, shareOf, type Tallies } from './tally.js';

/** A mean with its variance. */
interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** What the labels and the prior say of a theme, cell by cell: the share of items to which the theme applies. */
export interface Posterior {
  readonly cells: readonly (Moments & {
    /** The mean that the prior expects, and the variance that it expects of the labels' own mean. */
    readonly expected: number;
    readonly noise: number;
  })[];
  readonly judged: { readonly assigned: number; readonly belonging: number; readonly either: number };
}

/** The theme's figures for a certain count of items by cell. */
export interface ThemeEstimate {
  /** Of the items under the theme, the share that belong there. Null when no item is under it. */
  readonly precision: Figure | null;
  /** Of the items that belong under the theme, the share found. */
  readonly recall: Figure;
  /** Harmonic mean of both. */
  readonly f1: Figure;
  /** Items that truly belong, with interval; see `corrected`. */
  readonly corrected: { readonly value: number; readonly interval: readonly [number, number] };
}

/** A cell without labels counts as if it had so many, or a cell of three items could keep a theme unknown for ever. */
const FEWEST = 0.25;

/** z of a two-sided interval: 95 %. */
export const Z = 1.959963984540054;

export function posteriorOf(tallies: Tallies, priors: Priors): Posterior {
  const cells = Array.from({ length: CELL_COUNT }, (_, cell) => {
    const tally = tallies[cell];
    const { mean: expected, strength } = priors[cell] ?? { mean: 0.5, strength: 1 };
    const n = tally ? effectiveOf(tally) : 0;
    const mean = ((tally ? shareOf(tally) * n : 0) + expected * strength) / (n + strength);
    return {
      mean,
      variance: (mean * (1 - mean)) / (n + strength + 1),
      expected,
      noise: (expected * (1 - expected)) / Math.max(n, FEWEST),
    };
  });
  const assigned = tallies.slice(0, ASSIGNED_CELLS);
  const count = assigned.reduce((sum, tally) => sum + tally.count, 0);
  const missed = tallies.slice(ASSIGNED_CELLS).reduce((sum, tally) => sum + tally.yes, 0);
  const found = assigned.reduce((sum, tally) => sum + tally.yes, 0);
  return { cells, judged: { assigned: count, belonging: found + missed, either: count + missed } };
}

/**
 * Figures of a theme for items counted by cell. With TP = Σ over assigned cells of items × share, FN the same over the other
 * cells and R = items under the theme: precision TP ÷ R, recall TP ÷ (TP + FN), F1 = 2 TP ÷ (R + TP + FN), corrected
 * count TP + FN. Precision is taken as beta distributed with its mean and variance, TP and FN as gamma distributed (their
 * ratio then follows Fisher's F), F1 and the count by the delta method on the logit and the log.
 * @param z half width of the interval in standard deviations, for many comparisons at once
 */
export function estimateTheme(posterior: Posterior, counts: Float64Array, z = Z): ThemeEstimate {
  const { judged } = posterior;
  const found = sumOf(posterior, counts, 0, ASSIGNED_CELLS);
  const missed = sumOf(posterior, counts, ASSIGNED_CELLS, CELL_COUNT);
  const raw = counts.slice(0, ASSIGNED_CELLS).reduce((sum, count) => sum + count, 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const tail = normalBeyond(z);
  return {
    precision: raw > 0 ? precisionOf(found, raw, judged.assigned, tail) : null,
    recall: recallOf(found, missed, judged.belonging, tail),
    f1: f1Of(found, missed, raw, judged.either, z),
    corrected: countOf(found, missed, all, z),
  };
}

type Total = Posterior['cells'][number];

function sumOf({ cells }: Posterior, counts: Float64Array, from: number, to: number): Total {
  const sum = (pick: (cell: Total) => number, power: 1 | 2): number =>
    cells
      .slice(from, to)
      .reduce((total, cell, at) => total + Math.max(0, counts[from + at] ?? 0) ** power * pick(cell), 0);
  return {
    mean: Math.max(
      1e-9,
      sum((cell) => cell.mean, 1),
    ),
    variance: Math.max(
      1e-18,
      sum((cell) => cell.variance, 2),
    ),
    expected: Math.max(
      1e-9,
      sum((cell) => cell.expected, 1),
    ),
    noise: Math.max(
      1e-18,
      sum((cell) => cell.noise, 2),
    ),
  };
}

function precisionOf({ mean, variance, expected, noise }: Total, raw: number, most: number, tail: number): Figure {
  const value = mean / raw;
  const size = Math.max(1e-3, (value * (1 - value) * raw * raw) / variance - 1);
  const interval = [
    betaQuantile(tail, value * size, (1 - value) * size),
    betaQuantile(1 - tail, value * size, (1 - value) * size),
  ] as const;
  return { value, interval, n: worth(expected * Math.max(0, raw - expected), noise, most) };
}

function recallOf(found: Total, missed: Total, most: number, tail: number): Figure {
  const value = found.mean / (found.mean + missed.mean);
  const a = found.mean ** 2 / found.variance;
  const b = missed.mean ** 2 / missed.variance;
  const factor = (found.mean / missed.mean) * (b / a);
  const at = (p: number): number => {
    const x = betaQuantile(p, a, b);
    const odds = (factor * x) / Math.max(1 - x, 1e-12);
    return odds / (1 + odds);
  };
  const expected = found.expected / (found.expected + missed.expected);
  const noise = found.noise / found.expected ** 2 + missed.noise / missed.expected ** 2;
  const n = worth(1 / Math.max(expected * (1 - expected), 1e-9), noise, most);
  return { value, interval: [at(tail), at(1 - tail)], n };
}

function f1Of(found: Total, missed: Total, raw: number, most: number, z: number): Figure {
  const whole = raw + missed.mean;
  // F1 rises with the share J of what is right in all that is under the theme or belongs there: F1 = 2J ÷ (1 + J)
  const overlap = Math.min(1 - 1e-9, found.mean / whole);
  const deviation = Math.sqrt(found.variance / found.mean ** 2 + missed.variance / whole ** 2) / (1 - overlap);
  const logit = Math.log(overlap / (1 - overlap));
  const at = (shift: number): number => {
    const share = 1 / (1 + Math.exp(-logit - shift * deviation));
    return (2 * share) / (1 + share);
  };
  const expected = Math.min(1 - 1e-9, found.expected / (raw + missed.expected));
  const noise = found.noise / found.expected ** 2 + missed.noise / (raw + missed.expected) ** 2;
  const n = worth((1 - expected) / expected, noise, most);
  return { value: at(0), interval: [at(-z), at(z)], n };
}

function countOf(found: Total, missed: Total, all: number, z: number): ThemeEstimate['corrected'] {
  const value = found.mean + missed.mean;
  const width = Math.exp(Math.min(50, (z * Math.sqrt(found.variance + missed.variance)) / value));
  return { value, interval: [Math.min(all, value / width), Math.min(all, value * width)] };
}

/**
 * How many plain random labels would vary as much as these; at most those given. It stands on what the prior expects, not on
 * what the labels say: else a theme would be called known just when its few labels happen to agree.
 */
function worth(spread: number, noise: number, most: number): number {
  return Math.min(most, spread / noise);
}
