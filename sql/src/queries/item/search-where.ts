import { foldText, foldWidth } from '../../domain/search/fold.js';
import { gramsOf } from '../../domain/search/grams.js';
import { readSearch, type SearchNode } from '../../domain/search/search-query.js';
import { NO_STATISTICS, type GramStatistics } from './gram-statistics.js';
import { EVERYTHING, type Where } from './where.js';

/**
 * A text query as a condition: the gram index finds candidates, strpos() confirms. Without words everything matches.
 * Rows that an older version of the program has folded are asked for what that version would have stored.
 * @param change what becomes of the query before, such as its opposite
 */
export function searchWhere(
  q: string | undefined,
  statistics: GramStatistics = NO_STATISTICS,
  change: (node: SearchNode) => SearchNode = (node) => node,
): Where {
  const { node } = readSearch(q ?? '', foldText);
  if (node === null) return EVERYTHING;
  const own = nodeWhere(change(node), statistics, '');
  if (!statistics.oldFold) return own;
  const before = readSearch(q ?? '', foldWidth).node;
  if (before === null) return own;
  const old = nodeWhere(change(before), statistics, 'old');
  return {
    sql: `((x.search_fold >= 2 and ${own.sql})\n  or (x.search_fold < 2 and ${old.sql}))`,
    parameters: { ...own.parameters, ...old.parameters },
  };
}

function nodeWhere(node: SearchNode, statistics: GramStatistics, prefix: string): Where {
  const parameters: Record<string, unknown> = {};
  const name = (value: unknown, of: string): string => {
    const parameter = `${prefix}${of}${String(Object.keys(parameters).length)}`;
    parameters[parameter] = value;
    return `:${parameter}`;
  };
  const confirmed = confirm(node, (text) => name(text, 'word'));
  const covers = coversOf(node, statistics);
  const single = [...new Set(covers.filter(({ length }) => length === 1).flat())];
  const sets = covers.filter(({ length }) => length > 1);
  const indexed = [
    ...(single.length > 0 ? [`x.grams @> ${name(single, 'grams')}::int[]`] : []),
    ...sets.map((grams) => `x.grams && ${name(grams, 'grams')}::int[]`),
  ];
  return { sql: [...indexed, confirmed].join('\n  and '), parameters };
}

function confirm(node: SearchNode, parameter: (text: string) => string): string {
  switch (node.kind) {
    case 'text':
      return `strpos(x.search_text, ${parameter(node.text)}) > 0`;
    case 'not':
      return node.node.kind === 'text'
        ? `strpos(x.search_text, ${parameter(node.node.text)}) = 0`
        : `not ${confirm(node.node, parameter)}`;
    case 'all':
      return `(${node.nodes.map((each) => confirm(each, parameter)).join('\n  and ')})`;
    case 'any':
      return `(${node.nodes.map((each) => confirm(each, parameter)).join(' or ')})`;
  }
}

/**
 * Sets of grams: what matches holds at least one gram of each set. Of a word only the rarest gram is looked up: the planner
 * multiplies the shares of grams as if they were independent, which for the grams of one word is wrong by orders of magnitude
 * and ends in a bad plan. What is excluded, and a letter alone, has no set.
 */
function coversOf(node: SearchNode, statistics: GramStatistics): number[][] {
  const share = (gram: number): number => statistics.shares.get(gram) ?? 0;
  switch (node.kind) {
    case 'text': {
      const [rarest] = gramsOf(node.text).sort((a, b) => share(a) - share(b));
      return rarest === undefined ? [] : [[rarest]];
    }
    case 'not':
      return [];
    case 'all':
      return node.nodes.flatMap((each) => coversOf(each, statistics));
    case 'any': {
      const weight = (grams: readonly number[]): number => grams.reduce((sum, gram) => sum + share(gram), 0);
      const best = node.nodes.map((each) => coversOf(each, statistics).sort((a, b) => weight(a) - weight(b))[0]);
      return best.every((grams) => grams !== undefined) ? [[...new Set(best.flat())]] : [];
    }
  }
}
