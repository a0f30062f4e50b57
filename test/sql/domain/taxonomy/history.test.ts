import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ThemeRequest } from '@koe/sql/domain/taxonomy/change';
import { splitChange } from '@koe/sql/domain/taxonomy/definition-change';
import { lineageOf } from '@koe/sql/domain/taxonomy/lineage';
import { carryLabel, mappingBetween, mappingOf, type VersionHistory } from '@koe/sql/domain/taxonomy/theme-mapping';
import type { Theme } from '@koe/sql/domain/theme';
import { anyEdited, edit, TREE } from './any-tree.js';

const part = (name: string): Extract<ThemeRequest, { kind: 'split' }>['parts'][number] => ({
  name: { ja: name, en: name },
  description: { ja: '', en: '' },
  examples: { ja: [], en: [] },
});

function versionsOf(...steps: ThemeRequest[][]): { versions: VersionHistory[]; trees: (readonly Theme[])[] } {
  const trees: (readonly Theme[])[] = [TREE];
  const versions: VersionHistory[] = [
    { version: 1, baseVersion: null, changes: [], themeIds: TREE.map(({ id }) => id) },
  ];
  for (const requests of steps) {
    const { themes, changes } = edit(trees.at(-1) ?? [], requests);
    trees.push(themes);
    const version = versions.length + 1;
    versions.push({ version, baseVersion: version - 1, changes, themeIds: themes.map(({ id }) => id) });
  }
  return { versions, trees };
}

const MERGED: ThemeRequest = { kind: 'merge', ids: [11, 12], into: 13 };
// 22 and 23 are the next numbers behind 21
const SPLIT: ThemeRequest = { kind: 'split', id: 13, keep: false, parts: [part('x'), part('y')] };

describe('what became of a theme', () => {
  it('follows merging, splitting and retiring through versions', () => {
    const { versions } = versionsOf([MERGED], [SPLIT], [{ kind: 'retire', id: 21, withChildren: false, into: 2 }]);
    const mapping = mappingBetween(versions, 1, 4);
    expect(mapping.get(11)).toEqual([22, 23]);
    expect(mapping.get(13)).toEqual([22, 23]);
    expect(mapping.get(21)).toEqual([2]);
    expect(mapping.get(1)).toEqual([1]);
  });

  it('reads the same way back', () => {
    const { versions } = versionsOf([MERGED], [SPLIT]);
    const back = mappingBetween(versions, 3, 1);
    expect(back.get(22)).toEqual([11, 12, 13]);
    expect(back.get(2)).toEqual([2]);
  });

  it('goes from branch to branch after a roll-back', () => {
    const { versions } = versionsOf([MERGED]);
    const other: VersionHistory = { version: 3, baseVersion: 1, changes: [], themeIds: TREE.map(({ id }) => id) };
    expect(mappingBetween([...versions, other], 2, 3).get(13)).toEqual([11, 12, 13]);
    expect(mappingBetween([...versions, other], 3, 2).get(11)).toEqual([13]);
  });

  it('only ever names themes of the new tree', () => {
    fc.assert(
      fc.property(anyEdited, ({ themes, changes }) => {
        const now = new Set(themes.map(({ id }) => id));
        const old = TREE.map(({ id }) => id);
        for (const ids of mappingOf(old, changes).values()) for (const id of ids) expect(now).toContain(id);
        // who is still there stands for itself
        for (const id of old) if (now.has(id)) expect(mappingOf(old, changes).get(id)).toContain(id);
      }),
      { numRuns: 300 },
    );
  });

  it('is told with everything that it came from', () => {
    const { versions } = versionsOf([MERGED], [SPLIT], [{ kind: 'rename', id: 22, name: { ja: '名', en: 'Name' } }]);
    const lineage = lineageOf(versions, 22);
    expect(lineage.since).toBe(3);
    expect([...lineage.from].sort()).toEqual([11, 12, 13]);
    expect(lineage.events.map(({ version, change }) => [version, change.kind])).toEqual([
      [2, 'merge'],
      [3, 'split'],
      [4, 'rename'],
    ]);
    expect(lineageOf(versions, 13).to).toEqual([22, 23]);
    expect(lineageOf(versions, 11).to).toEqual([13]);
  });
});

describe('a label under a later tree', () => {
  it('keeps a yes where one theme stands for the old one', () => {
    const { versions, trees } = versionsOf([MERGED]);
    const mapping = mappingBetween(versions, 1, 2);
    expect(carryLabel(mapping, trees[1] ?? [], { themeId: 11, value: 'yes' })).toEqual([{ themeId: 13, value: 'yes' }]);
  });

  it('drops a no that no longer covers the whole theme', () => {
    const { versions, trees } = versionsOf([MERGED]);
    const mapping = mappingBetween(versions, 1, 2);
    expect(carryLabel(mapping, trees[1] ?? [], { themeId: 13, value: 'no' })).toEqual([]);
    expect(carryLabel(mapping, trees[1] ?? [], { themeId: 2, value: 'no' })).toEqual([{ themeId: 2, value: 'no' }]);
  });

  it('says no to every part of what was split, and yes to none of them', () => {
    const { versions, trees } = versionsOf([SPLIT]);
    const mapping = mappingBetween(versions, 1, 2);
    expect(carryLabel(mapping, trees[1] ?? [], { themeId: 13, value: 'no' })).toEqual([
      { themeId: 22, value: 'no' },
      { themeId: 23, value: 'no' },
    ]);
    expect(carryLabel(mapping, trees[1] ?? [], { themeId: 13, value: 'yes' })).toEqual([]);
  });

  it('stays a yes to a theme that stays above its parts', () => {
    const { versions, trees } = versionsOf([{ ...SPLIT, keep: true }]);
    const mapping = mappingBetween(versions, 1, 2);
    expect(carryLabel(mapping, trees[1] ?? [], { themeId: 13, value: 'yes' })).toEqual([{ themeId: 13, value: 'yes' }]);
    // and back: a yes to a part is a yes to the whole
    const back = mappingBetween(versions, 2, 1);
    expect(carryLabel(back, TREE, { themeId: 22, value: 'yes' })).toEqual([{ themeId: 13, value: 'yes' }]);
  });

  it('does not choose among merged themes when going back', () => {
    const { versions } = versionsOf([MERGED]);
    expect(carryLabel(mappingBetween(versions, 2, 1), TREE, { themeId: 13, value: 'yes' })).toEqual([]);
    expect(carryLabel(mappingBetween(versions, 2, 1), TREE, { themeId: 13, value: 'no' })).toHaveLength(3);
  });
});

describe('a change under two definitions', () => {
  it('is split into customers and definition', () => {
    // reported 10 of 100; the same items by the new definition 16; now 26 of 100
    const split = splitChange({ reported: { count: 10, n: 100 }, now: { count: 16, n: 100 } }, { count: 26, n: 100 });
    expect(split?.total).toBeCloseTo(0.16, 12);
    expect(split?.customers).toBeCloseTo(0.1, 12);
    expect(split?.definition).toBeCloseTo(0.06, 12);
    expect(split?.interval[0]).toBeLessThan(0.1);
    expect(split?.interval[1]).toBeGreaterThan(0.1);
  });

  it('adds up whatever the counts', () => {
    const count = fc.nat(1000).chain((n) => fc.record({ n: fc.constant(n), count: fc.nat(n) }));
    fc.assert(
      fc.property(count, count, count, (reported, now, second) => {
        const split = splitChange({ reported, now }, second);
        if (split === null) {
          expect(Math.min(reported.n, now.n, second.n)).toBe(0);
          return;
        }
        expect(split.customers + split.definition).toBeCloseTo(split.total, 14);
        expect(split.interval[0]).toBeLessThanOrEqual(split.customers);
        expect(split.interval[1]).toBeGreaterThanOrEqual(split.customers);
      }),
    );
  });
});
