import { gramsOf, searchWords } from '../../domain/search.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

/** How common grams are among the items; about right, as a planner needs it. */
export interface GramStatistics {
  /** Items when it was last looked. */
  readonly items: number;
  /** Share of the items that hold a gram, 0 … 1; rarer grams are absent. */
  readonly shares: ReadonlyMap<number, number>;
}

export const NO_STATISTICS: GramStatistics = { items: 0, shares: new Map() };

const read = sqlFile(import.meta.url, 'gram-statistics.sql');

/** Cheap, but not for every request: keep the answer for a minute. */
export async function readGramStatistics(session: Session): Promise<GramStatistics> {
  const [row] = await session.run<{ items: number; grams: number[] | null; shares: number[] | null }>(read);
  if (!row?.grams || !row.shares) return NO_STATISTICS;
  const shares = row.shares;
  return { items: row.items, shares: new Map(row.grams.map((gram, index) => [gram, shares[index] ?? 0])) };
}

/**
 * Upper bound of the share of items that hold all words of a query: the rarest gram decides. 1 when there is nothing to go
 * by, as for a single letter; 0 for a gram that is not among the common ones.
 */
export function likelyShare(q: string | undefined, statistics: GramStatistics): number {
  const grams = searchWords(q ?? '').flatMap(gramsOf);
  return Math.min(1, ...grams.map((gram) => statistics.shares.get(gram) ?? 0));
}
