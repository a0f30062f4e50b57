import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unlikeFirst } from '@koe/api/test-only/suggestions/unlike-first';

const itself = (text: string): string => text;

describe('quotes that are unlike come first', () => {
  it('so that three of them do not say the same', () => {
    const quotes = [
      'The whistle makes my dog bark every evening.',
      'The whistle makes my dog bark every evening. Thanks.',
      'Love the new commercial, the children sing along.',
      'テレビCMの口笛で犬が吠えます。',
    ];
    expect(unlikeFirst(quotes, itself, 3)).toEqual([quotes[0], quotes[2], quotes[3]]);
  });

  it('and where all say the same, all of them come, in their order', () => {
    expect(unlikeFirst(['bark bark', 'bark bark!', 'Bark, bark'], itself, 3)).toEqual([
      'bark bark',
      'bark bark!',
      'Bark, bark',
    ]);
  });

  it('always gives as many as there are, at most as many as are asked for, each once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.nat(6), (texts, most) => {
        const chosen = unlikeFirst(texts, itself, most);
        expect(chosen).toHaveLength(Math.min(most, texts.length));
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.every((text) => texts.includes(text))).toBe(true);
      }),
    );
  });
});
