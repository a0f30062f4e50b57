import { designEffectOf } from '@koe/sql/domain/analysis/lift';
import type { Fact } from '@koe/sql/domain/fact';
import { compare } from '@koe/sql/domain/metric/difference';
import { wilson } from '@koe/sql/domain/metric/method/share';
import { metricById } from '@koe/sql/domain/metric/registry';
import type { ScoreCell, Scorecard, ScoredMeasure } from '@koe/sql/domain/scorecard/scorecard';
import { staysClear, upperQuantile } from '../overview/many-comparisons.js';

export type Standing = 'weak' | 'strong' | null;

/** A cell that is clearly worse than all others together. */
export interface WeakSpot {
  readonly row: string;
  readonly measure: ScoredMeasure;
  readonly now: Fact;
  /** All items but those of the row: the row itself is a part of all, and would be held against itself. */
  readonly rest: Fact;
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

/** The share of all without a row's; null when what is left is too little for a value. */
export function restOf(all: Fact, row: Fact): Fact | null {
  const n = all.n - row.n;
  if (all.value === null || row.value === null || n < metricById(all.metric).minimumN) return null;
  const value = Math.min(1, Math.max(0, (all.value * all.n - row.value * row.n) / n));
  return { ...all, n, value, interval: wilson(value, n / designEffectOf(all)) };
}

/** Every cell of a row held against the other rows together. */
function held({ measures, rows }: Scorecard): readonly Held[] {
  const all = rows.find(({ key }) => key === null);
  return rows.flatMap(({ key, cells }) =>
    key === null || key === '-'
      ? []
      : cells.flatMap((cell, at): Held[] => {
          const [measure, whole] = [measures[at], all?.cells[at]];
          const rest = cell && whole ? restOf(whole.now, cell.now) : null;
          if (!cell || !measure || !rest) return [];
          const better = betterBy(cell.now, rest, measure.direction);
          return [{ row: key, measure, now: cell.now, rest, better, distance: Math.abs(better) }];
        }),
  );
}

/** Which cells are clearly weaker or better than the others together; `held` against one error rate for all of them. */
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

/** What of all together became clearly worse than in the period before, by the bound of all changes in the table. */
export function worsened({ measures, rows }: Scorecard): readonly { measure: ScoredMeasure; cell: ScoreCell }[] {
  const all = rows.find(({ key }) => key === null)?.cells ?? [];
  const compared = rows.flatMap(({ cells }) => cells).filter((cell) => cell?.change?.interval != null).length;
  return all.flatMap((cell, at) => {
    const measure = measures[at];
    if (!cell?.change || !measure) return [];
    const { difference, interval } = cell.change;
    const worse = (difference ?? 0) > 0 !== (measure.direction === 'up');
    return worse && staysClear(difference ?? 0, interval, compared) ? [{ measure, cell }] : [];
  });
}
