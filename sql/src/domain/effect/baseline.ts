import { noiseOf } from './noise.js';

/** Periods before the release that are left out at most: the peak that made people act is among them. */
const MOST_DECISION = 4;
const LEAST_SEGMENT = 6;
/** How far a level must have moved, in standard errors, to count as another one: rare by chance at any of fifty places. */
const MOVED = 5;

/** Which periods before the release say what would have been without the action. */
export interface Baseline {
  /** First and last position, inclusive. */
  readonly from: number;
  readonly to: number;
  /** Positions where the level moved before that. */
  readonly moves: readonly number[];
}

/**
 * The last stretch about one level that ends before the periods in which the action was decided. A problem is acted on when it
 * looks worst, and would have looked better afterwards by itself (regression to the mean): those last periods are no baseline.
 * A level that moved well before is one: the old level would not have come back.
 */
export function baselineOf(values: readonly number[], sampling: readonly number[], release: number): Baseline {
  const end = release - Math.min(MOST_DECISION, Math.floor(release / 4));
  const moves: number[] = [];
  const search = (from: number, to: number): void => {
    let best = { at: -1, score: MOVED };
    for (let at = from + LEAST_SEGMENT; at <= to - LEAST_SEGMENT; at++) {
      const score = moveAt(values, sampling, from, at, to);
      if (score > best.score) best = { at, score };
    }
    if (best.at < 0) return;
    search(from, best.at);
    moves.push(best.at);
    search(best.at, to);
  };
  search(0, end);
  return { from: moves.at(-1) ?? 0, to: end - 1, moves };
}

/** Standard errors between the levels of [from, at) and [at, to). */
function moveAt(values: readonly number[], sampling: readonly number[], from: number, at: number, to: number): number {
  const [left, right] = [values.slice(from, at), values.slice(at, to)];
  const [a, b] = [mean(left), mean(right)];
  const noise = noiseOf([
    { residuals: left.map((value) => value - a), sampling: sampling.slice(from, at) },
    { residuals: right.map((value) => value - b), sampling: sampling.slice(at, to) },
  ]);
  // the variance of a mean over many periods: what neighbours share makes them worth fewer
  const variance =
    (mean(sampling.slice(from, to)) + noise.process) *
    (1 / left.length + 1 / right.length) *
    ((1 + noise.rho) / (1 - noise.rho));
  return variance > 0 ? Math.abs(b - a) / Math.sqrt(variance) : a === b ? 0 : Number.POSITIVE_INFINITY;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
