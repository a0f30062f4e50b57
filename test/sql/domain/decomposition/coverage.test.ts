import { describe, expect, it } from 'vitest';
import { decompose, type SegmentSums } from '@koe/sql/domain/decomposition/decompose';
import { partErrors, type PeriodItems } from '@koe/sql/domain/decomposition/part-errors';
import { seededRandom } from '../../../jobs/pipeline/seeded-random.js';

/** Shares of the segments and their means, in the period before and now. */
const WEIGHTS = [
  [0.5, 0.3, 0.2],
  [0.35, 0.35, 0.3],
] as const;
const MEANS = [
  [0.8, 0.5, 0.3],
  [0.75, 0.6, 0.3],
] as const;

/** Draws a period; with `twice` every person answers two times alike. */
function draw(random: () => number, period: 0 | 1, items: number, twice: boolean): PeriodItems {
  const values = new Float64Array(items);
  const segments = new Uint16Array(items);
  const persons = new Uint32Array(items);
  for (let item = 0; item < items; item++) {
    if (twice && item % 2 === 1) {
      values[item] = values[item - 1]!;
      segments[item] = segments[item - 1]!;
      persons[item] = persons[item - 1]!;
      continue;
    }
    const at = random();
    const segment = at < WEIGHTS[period][0] ? 0 : at < WEIGHTS[period][0] + WEIGHTS[period][1] ? 1 : 2;
    segments[item] = segment;
    values[item] = random() < MEANS[period][segment]! ? 1 : 0;
    if (twice) persons[item] = 1 + item + period * items;
  }
  return { length: items, values, segments, persons };
}

function sums(periods: readonly [PeriodItems, PeriodItems]): SegmentSums[] {
  return [0, 1, 2].map((segment) => {
    const of = (period: 0 | 1): readonly [number, number] => {
      const { segments, values } = periods[period];
      const items = [...segments.keys()].filter((item) => segments[item] === segment);
      return [items.length, items.reduce((sum, item) => sum + values[item]!, 0)];
    };
    const [before, now] = [of(0), of(1)];
    return { n: [before[0], now[0]], sum: [before[1], now[1]] };
  });
}

const TRUTH = decompose(
  [0, 1, 2].map((segment) => ({
    n: [WEIGHTS[0][segment]! * 1e6, WEIGHTS[1][segment]! * 1e6],
    sum: [WEIGHTS[0][segment]! * MEANS[0][segment]! * 1e6, WEIGHTS[1][segment]! * MEANS[1][segment]! * 1e6],
  })),
)!;

describe('intervals of the parts', () => {
  it.each([
    { items: 300, twice: false },
    { items: 600, twice: true },
  ])('hold the truth in 93 % of draws or more: $items items, people who answer twice $twice', ({ items, twice }) => {
    const random = seededRandom(20_261_122);
    const runs = 600;
    const hits = { mix: 0, within: 0, total: 0, all: 0 };
    for (let run = 0; run < runs; run++) {
      const periods = [draw(random, 0, items, twice), draw(random, 1, items, twice)] as const;
      const found = decompose(sums(periods))!;
      const errors = partErrors(found, periods);
      const within = (value: number, truth: number, error: number): number =>
        Math.abs(value - truth) <= 1.96 * error ? 1 : 0;
      found.parts.forEach((part, at) => {
        const [truth, error] = [TRUTH.parts[at]!, errors.segments[at]!];
        hits.mix += within(part.mix, truth.mix, error.mix) / 3;
        hits.within += within(part.within, truth.within, error.within) / 3;
        hits.total += within(part.mix + part.within, truth.mix + truth.within, error.total) / 3;
      });
      hits.all += within(found.means[1] - found.means[0], TRUTH.means[1] - TRUTH.means[0], errors.all.total);
    }
    for (const [part, count] of Object.entries(hits)) {
      expect(count / runs, part).toBeGreaterThanOrEqual(0.93);
      expect(count / runs, part).toBeLessThanOrEqual(0.985);
    }
  });
});
