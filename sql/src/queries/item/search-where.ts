import { gramsOf, searchWords } from '../../domain/search.js';
import { NO_STATISTICS, type GramStatistics } from './gram-statistics.js';
import { EVERYTHING, type Where } from './where.js';

/**
 * All words of a text query: the gram index finds candidates, strpos() confirms. Without words everything matches.
 * Of each word only the rarest gram is looked up: the planner multiplies the shares of grams as if they were independent, which
 * for the grams of one word is wrong by orders of magnitude and ends in a bad plan.
 */
export function searchWhere(q: string | undefined, statistics: GramStatistics = NO_STATISTICS): Where {
  const words = searchWords(q ?? '');
  if (words.length === 0) return EVERYTHING;
  const share = (gram: number): number => statistics.shares.get(gram) ?? 0;
  const rarest = words.flatMap((word) =>
    gramsOf(word)
      .sort((a, b) => share(a) - share(b))
      .slice(0, 1),
  );
  const grams = [...new Set(rarest)];
  const parameters: Record<string, unknown> = grams.length === 0 ? {} : { grams };
  const all = grams.length === 0 ? [] : ['x.grams @> :grams::int[]'];
  for (const [index, word] of words.entries()) {
    parameters[`word${index}`] = word;
    all.push(`strpos(x.search_text, :word${index}) > 0`);
  }
  return { sql: all.join('\n  and '), parameters };
}
