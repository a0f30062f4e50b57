import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelAction, type LabelAction } from '@koe/dashboard/test-only/views/labels/keys/label-action';
import { themeKeys, type KeyGroup } from '@koe/dashboard/test-only/views/labels/keys/theme-keys';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import { assignableThemes } from '@koe/sql/domain/labelling/label';

interface Named {
  readonly id: number;
  readonly parent: number | null;
  readonly name: { readonly ja: string; readonly en: string };
}
const theme = (id: number, parent: number | null, en: string): Named => ({ id, parent, name: { ja: en, en } });
const leaves = (tree: readonly Named[]): Named[] => tree.filter(({ id }) => !tree.some(({ parent }) => parent === id));
const keysOf = (tree: readonly Named[]): KeyGroup[] => themeKeys(leaves(tree), tree);
const strokes = (groups: readonly KeyGroup[]): Map<number, string> =>
  new Map(groups.flatMap(({ key, themes }) => themes.map((each) => [each.id, key + each.key] as const)));

const press = (key: string, shiftKey = false) => ({ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false });
const type = (text: string, groups: readonly KeyGroup[]): LabelAction | null => {
  let prefix: string | null = null;
  let action: LabelAction | null = null;
  for (const key of text) {
    action = labelAction(press(key), groups, prefix);
    prefix = action?.kind === 'prefix' ? action.key : null;
  }
  return action;
};

/** Trees of groups with children, ids growing. */
const trees = fc
  .array(
    fc.tuple(
      fc.string({ minLength: 1, maxLength: 8 }),
      fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 20 }),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((groups) => {
    let id = 0;
    return groups.flatMap(([name, children]) => {
      const top = theme((id += 1), null, name);
      return [top, ...children.map((child) => theme((id += 1), top.id, child))];
    });
  });

describe('keys of themes', () => {
  it('are one letter while letters suffice, the beginning of a word where it is free', () => {
    const groups = keysOf([
      theme(1, null, 'Delivery'),
      theme(2, 1, 'Late'),
      theme(3, 1, 'Lost parcel'),
      theme(4, null, 'Price'),
    ]);
    expect(strokes(groups)).toEqual(
      new Map([
        [2, 'l'],
        [3, 'p'],
        [4, 'r'],
      ]),
    );
  });

  it('are two letters for the starter tree, and each leads to its theme', () => {
    const groups = themeKeys(assignableThemes(STARTER_THEMES), STARTER_THEMES);
    const all = strokes(groups);
    expect(all.size).toBe(34);
    expect(new Set(all.values()).size).toBe(34);
    for (const [id, stroke] of all) {
      expect(stroke).toHaveLength(2);
      expect(type(stroke, groups)).toEqual({ kind: 'theme', id });
    }
  });

  it('lead to their theme and never mean skip or undo, for any tree', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const groups = keysOf(tree);
        for (const [id, stroke] of strokes(groups)) {
          // more groups or themes than letters: the rest is chosen by the pointer
          if (stroke === '' || groups.some(({ key }) => key === stroke)) continue;
          expect(stroke).not.toMatch(/^[su]/);
          expect(type(stroke, groups)).toEqual({ kind: 'theme', id });
        }
      }),
    );
  });

  it('stay as they are when a theme is added', () => {
    fc.assert(
      fc.property(trees, fc.string({ minLength: 1, maxLength: 12 }), (tree, name) => {
        const before = keysOf(tree);
        const [top] = tree;
        // a first child turns its parent into a group, and the twenty-fifth theme begins a second stroke
        fc.pre(top !== undefined && tree.some(({ parent }) => parent === top.id));
        const after = keysOf([...tree, theme(tree.length + 1, top?.id ?? null, name)]);
        fc.pre(before.some(({ key }) => key !== '') === after.some(({ key }) => key !== ''));
        const now = strokes(after);
        for (const [id, stroke] of strokes(before)) expect(now.get(id)).toBe(stroke);
      }),
    );
  });
});

describe('a key', () => {
  const groups = themeKeys(assignableThemes(STARTER_THEMES), STARTER_THEMES);

  it('judges sentiment, intent and seriousness', () => {
    expect(labelAction(press('1'), groups, null)).toEqual({ kind: 'sentiment', value: 'negative' });
    expect(labelAction(press('0'), groups, null)).toEqual({ kind: 'intent', value: 'other' });
    expect(labelAction(press('!', true), groups, null)).toEqual({ kind: 'serious' });
  });

  it('ends, skips, takes back, helps, and moves the mark', () => {
    expect(['Enter', 's', 'u', '?', 'Backspace'].map((key) => labelAction(press(key), groups, null)?.kind)).toEqual([
      'done',
      'skip',
      'undo',
      'help',
      'clear',
    ]);
    expect(labelAction(press('ArrowLeft', true), groups, null)).toEqual({ kind: 'word', step: -1, extend: true });
  });

  it('is the same with caps lock, and belongs to the browser with a modifier', () => {
    expect(labelAction(press('D'), groups, null)).toEqual({ kind: 'prefix', key: 'd' });
    expect(labelAction({ ...press('d'), ctrlKey: true }, groups, null)).toBeNull();
    expect(labelAction(press('F5'), groups, null)).toBeNull();
    expect(labelAction(press('Tab'), groups, null)).toBeNull();
  });

  it('as second stroke chooses within the group, also where it means something else alone; anything else cancels', () => {
    expect(type('qs', groups)).toMatchObject({ kind: 'theme' });
    expect(labelAction(press('Escape'), groups, 'q')).toEqual({ kind: 'cancel' });
    expect(labelAction(press('Enter'), groups, 'q')).toEqual({ kind: 'cancel' });
    expect(labelAction(press('Shift', true), groups, 'q')).toBeNull();
  });
});
