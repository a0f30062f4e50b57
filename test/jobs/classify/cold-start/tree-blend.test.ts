import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blendWithTree } from '@koe/jobs/test-only/classify/cold-start/tree-blend';

const score = fc.double({ min: -3, max: 3, noNaN: true });
const evidence = fc.double({ min: 0, max: 3, noNaN: true });
const texts = fc.array(fc.tuple(score, evidence), { minLength: 1, maxLength: 12 });

function blended(columns: readonly (readonly [number, number])[]): number[] {
  const scores = Float64Array.from(columns, ([one]) => one);
  blendWithTree(scores, (column) => columns[column]?.[1] ?? 0);
  return [...scores];
}

describe('blendWithTree', () => {
  it('never names a theme less for what the tree says of it, nor another theme more', () => {
    fc.assert(
      fc.property(texts, fc.nat(), evidence, (columns, pick, more) => {
        const chosen = pick % columns.length;
        const before = blended(columns);
        const after = blended(columns.map(([one, said], at) => [one, at === chosen ? said + more : said]));
        after.forEach((value, at) => {
          if (at === chosen) expect(value).toBeGreaterThanOrEqual((before[at] ?? 0) - 1e-9);
          else expect(value).toBeLessThanOrEqual((before[at] ?? 0) + 1e-9);
        });
      }),
    );
  });

  it('leaves the order as learnt where the tree says nothing', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 12 }), (scores) => {
        const after = blended(scores.map((one) => [one, 0]));
        scores.forEach((a, i) =>
          scores.forEach((b, j) => {
            if (a > b + 1e-6) expect(after[i]).toBeGreaterThan(after[j] ?? 0);
          }),
        );
      }),
    );
  });
});
