import type { Filter } from '../../filter.js';

/** What a treated series is held against. `none`: nothing untouched was found, so it stands against its own past alone. */
export interface Comparison {
  readonly kind: 'segment' | 'theme' | 'themes' | 'none';
  /** The dimension of a segment (`team`, `seg.plan`), and its value; null for all others than the action's. */
  readonly by: string | null;
  readonly key: string | null;
  /** Of a theme or several themes together. */
  readonly themeIds: readonly number[];
  /** Lists its voices. */
  readonly filter: Filter;
}

/** Whether both count the same voices. */
export function isSameComparison(a: Comparison, b: Comparison): boolean {
  return a.kind === b.kind && JSON.stringify(a.filter) === JSON.stringify(b.filter);
}
