import { describe, expect, it } from 'vitest';
import { searchTerms } from '@koe/sql/domain/search/hits';
import { foundPart } from '@koe/api/test-only/items/found-part';
import { quoteOf } from '@koe/api/test-only/items/quote';

const part = (key: string, text: string) => ({ itemId: '', key, text, question: null });

describe('foundPart', () => {
  const parts = [part('a', '商品は良い'), part('b', '電話がつながらない'), part('c', '電話で返品を頼んだ')];

  it('is the part that holds most of what was searched for', () => {
    expect(foundPart(parts, searchTerms('電話 返品'), 'a')).toMatchObject({ key: 'c', hit: { start: 0, end: 2 } });
  });

  it('is the part that would be quoted anyway, where it holds as much', () => {
    expect(foundPart(parts, searchTerms('電話'), 'c')?.key).toBe('c');
    expect(foundPart(parts, searchTerms('電話'), 'a')?.key).toBe('b');
  });

  it('is none when nothing is to be shown', () => {
    expect(foundPart(parts, searchTerms('-電話'), 'a')).toBeNull();
    expect(foundPart(parts, searchTerms('量子'), 'a')).toBeNull();
  });

  it('is cut so that the hit is seen', () => {
    const found = foundPart([part('a', `${'長い前置き。'.repeat(200)}ここで返品した。`)], searchTerms('返品'), 'a');
    if (!found) throw new Error('nothing was found');
    expect(quoteOf(found, [], found.hit).quote.text).toContain('返品');
  });
});
