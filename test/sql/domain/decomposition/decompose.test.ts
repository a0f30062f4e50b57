import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decompose, type SegmentSums } from '@koe/sql/domain/decomposition/decompose';

const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100_000 }));
const segment: fc.Arbitrary<SegmentSums> = fc
  .tuple(count, count, fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }))
  .map(([n0, n1, m0, m1]) => ({ n: [n0, n1], sum: [n0 * m0, n1 * m1] }));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('taking a change apart', () => {
  it('gives parts that add up to the change, whatever is new or gone', () => {
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 30 }), (segments) => {
        const n = [0, 1].map((period) => sum(segments.map((entry) => entry.n[period]!)));
        const found = decompose(segments);
        expect(found === null).toBe(n.includes(0));
        if (!found) return;
        const means = [0, 1].map((period) => sum(segments.map((entry) => entry.sum[period]!)) / n[period]!);
        const parts = sum(found.parts.map(({ mix, within }) => mix + within));
        expect(parts).toBeCloseTo(means[1]! - means[0]!, 10);
      }),
      { numRuns: 500 },
    );
  });

  it('says the opposite when the periods change places', () => {
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 8 }), (segments) => {
        const there = decompose(segments);
        const back = decompose(segments.map(({ n, sum: s }) => ({ n: [n[1], n[0]], sum: [s[1], s[0]] })));
        there?.parts.forEach(({ mix, within }, at) => {
          expect(back!.parts[at]!.mix).toBeCloseTo(-mix, 10);
          expect(back!.parts[at]!.within).toBeCloseTo(-within, 10);
        });
      }),
    );
  });

  it('finds no within part where every segment stayed as it was, and no mix part where shares stayed', () => {
    const mixOnly = decompose([
      { n: [100, 300], sum: [80, 240] },
      { n: [300, 100], sum: [60, 20] },
    ]);
    for (const { within } of mixOnly!.parts) expect(within).toBeCloseTo(0, 12);
    expect(sum(mixOnly!.parts.map(({ mix }) => mix))).toBeCloseTo(0.65 - 0.35, 12);
    const withinOnly = decompose([
      { n: [100, 200], sum: [80, 140] },
      { n: [100, 200], sum: [20, 60] },
    ]);
    for (const { mix } of withinOnly!.parts) expect(mix).toBeCloseTo(0, 12);
    expect(withinOnly!.parts.map(({ within }) => within)).toEqual([expect.closeTo(-0.05), expect.closeTo(0.05)]);
  });

  it('counts a segment above the average that grew as a lift, and a new one as mix only', () => {
    const found = decompose([
      { n: [100, 100], sum: [50, 50] },
      { n: [0, 100], sum: [0, 90] },
    ]);
    expect(found!.shares[1]).toMatchObject({ isNew: true, isGone: false });
    expect(found!.parts[1]!.within).toBe(0);
    expect(found!.parts[1]!.mix).toBeGreaterThan(0);
  });
});
