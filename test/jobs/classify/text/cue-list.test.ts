import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCueList } from '@koe/jobs/classify/text/cue-list';

const LATIN = /[a-z0-9\u00c0-\u024f]/;

/** What a cue list promises, place by place and in the slowest way. */
function found(cues: readonly string[], view: string, start: number, end: number): [string, number, number][] {
  const hits: [string, number, number][] = [];
  for (let at = start; at < end;) {
    const inWord = LATIN.test(view.charAt(at)) && at > 0 && LATIN.test(view.charAt(at - 1));
    const [best] = cues
      .filter((written) => {
        const cue = written.replace('$', '');
        const stop = at + cue.length;
        const isOpen = written.endsWith('$') && stop < view.length && LATIN.test(view.charAt(stop));
        return !inWord && stop <= end && view.startsWith(cue, at) && !isOpen;
      })
      .sort((a, b) => b.replace('$', '').length - a.replace('$', '').length);
    if (best === undefined) at++;
    else {
      hits.push([best, at, at + best.replace('$', '').length]);
      at += best.replace('$', '').length;
    }
  }
  return hits;
}

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '1', ' ', 'あ', '漢', 'ー'), maxLength: 24 });
const cue = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'あ', '漢', 'ー'), minLength: 1, maxLength: 4 });
const cues = fc
  .uniqueArray(cue, { minLength: 1, maxLength: 12 })
  .chain((texts) => fc.tuple(...texts.map((text) => fc.constantFrom(text, `${text}$`))));

describe('a list of cues', () => {
  it('finds what a search place by place finds, in any part of a view', () => {
    fc.assert(
      fc.property(cues, letters, fc.nat(24), fc.nat(24), (written, view, one, other) => {
        const start = Math.min(one, other, view.length);
        const end = Math.min(Math.max(one, other), view.length);
        const list = createCueList(written.map((text) => [text, text] as const));
        const hits = list.find(view, start, end).map(({ value, start: from, end: to }) => [value, from, to]);
        expect(hits).toEqual(found(written, view, start, end));
      }),
      { numRuns: 400 },
    );
  });

  it('takes the later group of two that hold one cue', () => {
    const list = createCueList([
      ['first', 'slow;late'],
      ['second', 'late$'],
    ]);
    expect(list.find('late again', 0, 10)).toEqual([{ value: 'second', start: 0, end: 4 }]);
    expect(list.find('lately', 0, 6)).toEqual([]);
  });
});
