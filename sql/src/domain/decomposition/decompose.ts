/** Items and what they add up to in one segment, in the period before and now. */
export interface SegmentSums {
  readonly n: readonly [before: number, now: number];
  readonly sum: readonly [before: number, now: number];
}

export interface Parts {
  /** The segment became a larger or smaller part of all. */
  readonly mix: number;
  /** The segment itself became better or worse. */
  readonly within: number;
}

/** What the parts are made of; the influence of single items needs it again. */
export interface Shares {
  /** Mean of the segment; a segment that is missing in a period has there the mean of the other. */
  readonly means: readonly [before: number, now: number];
  /** Share of the segment in all items, 0 … 1. */
  readonly weights: readonly [before: number, now: number];
  readonly isNew: boolean;
  readonly isGone: boolean;
}

export interface Decomposed {
  readonly means: readonly [before: number, now: number];
  readonly totals: readonly [before: number, now: number];
  readonly shares: readonly Shares[];
  readonly parts: readonly Parts[];
}

/**
 * Takes the change of a mean between two periods apart by segments (Kitagawa 1955, weights at the middle of both periods):
 *
 *     M₁ − M₀ = Σ (w₁ − w₀) (m̄ − M̄)  +  Σ w̄ (m₁ − m₀)
 *
 * with share w and mean m of a segment and bars for the middle of both periods. The parts add up to the change but for
 * rounding. Taking M̄ off changes no sum, since the shares of both periods add up to 1, and gives each segment's own mix a
 * meaning: a segment above the average that grew lifts the mean. A segment that is new or gone changes the mix only.
 *
 * Null when one period has no items: then there is no change to take apart.
 */
export function decompose(segments: readonly SegmentSums[]): Decomposed | null {
  const total = (period: 0 | 1, of: 'n' | 'sum'): number => segments.reduce((sum, entry) => sum + entry[of][period], 0);
  const totals = [total(0, 'n'), total(1, 'n')] as const;
  if (totals[0] === 0 || totals[1] === 0) return null;
  const means = [total(0, 'sum') / totals[0], total(1, 'sum') / totals[1]] as const;
  const middle = (means[0] + means[1]) / 2;
  const shares = segments.map(({ n, sum }): Shares => {
    const before = n[0] === 0 ? null : sum[0] / n[0];
    const now = n[1] === 0 ? null : sum[1] / n[1];
    return {
      means: [before ?? now ?? 0, now ?? before ?? 0],
      weights: [n[0] / totals[0], n[1] / totals[1]],
      isNew: before === null && now !== null,
      isGone: now === null && before !== null,
    };
  });
  const parts = shares.map(({ means: [m0, m1], weights: [w0, w1] }) => ({
    mix: (w1 - w0) * ((m0 + m1) / 2 - middle),
    within: ((w0 + w1) / 2) * (m1 - m0),
  }));
  return { means, totals, shares, parts };
}
