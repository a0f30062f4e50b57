import { searchWords } from '@koe/sql/domain/search';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchHits } from '@koe/dashboard/test-only/views/voices/text/search-hits';

const found = (text: string, q: string): string[] =>
  searchHits(text, searchWords(q)).map(({ start, end }) => text.slice(start, end));

describe('searchHits', () => {
  it('finds two-character Japanese words', () => {
    expect(found('返金してほしい。返金はまだですか', '返金')).toEqual(['返金', '返金']);
  });

  it('finds every word of a search, also parted by the ideographic space', () => {
    expect(found('返金が遅い', '返金　遅い')).toEqual(['返金', '遅い']);
  });

  it('is not led astray by a control character within a word', () => {
    expect(found('返\u0007金', '返金')).toEqual(['返\u0007金']);
  });

  it('does not mind case and width', () => {
    expect(found('ＡＰＰが落ちる。App crashed', 'app')).toEqual(['ＡＰＰ', 'App']);
  });

  it('finds a voiced kana however it is written, and marks it as written', () => {
    expect(found('ﾃﾞﾊﾟｰﾄの店員', 'デパート')).toEqual(['ﾃﾞﾊﾟｰﾄ']);
    expect(found('か\u3099っかりした', 'がっかり')).toEqual(['か\u3099っかり']);
  });

  it('marks the whole character when the word is only a part of what it stands for', () => {
    expect(found('㈱声', '株')).toEqual(['㈱']);
  });

  it('treats pattern characters as letters', () => {
    expect(found('a+b (c) .*', '.*')).toEqual(['.*']);
  });

  it('finds nothing for an empty search', () => {
    expect(searchHits('abc', searchWords('   '))).toEqual([]);
  });

  it('finds every plain word that was put into a text', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('返金', 'refund', '遅い'),
        fc.string({ maxLength: 20 }),
        (before, word, after) => {
          const hits = searchHits(before + word + after, [word]);
          expect(hits.some(({ start, end }) => start <= before.length && end >= before.length + word.length)).toBe(
            true,
          );
        },
      ),
    );
  });
});
