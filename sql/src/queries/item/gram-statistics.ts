import { gramsOf } from '../../domain/search/grams.js';
import { readSearch, type SearchNode } from '../../domain/search/search-query.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

/** How common grams are among the items; about right, as a planner needs it. */
export interface GramStatistics {
  /** Items when it was last looked. */
  readonly items: number;
  /** Share of the items that hold a gram, 0 … 1; rarer grams are absent. */
  readonly shares: ReadonlyMap<number, number>;
  /** Whether there may be rows whose text an older version of the program has folded (`foldWidth`). */
  readonly oldFold: boolean;
}

/** When nothing is known: slower, never wrong. */
export const NO_STATISTICS: GramStatistics = { items: 0, shares: new Map(), oldFold: true };

interface Row {
  readonly items: number;
  readonly grams: number[] | null;
  readonly shares: number[] | null;
  readonly oldFold: boolean;
}

const read = sqlFile(import.meta.url, 'gram-statistics.sql');

/** Cheap, but not for every request: keep the answer for a minute. */
export async function readGramStatistics(session: Session): Promise<GramStatistics> {
  const [row] = await session.run<Row>(read);
  if (!row) return NO_STATISTICS;
  const { grams, shares, oldFold } = row;
  if (!grams || !shares) return { ...NO_STATISTICS, oldFold };
  return { items: row.items, shares: new Map(grams.map((gram, index) => [gram, shares[index] ?? 0])), oldFold };
}

/**
 * About the share of items that match a query, rather too high: of words together the rarest gram decides. 1 when there is
 * nothing to go by, as for a single letter or for what is excluded; 0 for a gram that is not among the common ones.
 */
export function likelyShare(q: string | undefined, statistics: GramStatistics): number {
  const { node } = readSearch(q ?? '');
  return node === null ? 1 : shareOf(node, statistics);
}

function shareOf(node: SearchNode, statistics: GramStatistics): number {
  switch (node.kind) {
    case 'text':
      return Math.min(1, ...gramsOf(node.text).map((gram) => statistics.shares.get(gram) ?? 0));
    case 'not':
      return 1;
    case 'all':
      return Math.min(...node.nodes.map((each) => shareOf(each, statistics)));
    case 'any':
      return Math.min(
        1,
        node.nodes.reduce((sum, each) => sum + shareOf(each, statistics), 0),
      );
  }
}
