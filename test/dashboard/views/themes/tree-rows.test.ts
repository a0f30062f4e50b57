import { describe, expect, it } from 'vitest';
import { pathTo, treeMove, treeRows } from '@koe/dashboard/test-only/views/themes/tree/tree-rows';
import { themeNumbers, worstTheme } from '@koe/dashboard/test-only/views/themes/tree/theme-numbers';

const node = (id: number, parent: number | null): { id: number; parent: number | null } => ({ id, parent });
/** 12 is moved behind its uncle, as an import may leave it. */
const TREE = [node(1, null), node(11, 1), node(111, 11), node(2, null), node(12, 1)];
const ids = (open: (id: number) => boolean): number[] => treeRows(TREE, open).map(({ theme }) => theme.id);

describe('the rows of a tree', () => {
  it('put children behind their parent, whatever the order of the list', () => {
    expect(ids(() => true)).toEqual([1, 11, 111, 12, 2]);
    expect(ids((id) => id !== 1)).toEqual([1, 2]);
    expect(treeRows(TREE, () => true).map(({ level, position, siblings }) => [level, position, siblings])).toEqual([
      [1, 1, 2],
      [2, 1, 2],
      [3, 1, 1],
      [2, 2, 2],
      [1, 2, 2],
    ]);
  });

  it('show a theme whose parent is missing at the top', () => {
    expect(treeRows([node(5, 99)], () => true)).toMatchObject([{ level: 1, hasChildren: false }]);
  });

  it('may be sorted among siblings only', () => {
    const sorted = treeRows(
      TREE,
      () => true,
      (one, other) => other.id - one.id,
    );
    expect(sorted.map(({ theme }) => theme.id)).toEqual([2, 1, 12, 11, 111]);
  });

  it('are walked with the keys of a tree', () => {
    const rows = treeRows(TREE, (id) => id === 1);
    expect(rows.map(({ theme }) => theme.id)).toEqual([1, 11, 12, 2]);
    expect(treeMove(rows, 0, 'ArrowDown')).toEqual({ kind: 'go', index: 1 });
    expect(treeMove(rows, 3, 'ArrowDown')).toEqual({ kind: 'go', index: 3 });
    expect(treeMove(rows, 0, 'ArrowRight')).toEqual({ kind: 'go', index: 1 });
    expect(treeMove(rows, 1, 'ArrowRight')).toEqual({ kind: 'open', index: 1 });
    expect(treeMove(rows, 0, 'ArrowLeft')).toEqual({ kind: 'close', index: 0 });
    expect(treeMove(rows, 2, 'ArrowLeft')).toEqual({ kind: 'go', index: 0 });
    expect(treeMove(rows, 3, 'ArrowLeft')).toBeNull();
    expect(treeMove(rows, -1, 'ArrowDown')).toEqual({ kind: 'go', index: 0 });
    expect(treeMove(rows, 1, 'x')).toBeNull();
  });

  it('lead to a theme by its path', () => {
    expect(pathTo(TREE, 111).map(({ id }) => id)).toEqual([1, 11, 111]);
    expect(pathTo(TREE, 77)).toEqual([]);
  });
});

describe('the numbers of themes', () => {
  const counts = {
    axes: [
      { axis: 'theme' as const, keys: ['-', '1', '11', '12'] },
      { axis: 'tone' as const, keys: ['-', 'negative', 'neutral', 'positive'] },
    ],
    values: Int32Array.from([9, 0, 0, 0, 0, 5, 1, 4, 0, 2, 1, 0, 0, 3, 0, 4]),
    total: 20,
  };
  it('come from one count and the shares', () => {
    const share = { metric: 'theme_share', version: 1, filter: {}, evidence: {}, n: 40 };
    const numbers = themeNumbers(counts, [
      { ...share, value: 0.25, interval: [0.2, 0.3], group: { by: 'theme', key: '1' } },
    ]);
    expect(numbers.get(1)).toEqual({
      count: 10,
      tones: { negative: 5, neutral: 1, positive: 4 },
      share: 0.25,
      interval: [0.2, 0.3],
    });
    expect(numbers.get(11)).toMatchObject({ count: 3, share: null });
    expect([...numbers.keys()]).toEqual([1, 11, 12]);
    expect(worstTheme([node(1, null), node(11, 1), node(12, 1)], numbers)).toMatchObject({
      theme: { id: 12 },
      negative: 3,
    });
  });
});
