import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, reasonBars } from '@koe/dashboard/test-only/views/voices/reader/reason-bars';

describe('reasonBars', () => {
  it('stacks the reasons one after the other', () => {
    const { bars, total } = reasonBars(
      [
        { reason: 'churn', weight: 0.5 },
        { reason: 'value', weight: 0.25 },
      ],
      0.75,
    );
    expect(total).toBe(75);
    expect(bars).toEqual([
      { reason: 'churn', points: 50, offset: 0, length: 0.5 },
      { reason: 'value', points: 25, offset: 0.5, length: 0.25 },
    ]);
  });

  it('shows what the reasons do not explain', () => {
    const { bars } = reasonBars([{ reason: 'complaint', weight: 0.4 }], 0.5);
    expect(bars.map(({ reason, points }) => [reason, points])).toEqual([
      ['complaint', 40],
      ['other', 10],
    ]);
  });

  it('draws a reason that lowers the score backwards', () => {
    const { bars } = reasonBars(
      [
        { reason: 'safety', weight: 0.5 },
        { reason: 'praise', weight: -0.25 },
      ],
      0.25,
    );
    expect(bars[1]).toEqual({ reason: 'praise', points: -25, offset: 0.25, length: 0.25 });
  });

  it('shows points that always add up to the score shown', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.4, noNaN: true }), { minLength: 1, maxLength: 8 }), (weights) => {
        const score = weights.reduce((sum, weight) => sum + weight, 0);
        const { bars, total } = reasonBars(
          weights.map((weight, index) => ({ reason: String(index), weight })),
          score,
        );
        expect(bars.reduce((sum, { points }) => sum + points, 0)).toBe(Math.round(score * 100));
        expect(total).toBe(Math.round(score * 100));
        for (const bar of bars) expect(bar.offset + bar.length).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe('apportion', () => {
  it('gives the largest remainders the missing points', () => {
    expect(apportion([33.4, 33.3, 33.3])).toEqual([34, 33, 33]);
  });
});
