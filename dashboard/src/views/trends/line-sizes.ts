import type { Counts } from '@koe/sql/domain/cube/query';
import type { Fact } from '@koe/sql/domain/fact';

/** A value of a split and how much stands behind it. */
export interface LineSize {
  readonly key: string;
  readonly count: number;
}

/** What the cube answers when it is asked how large the values of a split are: counts, or facts by key. */
type Choice = Counts | readonly Fact[] | undefined;

/** Values of the split with their sizes, in the order of the answer. */
export function sizesOf(counts: Choice): readonly LineSize[] {
  if (counts === undefined) return [];
  if (!('axes' in counts)) {
    // one fact a key, or one a key and scale
    const sums = new Map<string, number>();
    for (const { group, n } of counts) if (group) sums.set(group.key, (sums.get(group.key) ?? 0) + n);
    return [...sums].map(([key, count]) => ({ key, count }));
  }
  return (counts.axes[0]?.keys ?? []).map((key, at) => ({ key, count: counts.values[at] ?? 0 }));
}

/** Variants that name a scale, the most answered first. */
export function scalesOf(facts: Choice): readonly string[] {
  if (facts === undefined || 'axes' in facts) return [];
  return facts
    .toSorted((a, b) => b.n - a.n)
    .map(({ variant }) => variant ?? '')
    .filter((variant) => variant !== '');
}
