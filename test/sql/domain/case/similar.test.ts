import { describe, expect, it } from 'vitest';
import { similarTo } from '@koe/sql/domain/case/similar';
import { foldText } from '@koe/sql/domain/search/fold';

const THEMES = [
  { id: 1, parent: null },
  { id: 2, parent: 1 },
  { id: 3, parent: 1 },
  { id: 4, parent: null },
  { id: 5, parent: 4 },
];
const study = (id: string, themeId: number, text: string): { id: string; themeId: number; searchText: string } => ({
  id,
  themeId,
  searchText: foldText(text),
});
const CASES = [
  study('same', 2, '電話の切り返し例を配った'),
  study('sibling', 3, '返信の定型文をやめた'),
  study('together', 5, '配送の遅れを先に知らせた'),
  study('far', 5, 'unrelated words of another kind entirely'),
];

describe('similar cases', () => {
  it('are those of the theme first, then those near it, with their reasons', () => {
    const found = similarTo(CASES.slice(0, 2), { themeId: 2, text: '', themes: THEMES, lifts: new Map() });
    expect(found.map(({ study: { id }, why }) => [id, why])).toEqual([
      ['same', ['same_theme']],
      ['sibling', ['near_theme']],
    ]);
  });

  it('are those often mentioned together, from half as often again', () => {
    const ask = (lift: number): string[] =>
      similarTo(CASES.slice(2), { themeId: 2, text: '', themes: THEMES, lifts: new Map([[5, lift]]) }).map(
        ({ study: { id } }) => id,
      );
    expect(ask(1.4)).toEqual([]);
    expect(ask(1.6).sort()).toEqual(['far', 'together']);
  });

  it('are found by their words alone, whatever the width of the letters', () => {
    const found = similarTo(CASES, { themeId: null, text: '電話の切り返し例', themes: THEMES, lifts: new Map() });
    expect(found.map(({ study: { id }, why }) => [id, why])).toEqual([['same', ['words']]]);
  });
});
