import type { Span } from '@koe/sql/domain/item';

/** More marks than this help nobody and slow the page down. */
const HITS_AT_MOST = 500;

/**
 * Where the words of a search (`searchWords` of `@koe/sql/domain/search`) stand in a text, as offsets into the text as
 * written. As on the server, width, case, control characters and the two ways of writing a voiced kana do not matter.
 * Ascending by word, at most 500 in all.
 */
export function searchHits(text: string, words: readonly string[]): Span[] {
  if (words.length === 0 || text === '') return [];
  const { folded, origins } = foldWithOrigins(text);
  const hits: Span[] = [];
  for (const word of words) {
    for (
      let at = folded.indexOf(word);
      at >= 0 && hits.length < HITS_AT_MOST;
      at = folded.indexOf(word, at + word.length)
    ) {
      const first = origins[at];
      const last = origins[at + word.length - 1];
      if (first && last) hits.push({ start: first.start, end: last.end });
    }
  }
  return hits;
}

const fold = (text: string): string =>
  text
    .replace(/\p{Control}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC');

/** A letter with what is written on it: halfwidth voicing marks and combining marks compose with the letter before. */
const CLUSTER = /[\s\S][\p{M}\uFF9E\uFF9F]*/gu;

/** The folded text, and for each of its UTF-16 units the range of the text as written that it came from. */
function foldWithOrigins(text: string): { readonly folded: string; readonly origins: readonly Span[] } {
  let folded = '';
  const origins: Span[] = [];
  for (const match of text.matchAll(CLUSTER)) {
    const cluster = fold(match[0]);
    const origin = { start: match.index, end: match.index + match[0].length };
    for (let unit = 0; unit < cluster.length; unit++) origins.push(origin);
    folded += cluster;
  }
  return { folded, origins };
}
