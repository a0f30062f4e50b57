import { describe, expect, it } from 'vitest';
import { phraseRule } from '@koe/sql/domain/labelling/disagreement';
import { assignableThemes } from '@koe/sql/domain/labelling/label';
import { foldText } from '@koe/sql/domain/search/fold';
import type { Theme } from '@koe/sql/domain/theme';

const theme = (id: number, parent: number | null, ja: string[] = [], en: string[] = []): Theme => ({
  id,
  key: `theme.${String(id)}`,
  parent,
  name: { ja: `テーマ${String(id)}`, en: `Theme ${String(id)}` },
  description: { ja: '', en: '' },
  examples: { ja, en },
});

describe('the rule of phrases', () => {
  const rule = phraseRule([theme(1, null, ['届かない'], ['late']), theme(2, null, ['ﾊｺ', '箱'], ['Box broken'])]);
  const found = (text: string): number[] => [...rule(foldText(text))].sort();

  it('finds a phrase of either language, whatever its width and case', () => {
    expect(found('まだ届かないのですが')).toEqual([1]);
    expect(found('It was LATE, and the box  broken')).toEqual([1, 2]);
    expect(found('ハコがつぶれていた')).toEqual([2]);
    expect(found('')).toEqual([]);
  });

  it('does not find English words inside others', () => {
    expect(found('chocolate')).toEqual([]);
    expect(found('later')).toEqual([]);
    expect(found('(late)')).toEqual([1]);
  });

  it('leaves out phrases of one character, which stand everywhere', () => {
    expect(found('箱')).toEqual([]);
  });
});

describe('assignable themes', () => {
  it('are leaves, and inner nodes with phrases of their own, in the order of the tree', () => {
    const themes = [
      theme(1, null),
      theme(4, null, [], ['price']),
      theme(5, 4),
      theme(2, 1),
      theme(3, 1),
      theme(6, null),
    ];
    expect(assignableThemes(themes).map(({ id }) => id)).toEqual([2, 3, 4, 5, 6]);
  });

  it('keep a theme whose parent is gone', () => {
    expect(assignableThemes([theme(2, 99)]).map(({ id }) => id)).toEqual([2]);
  });
});
