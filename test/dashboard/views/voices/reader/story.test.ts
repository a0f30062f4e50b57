import { describe, expect, it } from 'vitest';
import type { ItemDetail } from '@koe/api/contract/items';
import { storyOf } from '@koe/dashboard/test-only/views/voices/reader/story';

const other = (id: string, createdAt: string | null): ItemDetail['samePerson'][number] => ({
  id,
  createdAt,
  kind: 'ticket',
  channel: 'email',
  sentiment: 'negative',
  intent: null,
  priority: 'P3',
  handling: 'done',
  turns: 2,
  quote: id,
});

describe('storyOf', () => {
  it('puts the voice being read in its place among what the person said, newest first', () => {
    const item = {
      ...other('own', '2026-03-02T00:00:00.000Z'),
      parts: [
        { key: 'a', role: 'agent', text: 'はい', at: null, question: null, lang: 'ja' },
        { key: 'b', role: 'customer', text: 'まだです', at: null, question: null, lang: 'ja' },
      ],
      samePerson: [
        other('later', '2026-03-04T12:00:00.000Z'),
        other('before', '2026-03-01T00:00:00.000Z'),
        other('unknown', null),
      ],
    };

    const story = storyOf(item as unknown as ItemDetail);
    expect(story.map(({ id, own, sinceBefore }) => [id, own, sinceBefore])).toEqual([
      ['later', false, 216_000],
      ['own', true, 86_400],
      ['before', false, null],
      ['unknown', false, null],
    ]);
    expect(story[1]?.quote).toBe('まだです');
  });
});
