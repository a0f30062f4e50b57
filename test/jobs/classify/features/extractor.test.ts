import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Extractor } from '@koe/jobs/test-only/classify/features/extractor';
import type { Grams } from '@koe/jobs/test-only/classify/features/grams';

const extractor = new Extractor();
const keys = ({ keys, count }: Grams): number[] => [...keys.subarray(0, count)];

function read(text: string): { words: number[]; chars: number[]; meanings: number[] } {
  extractor.read(text);
  return { words: keys(extractor.words), chars: keys(extractor.chars), meanings: keys(extractor.meanings) };
}

/** What stands in the text under every gram of a block. */
function standing(text: string, block: 'words' | 'chars' | 'meanings'): string[] {
  extractor.read(text, 0, text.length, true);
  const { folded } = extractor;
  const { from, to, count } = extractor[block];
  return Array.from({ length: count }, (_, i) => text.slice(folded.startOf(from[i] ?? 0), folded.endOf(to[i] ?? 0)));
}

describe('the extractor', () => {
  it('reads words, pairs of words and signs', () => {
    expect(standing('Late again!', 'words')).toEqual(['Late', 'again', 'Late again', '!']);
  });

  it('reads characters of words with their borders', () => {
    expect(standing('ab', 'chars')).toEqual(['ab', 'ab', 'ab']);
    expect(read('ab').chars).not.toEqual(read('ba').chars);
  });

  it('reads runs of Japanese by character, and stretches of one script as words', () => {
    expect(new Set(standing('荷物が', 'chars'))).toEqual(new Set(['荷', '荷物', '荷物が', '物', '物が', 'が']));
    expect(standing('荷物が届かない', 'words')).toEqual(['荷物', 'が', '荷物が', '届', 'が届', 'かない', '届かない']);
  });

  it.each([
    ['case', 'LATE parcel', 'late Parcel'],
    ['width', 'ＡＢＣ　１２', 'abc 12'],
    ['half-width kana with its mark', 'ﾊﾞｽが遅い', 'バスが遅い'],
    ['apostrophes', 'don’t', "don't"],
    ['composed and combined accents', 'cafe\u0301', 'café'],
  ])('makes no difference of %s', (_, one, other) => {
    expect(read(one)).toEqual(read(other));
  });

  it('counts all digits as one in words, and URLs and masked data as one symbol each', () => {
    expect(read('order 123').words).toEqual(read('order 987').words);
    expect(read('see https://example.com/a?b=1').words).toEqual(read('see https://example.org/zzz').words);
    expect(read('mail [email] now').words).not.toEqual(read('mail [phone] now').words);
    expect(read('mail [email] now').chars).toEqual(read('mail now').chars);
  });

  it('tells what words mean, alike in both languages, and judgements from their denial', () => {
    const shared = read('店員').meanings.filter((key) => read('staff').meanings.includes(key));
    expect(shared.length).toBeGreaterThan(0);
    expect(read('it was good').meanings).not.toEqual(read('it was not good').meanings);
    expect(read('親切です').meanings).not.toEqual(read('親切ではない').meanings);
  });

  it('points into the text as written although folding moves it', () => {
    expect(standing('㈱ﾊﾞｽ late', 'words')).toContain('late');
    expect(standing('①番 ㌔', 'words')).toContain('番');
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc
      .array(
        fc.constantFrom(
          'ﾊﾞ',
          'late ',
          '届かない',
          '㈱',
          '[email]',
          '@name ',
          'http://a.b ',
          '😀',
          '\u0301',
          "n't",
          'が',
        ),
        {
          maxLength: 30,
        },
      )
      .map((parts) => parts.join('')),
  );

  it('gives the same keys each time and spans that lie inside the text', () => {
    fc.assert(
      fc.property(text, (written) => {
        const first = read(written);
        expect(read(written)).toEqual(first);
        for (const key of [...first.words, ...first.chars, ...first.meanings]) expect(key).not.toBe(0);
        extractor.read(written, 0, written.length, true);
        for (const { from, to, count } of [extractor.words, extractor.chars, extractor.meanings])
          for (let i = 0; i < count; i++) {
            const start = extractor.folded.startOf(from[i] ?? 0);
            const end = extractor.folded.endOf(to[i] ?? 0);
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(written.length);
          }
      }),
    );
  });

  it('reads a stretch as if it stood alone', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const alone = read(after);
        extractor.read(`${before}\n${after}`, before.length + 1);
        expect(keys(extractor.words)).toEqual(alone.words);
        expect(keys(extractor.chars)).toEqual(alone.chars);
      }),
    );
  });
});
