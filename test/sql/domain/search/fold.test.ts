import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, foldWidth, foldWithOrigins } from '@koe/sql/domain/search/fold';
import { gramsOf, MOST_GRAMS } from '@koe/sql/domain/search/grams';
import { anyText } from './any-text.js';

describe('foldText', () => {
  it('makes widths, cases and kana equal', () => {
    expect(foldText('  ＡＢＣ　ｶﾅ\tDef ')).toBe('abc かな def');
    expect(foldText('ﾃﾞﾊﾟｰﾄ')).toBe(foldText('でぱーと'));
    expect(foldText('ヴァイオリン')).toBe('ゔぁいおりん');
    expect(foldText('ヵヶヽヾ')).toBe('ゕゖゝゞ');
  });

  it('keeps apart what is another word', () => {
    expect(foldText('はつと')).not.toBe(foldText('はっと'));
    expect(foldText('かき')).not.toBe(foldText('がき'));
  });

  it('writes a long vowel in one way, and leaves dashes that are none', () => {
    for (const text of ['サーバ', 'サ－バ', 'サ―バ', 'ｻｰﾊﾞ', 'さ〜ば', 'サーーーバ'])
      expect(foldText(text)).toBe('さーば');
    expect(foldText('2024-05-01 e-mail 配送-返品')).toBe('2024-05-01 e-mail 配送-返品');
  });

  it('folds twice as once', () => {
    fc.assert(
      fc.property(anyText, (value) => foldText(foldText(value)) === foldText(value)),
      { numRuns: 1000 },
    );
  });

  it('can be made from what the version before has stored', () => {
    fc.assert(
      fc.property(anyText, (value) => foldText(foldWidth(value)) === foldText(value)),
      { numRuns: 1000 },
    );
  });
});

describe('foldWithOrigins', () => {
  it('folds as foldText does and knows where each unit came from', () => {
    const text = '  ﾃﾞﾊﾟｰﾄの\n\nサ～～バ㈱ ';
    const { folded, origins } = foldWithOrigins(text);
    expect(folded).toBe(foldText(text));
    expect(origins).toHaveLength(folded.length);
    const at = folded.indexOf('さーば');
    expect(text.slice(origins[at]?.start, origins[at + 2]?.end)).toBe('サ～～バ');
  });

  it('does so for any text that people write', () => {
    const written = fc.string({
      unit: fc.constantFrom(
        ...'返金遅いサーバーさばｶﾞﾊﾟがー-－~〜～ 　\n\tabＡＢ①㈱é👍🏽😀한글',
        'か\u3099',
        'e\u0301',
        '\r\n',
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(written, (value) => {
        const { folded, origins } = foldWithOrigins(value);
        expect(folded).toBe(foldText(value));
        expect(origins).toHaveLength(folded.length);
        for (const [index, { start, end }] of origins.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(origins[index - 1]?.start ?? 0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('gramsOf', () => {
  it('finds two-character windows and single characters that are not common, never across a space', () => {
    expect(gramsOf('ab c')).toHaveLength(1);
    expect(gramsOf('壊れ')).toHaveLength(2);
    expect(gramsOf('a')).toEqual([]);
    expect(gramsOf('ab')).not.toEqual(gramsOf('ba'));
  });

  it('gives distinct signed 32-bit numbers and never more than the cap', () => {
    const long = Array.from({ length: 70_000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
    ).join('');
    const grams = gramsOf(long);
    expect(grams).toHaveLength(MOST_GRAMS);
    expect(new Set(grams).size).toBe(grams.length);
    expect(grams.every((gram) => gram === (gram | 0))).toBe(true);
  });

  it('holds the grams of whatever stands in the text, so that the index loses no match', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 12 }), (value, from, length) => {
        const folded = foldText(value);
        const points = [...folded];
        const start = points.length === 0 ? 0 : from % points.length;
        const held = new Set(gramsOf(folded));
        const piece = points.slice(start, start + length).join('');
        return gramsOf(piece).every((gram) => held.has(gram));
      }),
      { numRuns: 1000 },
    );
  });
});
