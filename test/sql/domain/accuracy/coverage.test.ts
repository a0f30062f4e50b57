import { describe, expect, it } from 'vitest';
import { countCells } from '@koe/sql/domain/accuracy/cell';
import { isKnown, type Figure } from '@koe/sql/domain/accuracy/judged';
import { themePriors } from '@koe/sql/domain/accuracy/prior';
import { tallyThemes } from '@koe/sql/domain/accuracy/tally';
import { estimateTheme, posteriorOf } from '@koe/sql/domain/accuracy/theme-estimate';
import { judgeWeeks, randomOf, simulateWhole, trueFigures } from './simulated.js';

/** How often an interval holds the truth, and how far values lie from it on average. */
interface Hits {
  hit: number;
  of: number;
  off: number;
}

function add(hits: Hits, value: number, [low, high]: readonly [number, number], truth: number): void {
  hits.of++;
  if (truth >= low && truth <= high) hits.hit++;
  hits.off += value - truth;
}

/** Judges simulated wholes for so many weeks and compares every figure that may be shown with the truth. */
function simulate(weeks: number, runs: number, answered = 1) {
  const found = {
    precision: { hit: 0, of: 0, off: 0 },
    recall: { hit: 0, of: 0, off: 0 },
    f1: { hit: 0, of: 0, off: 0 },
    corrected: { hit: 0, of: 0, off: 0 },
  };
  for (let seed = 1; seed <= runs; seed++) {
    const random = randomOf(seed * 7919);
    const whole = simulateWhole(6000, 16, random);
    const judged = judgeWeeks(whole, weeks, random, answered);
    const cells = countCells(whole.items, whole.themeIds);
    const tallies = tallyThemes(judged, whole.themeIds);
    const priors = themePriors(tallies, whole.groupOf);
    for (const id of whole.themeIds) {
      const truth = trueFigures(whole, id);
      const { precision, recall, f1, corrected } = estimateTheme(
        posteriorOf(tallies.get(id)!, priors.get(id)!),
        cells.get(id)!,
      );
      const check = (hits: Hits, figure: Figure | null, real: number): void => {
        if (isKnown(figure)) add(hits, figure.value, figure.interval, real);
      };
      check(found.precision, precision, truth.precision);
      check(found.recall, recall, truth.recall);
      check(found.f1, f1, truth.f1);
      if (isKnown(precision) && isKnown(recall)) {
        const [low, high] = corrected.interval;
        add(found.corrected, corrected.value / truth.count, [low / truth.count, high / truth.count], 1);
      }
    }
  }
  return found;
}

describe('intervals of figures that may be shown, under the unequal probabilities of queues', () => {
  it.each([
    { weeks: 20, answered: 1, least: { precision: 20, f1: 40 } },
    { weeks: 40, answered: 1, least: { precision: 150, f1: 200, recall: 60, corrected: 50 } },
    { weeks: 60, answered: 0.7, least: { precision: 150, f1: 200, recall: 60, corrected: 50 } },
  ])(
    'hold the truth at least 93 times in 100 after $weeks weeks, $answered of it answered',
    ({ weeks, answered, least }) => {
      const found = simulate(weeks, 30, answered);
      for (const kind of ['precision', 'recall', 'f1', 'corrected'] as const) {
        const { hit, of, off } = found[kind];
        if (kind in least) expect(of, kind).toBeGreaterThan(least[kind as keyof typeof least] ?? 0);
        if (of < 30) continue;
        expect(hit / of, `${kind}, ${String(of)} intervals`).toBeGreaterThanOrEqual(0.93);
        expect(Math.abs(off / of), `${kind} is off on average`).toBeLessThan(0.03);
      }
    },
  );
});
