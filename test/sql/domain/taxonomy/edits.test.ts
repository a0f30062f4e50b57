import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ThemeRequest } from '@koe/sql/domain/taxonomy/change';
import { numberRequest } from '@koe/sql/domain/taxonomy/number-request';
import { applyChange } from '@koe/sql/domain/taxonomy/apply-change';
import { lastIdOf, replay, withoutChange } from '@koe/sql/domain/taxonomy/replay';
import { TaxonomyError } from '@koe/sql/domain/taxonomy/taxonomy-error';
import { treeFaults } from '@koe/sql/domain/taxonomy/tree-faults';
import type { Theme } from '@koe/sql/domain/theme';
import { anyEdited, anyRequest, edit, theme, TREE } from './any-tree.js';

const MAKER = { by: null, at: '2026-04-01T00:00:00.000Z' };
const NAME = { ja: '新しい', en: 'New' };
const WORDS = { description: { ja: '', en: '' }, examples: { ja: [], en: [] } };

function make(tree: readonly Theme[], request: ThemeRequest): readonly Theme[] {
  return applyChange(tree, numberRequest(tree, request, 100, MAKER));
}

function faultOf(request: ThemeRequest, tree = TREE): string {
  try {
    make(tree, request);
    return 'none';
  } catch (error) {
    return error instanceof TaxonomyError ? error.fault : String(error);
  }
}

function childrenOf(tree: readonly Theme[], id: number | null): number[] {
  return tree.filter((each) => each.parent === id).map((each) => each.id);
}

describe('an edit of the tree', () => {
  it('adds behind what is below the parent already, with a new id', () => {
    const tree = make(TREE, { kind: 'add', parent: 1, name: NAME, ...WORDS });
    expect(tree.map((each) => each.id)).toEqual([1, 11, 12, 13, 100, 2, 21]);
    expect(tree[4]).toMatchObject({ parent: 1, key: 'theme.100', name: NAME });
  });

  it('moves a theme with all below it', () => {
    const tree = make(TREE, { kind: 'move', id: 1, parent: 21 });
    expect(childrenOf(tree, 21)).toEqual([1]);
    expect(childrenOf(tree, 1)).toEqual([11, 12, 13]);
    expect(faultOf({ kind: 'move', id: 1, parent: 11 })).toBe('cycle');
    expect(faultOf({ kind: 'move', id: 11, parent: 1 })).toBe('nothing_changes');
    expect(faultOf({ kind: 'move', id: 11, parent: 77 })).toBe('unknown_theme');
  });

  it('merges words and children into the target', () => {
    const tree = make([...TREE, theme(111, 11)], { kind: 'merge', ids: [11, 12], into: 21 });
    expect(tree.map((each) => each.id)).toEqual([1, 13, 2, 21, 111]);
    expect(childrenOf(tree, 21)).toEqual([111]);
    expect(tree.find((each) => each.id === 21)?.examples.en).toEqual([
      'about theme 21',
      'theme 11',
      'about theme 11',
      'theme 12',
      'about theme 12',
    ]);
    expect(faultOf({ kind: 'merge', ids: [11, 21], into: 21 })).toBe('into_itself');
    expect(faultOf({ kind: 'merge', ids: [1], into: 11 })).toBe('into_below');
    expect(faultOf({ kind: 'merge', ids: [77], into: 11 })).toBe('unknown_theme');
  });

  it('merges a child into its own parent', () => {
    expect(childrenOf(make(TREE, { kind: 'merge', ids: [11], into: 1 }), 1)).toEqual([12, 13]);
  });

  it('splits into parts below the theme, or in its place', () => {
    const parts = ['a', 'b'].map((name) => ({ name: { ja: name, en: name }, ...WORDS }));
    expect(childrenOf(make(TREE, { kind: 'split', id: 11, keep: true, parts }), 11)).toEqual([100, 101]);
    expect(childrenOf(make(TREE, { kind: 'split', id: 11, keep: false, parts }), 1)).toEqual([100, 101, 12, 13]);
    expect(faultOf({ kind: 'split', id: 1, keep: false, parts })).toBe('children_lost');
    expect(faultOf({ kind: 'split', id: 11, keep: false, parts: parts.slice(1) })).toBe('parts_missing');
  });

  it('retires a theme; its children move up or go with it', () => {
    const up = make(TREE, { kind: 'retire', id: 1, withChildren: false, into: null });
    expect(childrenOf(up, null)).toEqual([11, 12, 13, 2]);
    const all = make(TREE, { kind: 'retire', id: 1, withChildren: true, into: 2 });
    expect(all.map((each) => each.id)).toEqual([2, 21]);
    expect(faultOf({ kind: 'retire', id: 1, withChildren: true, into: 11 })).toBe('into_itself');
    expect(faultOf({ kind: 'retire', id: 1, withChildren: false, into: null }, [theme(1, null)])).toBe('last_theme');
  });

  it('needs a name that no theme beside it has, in whatever width or case', () => {
    const name = { ja: '別', en: 'ＴＨＥＭＥ  12' };
    expect(faultOf({ kind: 'rename', id: 11, name })).toBe('name_taken');
    expect(faultOf({ kind: 'rename', id: 21, name })).toBe('none');
    expect(faultOf({ kind: 'rename', id: 21, name: theme(21, 2).name })).toBe('nothing_changes');
  });

  it('keeps the tree valid whatever is done in whatever order', () => {
    fc.assert(
      fc.property(anyEdited, ({ themes }) => {
        const ids = themes.map((each) => each.id);
        expect(ids.length).toBeGreaterThan(0);
        expect(new Set(ids).size).toBe(ids.length);
        for (const each of themes) {
          expect(each.name.ja).not.toBe('');
          expect(each.name.en).not.toBe('');
          // upwards from every theme one comes to the top
          const seen = new Set<number>();
          for (let up: Theme | undefined = each; up?.parent != null;) {
            expect(seen.has(up.id)).toBe(false);
            seen.add(up.id);
            const { parent }: Theme = up;
            up = themes.find((other) => other.id === parent);
            expect(up).toBeDefined();
          }
        }
        for (const parent of new Set(themes.map((each) => each.parent)))
          for (const language of ['ja', 'en'] as const) {
            const names = themes
              .filter((each) => each.parent === parent)
              .map((each) => each.name[language].toLowerCase());
            expect(new Set(names).size).toBe(names.length);
          }
        expect(treeFaults(themes)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('never gives an id again, and never loses a theme that no change took away', () => {
    fc.assert(
      fc.property(anyEdited, ({ themes, changes }) => {
        const made = changes.flatMap((change) =>
          change.kind === 'add' ? [change.id] : change.kind === 'split' ? change.parts.map((part) => part.id) : [],
        );
        expect(new Set([...made, ...TREE.map((each) => each.id)]).size).toBe(made.length + TREE.length);
        const taken = changes.flatMap((change) =>
          change.kind === 'merge' || change.kind === 'retire'
            ? change.ids
            : change.kind === 'split' && !change.keep
              ? [change.id]
              : [],
        );
        const left = [...TREE.map((each) => each.id), ...made].filter((id) => !taken.includes(id));
        expect(themes.map((each) => each.id).sort()).toEqual(left.sort());
        expect(lastIdOf(TREE, changes)).toBeGreaterThanOrEqual(Math.max(...made, 21));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a draft', () => {
  it('is its base and its changes', () => {
    fc.assert(
      fc.property(anyEdited, ({ themes, changes }) => {
        expect(replay(TREE, changes)).toEqual(themes);
      }),
    );
  });

  it('forgets a change that is taken out, or says that a later one needs it', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { minLength: 1, maxLength: 12 }), fc.nat(11), (requests, at) => {
        const { changes } = edit(TREE, requests);
        fc.pre(changes[at] !== undefined);
        try {
          const left = withoutChange(TREE, changes, at);
          expect(left.changes).toEqual(changes.filter((_, i) => i !== at));
          expect(left.themes).toEqual(replay(TREE, left.changes));
        } catch (error) {
          expect(error).toMatchObject({ fault: 'needed_later' });
        }
      }),
    );
  });

  it('lets its last change go without ado', () => {
    fc.assert(
      fc.property(anyEdited, ({ changes }) => {
        fc.pre(changes.length > 0);
        expect(withoutChange(TREE, changes, changes.length - 1).themes).toEqual(replay(TREE, changes.slice(0, -1)));
      }),
    );
  });
});
