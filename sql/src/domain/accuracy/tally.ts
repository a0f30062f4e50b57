import { CELL_COUNT, cellOf } from './cell.js';
import type { Judged } from './judged.js';

/** What people said of the items of one cell: whether the theme applies. */
export interface Tally {
  /** Judged items. */
  count: number;
  /** Of those, with the theme. */
  yes: number;
  /** Σ weight, Σ weight², Σ weight of those with the theme. */
  weight: number;
  squares: number;
  yesWeight: number;
}

export function emptyTally(): Tally {
  return { count: 0, yes: 0, weight: 0, squares: 0, yesWeight: 0 };
}

/** Share of the theme, weighted by one over the inclusion probability (J. Hájek 1971); 0 without labels. */
export function shareOf({ weight, yesWeight }: Tally): number {
  return weight > 0 ? yesWeight / weight : 0;
}

/** Equally weighted labels that would vary as little (L. Kish 1965). */
export function effectiveOf({ weight, squares }: Tally): number {
  return squares > 0 ? (weight * weight) / squares : 0;
}

/** The judgements of one theme by cell. */
export type Tallies = readonly Tally[];

export function tallyThemes(judged: readonly Judged[], themeIds: readonly number[]): ReadonlyMap<number, Tallies> {
  return new Map(themeIds.map((id) => [id, tallyTheme(judged, id)]));
}

function tallyTheme(judged: readonly Judged[], themeId: number): Tallies {
  const tallies = Array.from({ length: CELL_COUNT }, emptyTally);
  for (const { asked, said, truth, weight } of judged) {
    const tally = tallies[cellOf(said, themeId)];
    if (!tally || !asked.has(themeId)) continue;
    addTo(tally, weight, truth.has(themeId));
  }
  return tallies;
}

export function addTo(tally: Tally, weight: number, yes: boolean): void {
  tally.count += 1;
  tally.weight += weight;
  tally.squares += weight * weight;
  if (!yes) return;
  tally.yes += 1;
  tally.yesWeight += weight;
}

/** The judgements of several themes as one. */
export function sumTallies(all: readonly Tallies[]): Tallies {
  return Array.from({ length: CELL_COUNT }, (_, cell) => {
    const sum = emptyTally();
    for (const tallies of all) {
      const tally = tallies[cell];
      if (!tally) continue;
      sum.count += tally.count;
      sum.yes += tally.yes;
      sum.weight += tally.weight;
      sum.squares += tally.squares;
      sum.yesWeight += tally.yesWeight;
    }
    return sum;
  });
}
