import { compare } from '../metric/difference.js';
import type { NamedFact } from '../finding/frozen-fact.js';

/** What the order of the reading path looks at. */
export interface Instructive {
  readonly id: string;
  readonly first: { readonly before: NamedFact; readonly after: NamedFact } | null;
  /** Of the action it was made from; null before one, and without one. */
  readonly verdict: string | null;
  readonly publishedAt: Date | null;
}

/**
 * The most instructive first, by a rule that the screen says: what was measured against a comparison and has an answer (it worked, it
 * did not, it made things worse), then what at least changed clearly between the two periods, then the rest; among equals the newest.
 */
export function mostInstructiveFirst<Case extends Instructive>(cases: readonly Case[]): Case[] {
  return [...cases].sort(
    (a, b) =>
      proofOf(b) - proofOf(a) ||
      (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0) ||
      (a.id < b.id ? -1 : 1),
  );
}

function proofOf({ verdict, first }: Instructive): 0 | 1 | 2 {
  if (verdict !== null && verdict !== 'no_evidence_yet') return 2;
  return first !== null && compare(first.after, first.before).clear ? 1 : 0;
}
