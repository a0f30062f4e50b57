import type { NamedFact, Stamp } from '../finding/frozen-fact.js';

/** What a case was counted on and what it came to, kept as it was. */
export interface CaseFacts {
  readonly stamp: Stamp;
  /** One for each metric of the case, in its order. */
  readonly pairs: readonly { readonly before: NamedFact; readonly after: NamedFact }[];
}

/** The first metric in one week. */
export interface CasePoint {
  /** First day, a local date. */
  readonly week: string;
  readonly n: number;
  /** Null below the metric's minimum. */
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
}
