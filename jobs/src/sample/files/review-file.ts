import { anywhere, jsonLines, type StreamFile } from './stream-file.js';

/** Reviews as a shop's export has them: stars, a title that may be missing, a text. */
export const reviewFile: StreamFile = {
  fileName: 'reviews.jsonl',
  write: (items) =>
    jsonLines(
      items.flatMap((item) =>
        item.stream !== 'reviews'
          ? []
          : {
              id: item.id,
              posted_at: item.at.toISOString(),
              language: item.lang,
              rating: item.stars,
              title: item.title ?? null,
              text: item.texts.join('\n'),
              product: item.product ?? null,
              author: item.person.handle,
              url: item.url,
            },
      ),
    ),
  rule: {
    name: 'reviews',
    pattern: anywhere('reviews.jsonl'),
    format: 'jsonl',
    mapping: {
      kind: 'social',
      channel: 'review',
      id: 'id',
      createdAt: { column: 'posted_at' },
      url: 'url',
      language: 'language',
      person: { handle: 'author' },
      texts: [{ column: 'title' }, { column: 'text' }],
      scores: [{ column: 'rating', kind: 'rating', min: 1, max: 5 }],
      attributes: [{ column: 'product', name: 'product' }],
    },
  },
};
