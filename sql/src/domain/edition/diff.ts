import type { EditionContent } from './content.js';

/** Why something reads otherwise: items came or were erased, people labelled, tree or classifier changed, people decided and worked. */
export type ChangeCause = 'late_data' | 'corrections' | 'definitions' | 'decisions';

/** One thing that a rebuild says in another way. */
export interface FactChange {
  /** Block of the edition as in `EditionContent`. */
  readonly block: keyof EditionContent;
  /** What it is of: `csat`, `theme_share 12`, an id. Stable between two builds. */
  readonly key: string;
  readonly kind: 'changed' | 'added' | 'gone';
  /** What stood there and what stands there now, as stored; a fact, a finding or an entry. Null when absent. */
  readonly before: unknown;
  readonly after: unknown;
}

/** An edition against a rebuild of the same week with the same as-of. */
export interface EditionDiff {
  readonly same: boolean;
  /** What differs underneath; more than one can be at work at once. */
  readonly causes: readonly ChangeCause[];
  /** Blocks that were packed again since, and theme tree and classifier then and now. */
  readonly blocks: { readonly gone: number; readonly added: number };
  readonly taxonomy: readonly [number, number];
  readonly classifier: readonly [string | null, string | null];
  readonly changes: readonly FactChange[];
}
