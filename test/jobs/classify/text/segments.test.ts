import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '@koe/jobs/classify/text/segments';

const words = (text: string): string[] => segmentsOf(text).map(({ start, end }) => text.slice(start, end));

describe('segmentsOf', () => {
  it('splits sentences of both languages', () => {
    expect(words('遅い。高い！ なぜ？')).toEqual(['遅い。', '高い！', 'なぜ？']);
    expect(words('It broke. It cost 3.50 dollars. Why?')).toEqual([
      'it broke.'.replace('i', 'I'),
      'It cost 3.50 dollars.',
      'Why?',
    ]);
  });

  it('splits long sentences by clauses', () => {
    const long =
      '店員さんの対応はとても丁寧で良かったのですが、レジの列がいつもより長くて、結局三十分近くも待つことになってしまったのは残念でした。';
    expect(words(long).length).toBeGreaterThan(1);
    expect(words(long).join('')).toBe(long);
  });

  it('never overlaps, never leaves the text, never is empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        let last = 0;
        for (const { start, end } of segmentsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });
});
