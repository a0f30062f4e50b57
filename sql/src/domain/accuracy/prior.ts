import { ASSIGNED_CELLS, CELL_COUNT } from './cell.js';
import { effectiveOf, emptyTally, shareOf, sumTallies, type Tallies, type Tally } from './tally.js';

/** What is expected of a cell of a theme before its own labels: a beta distribution with this mean, worth so many labels. */
export interface Prior {
  readonly mean: number;
  readonly strength: number;
}
export type Priors = readonly Prior[];

/**
 * How many labels the group's figure is worth in a cell. Themes differ much in how right their assignments are, so there it
 * is worth little; what is missed is rare in every theme, and its own labels alone would say "none" far too long. Found by
 * simulation (`test/sql/domain/accuracy`): with more, intervals cover too little.
 */
export const STRENGTH = { assigned: 2, missed: 15 } as const;
/** A quarter of a label each way keeps a few labels that all agree from looking like certainty. */
const DOUBT = 0.25;
/** The common figure of a group is itself drawn to that of all themes, as if by so many labels. */
const GROUP_STRENGTH = 10;

/**
 * What each theme is expected to be like before its own labels: the weighted share in the other themes with the same parent.
 * @param groupOf theme id → its group
 */
export function themePriors(
  tallies: ReadonlyMap<number, Tallies>,
  groupOf: ReadonlyMap<number, number | null>,
): ReadonlyMap<number, Priors> {
  const members = new Map<number | null, Tallies[]>();
  for (const [id, own] of tallies) {
    const group = groupOf.get(id) ?? null;
    const list = members.get(group);
    if (list) list.push(own);
    else members.set(group, [own]);
  }
  const all = sumTallies([...tallies.values()]);
  const sums = new Map([...members].map(([group, list]) => [group, sumTallies(list)]));
  return new Map(
    [...tallies].map(([id, own]) => {
      // without the theme itself: its own labels must not count twice
      const others = without(sums.get(groupOf.get(id) ?? null) ?? all, own);
      const rest = without(all, own);
      return [id, own.map((_, cell) => priorOf(others[cell], rest[cell], cell))] as const;
    }),
  );
}

/** Priors that say next to nothing, for all themes together: half a label each way (H. Jeffreys). */
export function openPriors(): Priors {
  return Array.from({ length: CELL_COUNT }, () => ({ mean: 0.5, strength: 1 }));
}

function priorOf(others: Tally | undefined, rest: Tally | undefined, cell: number): Prior {
  const mean = meanOf(others, rest);
  // what nobody has judged anywhere is expected of nothing
  const known = rest ? Math.max(1, effectiveOf(rest)) : 1;
  if (cell >= ASSIGNED_CELLS) return { mean, strength: Math.min(STRENGTH.missed, known) };
  const own = Math.min(STRENGTH.assigned, known);
  return { mean: (mean * own + DOUBT) / (own + 2 * DOUBT), strength: own + 2 * DOUBT };
}

function without(all: Tallies, own: Tallies): Tallies {
  return all.map((sum, cell) => {
    const part = own[cell] ?? emptyTally();
    return {
      count: sum.count - part.count,
      yes: sum.yes - part.yes,
      weight: Math.max(0, sum.weight - part.weight),
      squares: Math.max(0, sum.squares - part.squares),
      yesWeight: Math.max(0, sum.yesWeight - part.yesWeight),
    };
  });
}

function meanOf(others: Tally | undefined, rest: Tally | undefined): number {
  if (!others || !rest) return 0.5;
  const common = (meanShare(rest) * effectiveOf(rest) + 0.5) / (effectiveOf(rest) + 1);
  const n = effectiveOf(others);
  return (meanShare(others) * n + common * GROUP_STRENGTH) / (n + GROUP_STRENGTH);
}

/** Subtraction leaves rounding: nothing judged has no share. */
function meanShare(tally: Tally): number {
  return tally.count === 0 ? 0 : Math.min(1, shareOf(tally));
}
