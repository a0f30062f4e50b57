import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '@koe/sql/domain/search/fold';
import { searchHits, searchTerms } from '@koe/sql/domain/search/hits';
import { matchesSearch, readSearch } from '@koe/sql/domain/search/search-query';
import { anyText } from './any-text.js';

const found = (text: string, q: string): string[] =>
  searchHits(text, searchTerms(q)).map(({ start, end }) => text.slice(start, end));

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

  it('marks what is asked for and not what is excluded', () => {
    expect(found('返金が遅い、電話も遅い', '遅い OR 早い -電話 「返金が」')).toEqual(['遅い', '遅い', '返金が']);
  });

  it('marks a word in the kana and with the long vowel that it is written with', () => {
    expect(found('サーバー、サーバ、さーば、ｻｰﾊﾞｰ', 'サーバー')).toEqual(['サーバー', 'サーバ', 'さーば', 'ｻｰﾊﾞｰ']);
    expect(found('すごーーい!すご〜い', 'すごーい')).toEqual(['すごーーい', 'すご〜い']);
  });

  it('marks a phrase that goes on in the next line', () => {
    expect(found('not in\n  time', '"in time"')).toEqual(['in\n  time']);
  });

  it('finds nothing but what is, folded, one of the words', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, query) => {
        const terms = searchTerms(query);
        for (const { start, end } of searchHits(text, terms)) {
          const marked = foldText(text.slice(start, end));
          expect(terms.some(({ text: term }) => marked.includes(term.trim()))).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('marks something wherever a word was found', () => {
    const word = fc.constantFrom('返金', 'サーバー', 'late', '遅い');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'返金がサーバー遅いlate 、\n') }), word, (text, query) => {
        const isFound = matchesSearch(readSearch(query).node, foldText(text));
        expect(searchHits(text, searchTerms(query)).length > 0).toBe(isFound);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds nothing for an empty search', () => {
    expect(searchHits('abc', searchTerms('   '))).toEqual([]);
  });

  it('finds every plain word that was put into a text', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('返金', 'refund', '遅い'),
        fc.string({ maxLength: 20 }),
        (before, word, after) => {
          const hits = searchHits(before + word + after, searchTerms(word));
          expect(hits.some(({ start, end }) => start <= before.length && end >= before.length + word.length)).toBe(
            true,
          );
        },
      ),
    );
  });
});
