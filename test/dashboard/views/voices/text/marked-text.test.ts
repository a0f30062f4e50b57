import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedRuns, type Mark } from '@koe/dashboard/test-only/views/voices/text/marked-text';

const mention = (
  start: number,
  end: number,
  themeId: number,
  sentiment: 'negative' | 'neutral' | 'positive' = 'negative',
): Mark => ({
  kind: 'mention',
  start,
  end,
  themeId,
  sentiment,
});
const hit = (start: number, end: number): Mark => ({ kind: 'hit', start, end });

describe('markedRuns', () => {
  it('leaves a text without marks whole', () => {
    expect(markedRuns('届かない', [])).toEqual([
      { start: 0, end: 4, text: '届かない', themeIds: [], sentiment: null, hit: false, pointed: false },
    ]);
    expect(markedRuns('', [mention(0, 3, 1)])).toEqual([]);
  });

  it('cuts overlapping evidence into runs that name every theme', () => {
    const runs = markedRuns('abcdef', [mention(0, 4, 2), mention(2, 6, 1, 'positive')]);
    expect(runs.map(({ text, themeIds, sentiment }) => [text, themeIds, sentiment])).toEqual([
      ['ab', [2], 'negative'],
      ['cd', [1, 2], 'negative'],
      ['ef', [1], 'positive'],
    ]);
  });

  it('shows a search hit inside evidence', () => {
    const runs = markedRuns('返金が遅い', [mention(0, 5, 7), hit(3, 5)]);
    expect(runs.map(({ text, hit }) => [text, hit])).toEqual([
      ['返金が', false],
      ['遅い', true],
    ]);
  });

  it('shows what is pointed at across the evidence of a theme', () => {
    const runs = markedRuns('返金が遅い', [mention(0, 3, 7), { kind: 'pointed', start: 2, end: 5 }]);
    expect(runs.map(({ text, themeIds, pointed }) => [text, themeIds, pointed])).toEqual([
      ['返金', [7], false],
      ['が', [7], true],
      ['遅い', [], true],
    ]);
  });

  it('never cuts a surrogate pair', () => {
    expect(markedRuns('a😀b', [mention(2, 3, 1)]).map(({ text }) => text)).toEqual(['a', '😀', 'b']);
  });

  it('joins touching marks of one theme', () => {
    expect(markedRuns('abcd', [mention(0, 2, 1), mention(2, 4, 1)])).toHaveLength(1);
  });

  const marks = fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('mention' as const),
        start: fc.integer({ min: -5, max: 60 }),
        end: fc.integer({ min: -5, max: 60 }),
        themeId: fc.integer({ min: 1, max: 4 }),
        sentiment: fc.constantFrom('negative' as const, 'neutral' as const, 'positive' as const),
      }),
      fc.record({
        kind: fc.constant('hit' as const),
        start: fc.integer({ min: -5, max: 60 }),
        end: fc.integer({ min: -5, max: 60 }),
      }),
    ),
    { maxLength: 12 },
  );

  it('gives runs that follow each other and together are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), marks, (text, list) => {
        const runs = markedRuns(text, list);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        let at = 0;
        for (const run of runs) {
          expect(run.start).toBe(at);
          expect(run.end).toBeGreaterThan(run.start);
          at = run.end;
        }
      }),
    );
  });

  it('marks every unit that a mark covers, with exactly the themes that cover it, outside of surrogate pairs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 50 }), marks, (text, list) => {
        for (const run of markedRuns(text, list))
          for (let at = run.start; at < run.end; at++) {
            const covering = list.filter((mark) => mark.start <= at && at < mark.end);
            const themes = new Set(covering.flatMap((mark) => (mark.kind === 'mention' ? [mark.themeId] : [])));
            expect(new Set(run.themeIds)).toEqual(themes);
            expect(run.hit).toBe(covering.some((mark) => mark.kind === 'hit'));
          }
      }),
    );
  });

  it('stays quick on a megabyte with many marks', () => {
    const text = 'あ'.repeat(1_000_000);
    const many = Array.from({ length: 2_000 }, (_, index) => mention(index * 400, index * 400 + 200, (index % 5) + 1));
    const started = performance.now();
    expect(markedRuns(text, many).length).toBe(4_000);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
