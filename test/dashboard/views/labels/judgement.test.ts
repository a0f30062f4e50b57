import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withUnsaved } from '@koe/dashboard/test-only/views/labels/session/ahead';
import {
  EMPTY_DRAFT,
  judgementOf,
  markedWords,
  markWords,
  toggleTheme,
} from '@koe/dashboard/test-only/views/labels/session/judgement-draft';
import { movedSelection, wordsOf } from '@koe/dashboard/test-only/views/labels/item/word-cursor';

const span = (start: number, end: number, partKey = 'q1') => ({ partKey, start, end });

describe('a judgement in the making', () => {
  it('gives marked words to the theme chosen last', () => {
    let draft = toggleTheme(toggleTheme(EMPTY_DRAFT, 3), 5);
    draft = markWords(draft, span(2, 6));
    expect(judgementOf(draft).themes).toEqual([
      { id: 3, span: null },
      { id: 5, span: span(2, 6) },
    ]);
    draft = toggleTheme(draft, 5);
    expect(draft.active).toBe(3);
    expect(markedWords(draft)).toBeNull();
  });

  it('keeps words that were marked first for the theme chosen next', () => {
    const draft = toggleTheme(markWords(EMPTY_DRAFT, span(0, 4)), 7);
    expect(judgementOf(draft).themes).toEqual([{ id: 7, span: span(0, 4) }]);
    expect(judgementOf(toggleTheme(draft, 8)).themes[1]).toEqual({ id: 8, span: null });
  });

  it('holds a theme once, whatever is pressed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 })), (presses) => {
        const draft = presses.reduce((before, id) => toggleTheme(before, id), EMPTY_DRAFT);
        const chosen = draft.themes.map(({ id }) => id);
        const odd = [1, 2, 3, 4].filter((id) => presses.filter((each) => each === id).length % 2 === 1);
        expect([...chosen].sort()).toEqual(odd);
        expect(draft.active === null || chosen.includes(draft.active)).toBe(true);
        expect(draft.active === null).toBe(chosen.length === 0);
      }),
    );
  });
});

describe('marking words by keys', () => {
  const parts = [
    { key: 'q1', role: 'customer', text: 'Box was late!', lang: 'en' },
    { key: 'a1', role: 'agent', text: 'Sorry', lang: 'en' },
    { key: 'q2', role: 'customer', text: '箱が壊れた', lang: 'ja' },
  ];
  const words = wordsOf(parts);
  const textOf = (place: { partKey: string; start: number; end: number } | null): string =>
    parts.find(({ key }) => key === place?.partKey)?.text.slice(place?.start, place?.end) ?? '';

  it('goes word by word through what the customer said, in both languages', () => {
    expect(words.slice(0, 3).map(textOf)).toEqual(['Box', 'was', 'late']);
    expect(words.every(({ partKey }) => partKey !== 'a1')).toBe(true);
    expect(words.slice(3).map(textOf).join('')).toBe('箱が壊れた');
  });

  it('begins at the evidence of the model, else at the first word', () => {
    expect(textOf(movedSelection(words, null, null, 1, false))).toBe('Box');
    expect(textOf(movedSelection(words, null, span(8, 12), -1, false))).toBe('late');
    expect(movedSelection([], null, null, 1, false)).toBeNull();
  });

  it('extends and shrinks by a word, and stays in the part', () => {
    let place = movedSelection(words, span(4, 7), null, 1, true);
    expect(textOf(place)).toBe('was late');
    expect(textOf(movedSelection(words, place, null, 1, true))).toBe('was late');
    place = movedSelection(words, place, null, -1, true);
    expect(textOf(place)).toBe('was');
    expect(textOf(movedSelection(words, place, null, -1, true))).toBe('was');
    expect(textOf(movedSelection(words, span(8, 12), null, 1, false))).toBe(textOf(words[3] ?? null));
  });

  it('never leaves the text, whatever is pressed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom<1 | -1>(1, -1), fc.boolean()), { maxLength: 30 }), (presses) => {
        let place = movedSelection(words, null, null, 1, false);
        for (const [step, extend] of presses) {
          place = movedSelection(words, place, null, step, extend);
          const part = parts.find(({ key }) => key === place?.partKey);
          expect(part?.role).toBe('customer');
          expect(place && place.start < place.end && place.end <= (part?.text.length ?? 0)).toBe(true);
        }
      }),
    );
  });
});

describe('progress', () => {
  it('counts what is on its way', () => {
    const stored = { done: 4, skipped: 1, open: 5, total: 10, usedSeconds: 60 };
    expect(withUnsaved(stored, [{ skipped: false }, { skipped: true }, { skipped: false }])).toMatchObject({
      done: 6,
      skipped: 2,
      open: 2,
      total: 10,
    });
  });
});
