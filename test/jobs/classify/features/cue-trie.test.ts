import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCueTrie, type TrieCue } from '@koe/jobs/test-only/classify/features/cue-trie';

const codesOf = (text: string): Uint16Array => Uint16Array.from(text, (char) => char.charCodeAt(0));

function found(cues: readonly TrieCue[], text: string): [number, string][] {
  const hits: [number, string][] = [];
  createCueTrie(cues).visit(codesOf(text), text.length, (value, from, to) => hits.push([value, text.slice(from, to)]));
  return hits;
}

it('Latin cues begin at words and leave as many letters as they may', () => {
  const cues: TrieCue[] = [
    { text: 'late', value: 1, maxEnding: 0, layer: 0 },
    { text: 'deliver', value: 2, maxEnding: 3, layer: 0 },
  ];
  expect(found(cues, 'too late, plate, later')).toEqual([[1, 'late']]);
  expect(found(cues, 'delivered deliverance')).toEqual([[2, 'deliver']]);
});

it('the longest cue of a layer wins its place, Japanese ones anywhere, layers apart', () => {
  const cues: TrieCue[] = [
    { text: '届', value: 1, maxEnding: 0, layer: 0 },
    { text: '届かない', value: 2, maxEnding: 0, layer: 0 },
    { text: '届か', value: 3, maxEnding: 0, layer: 1 },
  ];
  expect(found(cues, '荷物が届かない')).toEqual([
    [2, '届かない'],
    [3, '届か'],
  ]);
});

it('finds what a search word by word finds', () => {
  const unit = fc.constantFrom('あ', 'い', 'う', 'え');
  const word = fc.array(unit, { minLength: 1, maxLength: 3 }).map((list) => list.join(''));
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
      fc.string({ unit, maxLength: 30 }),
      (words, text) => {
        const cues = words.map((text, value): TrieCue => ({ text, value, maxEnding: 0, layer: 0 }));
        const expected: [number, string][] = [];
        for (let from = 0; from < text.length; from++) {
          const [longest] = words.filter((one) => text.startsWith(one, from)).toSorted((a, b) => b.length - a.length);
          if (longest !== undefined) expected.push([words.indexOf(longest), longest]);
        }
        expect(found(cues, text)).toEqual(expected);
      },
    ),
  );
});
