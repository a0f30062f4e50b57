import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '@koe/sql/domain/search/fold';
import { matchesSearch, opposite, readSearch } from '@koe/sql/domain/search/search-query';
import { anyText } from './any-text.js';

const finds = (query: string, text: string): boolean => matchesSearch(readSearch(query).node, foldText(text));
const remarks = (query: string): readonly string[] => readSearch(query).remarks;

const LATE = '配送が遅い。店頭で返品しました';
const SHOP = '店頭で交換したサーバが In Time に届いた';

describe('readSearch', () => {
  it('wants all words, in any order and place', () => {
    expect(finds('返品 配送', LATE)).toBe(true);
    expect(finds('返品　配送', LATE)).toBe(true);
    expect(finds('返品 交換', LATE)).toBe(false);
    expect(finds('返品 AND 配送', LATE)).toBe(true);
    expect(finds('返品 かつ 配送', LATE)).toBe(true);
    expect(finds('かつ', LATE)).toBe(false);
    expect(finds('かつ 定食', '定食はかつが冷めていた')).toBe(true);
    expect(finds('定食 -かつ', '定食はかつが冷めていた')).toBe(false);
    expect(finds('定食 NOT かつ', '定食はかつが冷めていた')).toBe(false);
  });

  it('takes phrases as they stand, in the quotes of either language', () => {
    expect(finds('"in time"', SHOP)).toBe(true);
    expect(finds('time in', SHOP)).toBe(true);
    for (const query of ['"time in"', '“time in”', '＂time in＂', '「time in」', '『time in』', '｢time in｣'])
      expect(finds(query, SHOP)).toBe(false);
    expect(finds('「配送が遅い」', LATE)).toBe(true);
    expect(finds('"in\n  time"', SHOP)).toBe(true);
  });

  it('leaves out what is excluded, however the sign is typed', () => {
    for (const query of [
      '配送 -店頭',
      '配送 －店頭',
      '配送 −店頭',
      '配送 ー店頭',
      '配送 NOT 店頭',
      '配送 -「店頭」',
      '-(店頭 OR 倉庫) 配送',
    ])
      expect(finds(query, LATE)).toBe(false);
    expect(finds('配送 -倉庫', LATE)).toBe(true);
    expect(finds('-倉庫', LATE)).toBe(true);
    expect(finds('配送 - 店頭', LATE)).toBe(true);
    expect(finds('e-mail', 'your e-mail')).toBe(true);
  });

  it('takes either of two, and binds it closer than the space', () => {
    for (const sign of ['OR', '|', '｜', 'または']) {
      expect(finds(`交換 ${sign} 返品`, LATE)).toBe(true);
      expect(finds(`遅い 交換 ${sign} 返品`, LATE)).toBe(true);
      expect(finds(`遅い 交換 ${sign} 返品`, SHOP)).toBe(false);
    }
    expect(finds('(遅い 返品) OR 交換', SHOP)).toBe(true);
    expect(finds('（遅い 返品）または 交換', SHOP)).toBe(true);
    expect(finds('or', 'this or that')).toBe(true);
  });

  it('does not mind kana and the end of a long katakana word, but in quotes', () => {
    expect(finds('さーばー', SHOP)).toBe(false);
    expect(finds('サーバー', SHOP)).toBe(true);
    expect(finds('「サーバー」', SHOP)).toBe(false);
    expect(finds('カバー', 'かばんが壊れた')).toBe(false);
  });

  it('reads everything, and says what it read otherwise than written', () => {
    expect(remarks('「配送が')).toEqual(['unclosed_quote']);
    expect(finds('「配送が', LATE)).toBe(true);
    expect(remarks('(返品 交換')).toEqual(['unclosed_bracket']);
    expect(remarks('返品)')).toEqual(['stray_bracket']);
    expect(remarks('返品 OR')).toEqual(['dangling_or']);
    expect(finds('返品 OR', LATE)).toBe(true);
    expect(remarks('OR 返品')).toEqual(['dangling_or']);
    expect(remarks('返品 NOT')).toEqual(['dangling_not']);
    expect(remarks('-店頭')).toEqual(['only_exclusions']);
    expect(remarks('" "')).toEqual(['no_words']);
    expect(remarks('')).toEqual([]);
    expect(remarks('返品 -店頭 (交換 | "in time")')).toEqual([]);
  });

  it('has an answer to anything that can be typed', () => {
    fc.assert(
      fc.property(anyText, anyText, (query, text) => {
        const { node } = readSearch(query);
        const folded = foldText(text);
        const other = node === null ? null : opposite(node);
        return other === null || matchesSearch(other, folded) !== matchesSearch(node, folded);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds a text by each of its own words', () => {
    const word = fc
      .string({ unit: fc.constantFrom(...'返金遅いサーバ〜abＡ'), minLength: 1, maxLength: 8 })
      .filter((each) => !each.startsWith('ー'));
    fc.assert(
      fc.property(anyText, word, anyText, (before, middle, after) => finds(middle, `${before} ${middle} ${after}`)),
      { numRuns: 1000 },
    );
  });
});
