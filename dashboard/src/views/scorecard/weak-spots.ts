import type { Fact } from '@koe/sql/domain/fact';
import { compare } from '@koe/sql/domain/metric/difference';
import type { ScoreCell, Scorecard, ScoredMeasure } from '@koe/sql/domain/scorecard/scorecard';
import { upperQuantile } from '../overview/many-comparisons.js';

export type Standing = 'weak' | 'strong' | null;

/** A cell that is clearly worse than all together. */
export interface WeakSpot {
  readonly row: string;
  readonly measure: ScoredMeasure;
  readonly now: Fact;
  readonly all: Fact;
  /** Standard errors between the two; the farther, the surer. */
  readonly distance: number;
}

const Z_SINGLE = upperQuantile(0.025);

/** How many standard errors a difference must be for it to be called clear among so many that stand side by side. */
export function boundFor(compared: number): number {
  return upperQuantile(0.025 / Math.max(compared, 1));
}

/** Standard errors by which a fact is better (above 0) or worse than another; 0 where that cannot be said. */
export function betterBy(now: Fact, other: Fact, direction: 'up' | 'down'): number {
  const { difference, interval } = compare(now, other);
  if (difference === null || interval === null || difference === 0) return 0;
  const near = difference > 0 ? difference - interval[0] : interval[1] - difference;
  const distance = near === 0 ? 0 : (Math.abs(difference) / near) * Z_SINGLE;
  return (direction === 'up') === difference > 0 ? distance : -distance;
}

interface Held extends WeakSpot {
  readonly better: number;
}

/** Every cell of a row held against the row of all together. */
function held({ measures, rows }: Scorecard): readonly Held[] {
  const all = rows.find(({ key }) => key === null);
  return rows.flatMap(({ key, cells }) =>
    key === null || key === '-'
      ? []
      : cells.flatMap((cell, at): Held[] => {
          const [measure, whole] = [measures[at], all?.cells[at]];
          if (!cell || !measure || !whole || cell.now.value === null || whole.now.value === null) return [];
          const better = betterBy(cell.now, whole.now, measure.direction);
          return [{ row: key, measure, now: cell.now, all: whole.now, better, distance: Math.abs(better) }];
        }),
  );
}

/** Which cells are clearly weaker or better than all together; `held` against one error rate for all of them. */
export function standings(card: Scorecard): (row: string | null, measure: string) => Standing {
  const cells = held(card);
  const bound = boundFor(cells.length);
  const found = new Map(cells.map(({ row, measure, better }) => [`${measure.id} ${row}`, better]));
  return (row, measure) => {
    const better = found.get(`${measure} ${row ?? ''}`) ?? 0;
    return Math.abs(better) <= bound ? null : better > 0 ? 'strong' : 'weak';
  };
}

/** The cells that are clearly weaker, the surest first. */
export function weakSpots(card: Scorecard): readonly WeakSpot[] {
  const cells = held(card);
  const bound = boundFor(cells.length);
  return cells.filter(({ better }) => better < -bound).toSorted((a, b) => b.distance - a.distance);
}

/** What of all together became clearly worse than in the period before. */
export function worsened({ measures, rows }: Scorecard): readonly { measure: ScoredMeasure; cell: ScoreCell }[] {
  const all = rows.find(({ key }) => key === null)?.cells ?? [];
  const bound = boundFor(all.filter((cell) => cell?.change?.interval != null).length);
  return all.flatMap((cell, at) => {
    const measure = measures[at];
    if (!cell?.before || !measure) return [];
    return betterBy(cell.now, cell.before, measure.direction) < -bound ? [{ measure, cell }] : [];
  });
}
