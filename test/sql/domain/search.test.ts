import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, gramsOf, matchesWords, MOST_GRAMS, searchWords } from '@koe/sql/domain/search';

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 80 }));

describe('foldText', () => {
  it('makes widths and cases equal and keeps kana apart', () => {
    expect(foldText('  ＡＢＣ　ｶﾅ\tDef ')).toBe('abc カナ def');
    expect(foldText('かな')).not.toBe(foldText('カナ'));
  });

  it('folds twice as once', () => {
    fc.assert(
      fc.property(text, (value) => foldText(foldText(value)) === foldText(value)),
      { numRuns: 500 },
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

  it('holds the grams of every word that occurs in the text, so that the index loses no match', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: 12 }), (value, from, length) => {
        const folded = foldText(value);
        const points = [...folded];
        const start = points.length === 0 ? 0 : from % points.length;
        const words = searchWords(points.slice(start, start + length).join(''));
        const held = new Set(gramsOf(folded));
        return !matchesWords(folded, words) || words.every((word) => gramsOf(word).every((gram) => held.has(gram)));
      }),
      { numRuns: 1000 },
    );
  });
});
