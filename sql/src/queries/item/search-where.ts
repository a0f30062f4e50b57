import { gramsOf, searchWords } from '../../domain/search.js';
import { EVERYTHING, type Where } from './where.js';

/** All words of a text query: the gram index finds candidates, strpos() confirms. Without words everything matches. */
export function searchWhere(q: string | undefined): Where {
  const words = searchWords(q ?? '');
  if (words.length === 0) return EVERYTHING;
  const grams = [...new Set(words.flatMap(gramsOf))];
  const parameters: Record<string, unknown> = grams.length === 0 ? {} : { grams };
  const all = grams.length === 0 ? [] : ['x.grams @> :grams::int[]'];
  for (const [index, word] of words.entries()) {
    parameters[`word${index}`] = word;
    all.push(`strpos(x.search_text, :word${index}) > 0`);
  }
  return { sql: all.join('\n  and '), parameters };
}
