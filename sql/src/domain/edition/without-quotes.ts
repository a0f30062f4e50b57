import type { EditionContent } from './content.js';

/** What a report says without the words of items that are gone; numbers stay as they were counted. */
export function withoutQuotes(content: EditionContent, gone: ReadonlySet<string>): EditionContent {
  const { depth, good } = content;
  return {
    ...content,
    depth: depth && { ...depth, quotes: depth.quotes.filter(({ itemId }) => !gone.has(itemId)) },
    good: { ...good, quote: good.quote !== null && gone.has(good.quote.itemId) ? null : good.quote },
  };
}
