import { anywhere, jsonLines, type StreamFile } from './stream-file.js';

/** Posts that mention the organisation. */
export const socialFile: StreamFile = {
  fileName: 'social.jsonl',
  write: (items) =>
    jsonLines(
      items.flatMap((item) =>
        item.stream !== 'social'
          ? []
          : {
              id: item.id,
              posted_at: item.at.toISOString(),
              language: item.lang,
              handle: item.person.handle,
              mentions: ['@aoba_living'],
              text: item.texts.join('\n'),
              product: item.product ?? null,
              likes: item.likes,
              url: item.url,
            },
      ),
    ),
  rule: {
    name: 'social',
    pattern: anywhere('social.jsonl'),
    format: 'jsonl',
    mapping: {
      kind: 'social',
      channel: 'social',
      id: 'id',
      createdAt: { column: 'posted_at' },
      url: 'url',
      language: 'language',
      person: { handle: 'handle' },
      texts: [{ column: 'text' }],
      attributes: [{ column: 'product', name: 'product' }],
    },
  },
};
