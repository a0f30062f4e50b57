import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawQueue, SHARES, STRATA, type Candidate } from '@koe/sql/domain/labelling/draw-queue';
import { uniform } from '@koe/sql/domain/labelling/random';

const candidate = (id: number, known: Partial<Candidate> = {}): Candidate => ({
  id: String(id),
  reach: 1,
  assigned: [],
  suggestions: [],
  missed: [],
  unsupported: [],
  ...known,
});

const themeIds = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 2 });
const candidates = (most: number): fc.Arbitrary<Candidate[]> =>
  fc
    .array(
      fc.record({
        // few different scores, so that ties are common
        assigned: fc.uniqueArray(
          fc.record({ themeId: fc.integer({ min: 1, max: 5 }), confidence: fc.constantFrom(0.3, 0.5, 0.9) }),
          {
            maxLength: 3,
            selector: ({ themeId }) => themeId,
          },
        ),
        suggestions: fc.subarray(['a', 'b'], { maxLength: 1 }),
        missed: themeIds,
        unsupported: themeIds,
      }),
      { maxLength: most },
    )
    .map((list) => list.map((known, id) => candidate(id, known)));

/** How far a frequency may lie from its probability: five standard errors. */
const tolerance = (p: number, rounds: number): number => 5 * Math.sqrt((p * (1 - p) + 1 / rounds) / rounds);

describe('a queue', () => {
  it('has the size asked for, no item twice, and a probability above zero for each', () => {
    fc.assert(
      fc.property(candidates(80), fc.integer({ min: 1, max: 50 }), fc.integer(), (list, size, seed) => {
        const queue = drawQueue(list, size, seed);
        expect(queue).toHaveLength(Math.min(size, list.length));
        expect(new Set(queue.map(({ id }) => id)).size).toBe(queue.length);
        for (const { inclusion } of queue) {
          expect(inclusion).toBeGreaterThan(0);
          expect(inclusion).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(candidates(40), fc.integer(), (list, seed) => {
        expect(drawQueue(list, 10, seed)).toEqual(drawQueue(list, 10, seed));
      }),
    );
  });

  it('draws every item as often as it says', () => {
    const ROUNDS = 2000;
    fc.assert(
      fc.property(candidates(40), fc.integer({ min: 2, max: 12 }), fc.integer(), (list, size, seed) => {
        const seen = new Map<string, { times: number; stated: number }>();
        for (let round = 0; round < ROUNDS; round += 1)
          for (const { id, inclusion } of drawQueue(list, size, seed + round)) {
            const before = seen.get(id);
            // the probability belongs to the candidates, not to the draw
            expect(before?.stated ?? inclusion).toBe(inclusion);
            seen.set(id, { times: (before?.times ?? 0) + 1, stated: inclusion });
          }
        for (const { times, stated } of seen.values())
          expect(Math.abs(times / ROUNDS - stated)).toBeLessThan(tolerance(stated, ROUNDS));
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('weights add up to the population also when the candidates are a sample of it', () => {
    const POPULATION = 300;
    const SAMPLED = 60;
    const ROUNDS = 3000;
    const random = uniform(7);
    // items 0–19 belong to an emerging theme and are candidates with certainty
    const all = Array.from({ length: POPULATION }, (_, id) =>
      candidate(id, {
        reach: id < 20 ? 1 : SAMPLED / POPULATION,
        suggestions: id < 20 ? ['a'] : [],
        assigned: id % 3 === 0 ? [{ themeId: (id % 4) + 1, confidence: (id % 7) / 7 }] : [],
      }),
    );
    let population = 0;
    let odd = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const sampled = new Set(
        all
          .map(({ id }) => ({ id, key: random() }))
          .sort((a, b) => a.key - b.key)
          .slice(0, SAMPLED)
          .map(({ id }) => id),
      );
      const queue = drawQueue(
        all.filter(({ id, suggestions }) => suggestions.length > 0 || sampled.has(id)),
        20,
        round,
      );
      for (const { id, inclusion } of queue) {
        population += 1 / inclusion;
        if (Number(id) % 2 === 1) odd += 1 / inclusion;
      }
    }
    expect(population / ROUNDS / POPULATION).toBeCloseTo(1, 1);
    expect(odd / ROUNDS / (POPULATION / 2)).toBeCloseTo(1, 1);
  }, 60_000);

  it('gives each stratum its part, and the random part what others cannot use', () => {
    const rich = Array.from({ length: 600 }, (_, id) =>
      candidate(id, {
        assigned: [{ themeId: (id % 10) + 1, confidence: id / 600 }],
        suggestions: id % 6 === 0 ? [`s${String(id % 12)}`] : [],
        missed: id % 5 === 0 ? [((id + 3) % 10) + 1] : [],
      }),
    );
    const shareOf = (list: readonly Candidate[], stratum: (typeof STRATA)[number]): number => {
      const queues = Array.from({ length: 100 }, (_, seed) => drawQueue(list, 50, seed)).flat();
      return queues.filter((each) => each.stratum === stratum).length / queues.length;
    };
    for (const stratum of STRATA) expect(shareOf(rich, stratum)).toBeCloseTo(SHARES[stratum], 1);
    const poor = rich.map((each) => ({ ...each, suggestions: [], missed: [] }));
    expect(shareOf(poor, 'random')).toBeCloseTo(0.5, 1);
  });

  it('goes round the themes, nearest to the threshold first', () => {
    const list = Array.from({ length: 1000 }, (_, id) =>
      // theme 1 has nine items of ten
      candidate(id, { assigned: [{ themeId: id % 10 === 0 ? 2 + (id % 4) : 1, confidence: id / 1000 }] }),
    );
    const near = Array.from({ length: 60 }, (_, seed) => drawQueue(list, 40, seed))
      .flat()
      .filter(({ stratum }) => stratum === 'threshold');
    const share = near.filter(({ themeId }) => themeId === 1).length / near.length;
    const themes = new Set(list.flatMap(({ assigned }) => assigned.map(({ themeId }) => themeId))).size;
    expect(share).toBeCloseTo(1 / themes, 1);
    const confidences = near.filter(({ themeId }) => themeId === 1).map(({ id }) => Number(id) / 1000);
    expect(Math.max(...confidences)).toBeLessThan(0.2);
  });

  it('marks one in ten, rounded up, for a second person', () => {
    const list = Array.from({ length: 100 }, (_, id) => candidate(id));
    expect(drawQueue(list, 50, 1).filter(({ second }) => second)).toHaveLength(5);
    expect(drawQueue(list, 41, 1).filter(({ second }) => second)).toHaveLength(5);
    expect(drawQueue([], 50, 1)).toEqual([]);
  });
});
