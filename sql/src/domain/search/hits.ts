import { foldWithOrigins } from './fold.js';
import { readSearch, type SearchNode } from './search-query.js';

/** More marks than this help nobody and slow a page down. */
const HITS_AT_MOST = 500;

/** A text that a search asks for, folded; `stretch` when a long vowel may follow that belongs to it. */
export type SearchTerm = Pick<Extract<SearchNode, { kind: 'text' }>, 'text' | 'stretch'>;

/** The texts to mark in what a query found: all that it asks for, none that it excludes. */
export function searchTerms(query: string): SearchTerm[] {
  const { node } = readSearch(query);
  return node === null ? [] : termsOf(node);
}

/**
 * Where the terms of a search stand in a text, as half-open UTF-16 offsets into the text as written. As in the index, width,
 * case, kana, control characters and the length of a long vowel do not matter. Ascending by term, at most 500 in all.
 */
export function searchHits(
  text: string,
  terms: readonly SearchTerm[],
): { readonly start: number; readonly end: number }[] {
  if (terms.length === 0 || text === '') return [];
  const { folded, origins } = foldWithOrigins(text);
  const hits: { start: number; end: number }[] = [];
  for (const { text: term, stretch } of terms) {
    for (
      let at = folded.indexOf(term);
      at >= 0 && hits.length < HITS_AT_MOST;
      at = folded.indexOf(term, at + term.length)
    ) {
      const end = at + term.length;
      const first = origins[at];
      const last = origins[stretch && folded.charAt(end) === 'ー' ? end : end - 1];
      if (first && last) hits.push({ start: first.start, end: last.end });
    }
  }
  return hits;
}

function termsOf(node: SearchNode): SearchTerm[] {
  switch (node.kind) {
    case 'text':
      return [{ text: node.text, stretch: node.stretch }];
    case 'not':
      return [];
    case 'all':
    case 'any':
      return node.nodes.flatMap(termsOf);
  }
}
