import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainCell, readCsv, safeCell, writeCsv } from '@koe/sql/domain/taxonomy/csv';
import { importTree } from '@koe/sql/domain/taxonomy/import-tree';
import { treeFromCsv, treeToCsv } from '@koe/sql/domain/taxonomy/tree-csv';
import { fileThemes } from '@koe/sql/domain/taxonomy/tree-file';
import { treeFromJson, treeToJson } from '@koe/sql/domain/taxonomy/tree-json';
import { treeFaults } from '@koe/sql/domain/taxonomy/tree-faults';
import { anyEdited, TREE } from './any-tree.js';

const MAKER = { by: null, at: '2026-04-01T00:00:00.000Z' };
const options = { replace: true, nextId: 1000, maker: MAKER };
const owner = (id: number): string | null => (id % 3 === 0 ? 'Support, desk' : null);

describe.each([
  ['JSON', treeToJson, treeFromJson],
  ['CSV', treeToCsv, treeFromCsv],
] as const)('a tree as %s', (_, write, read) => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(anyEdited, ({ themes }) => {
        const file = fileThemes(themes, owner);
        const back = read(write(file));
        expect(back.faults).toEqual([]);
        expect(back.themes).toEqual(file);
        expect(importTree(themes, back, options)).toMatchObject({ changes: [], faults: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('makes any other tree the same, or changes nothing and says why', () => {
    fc.assert(
      fc.property(anyEdited, anyEdited, (from, to) => {
        const result = importTree(to.themes, read(write(fileThemes(from.themes, owner))), options);
        if (result.faults.length > 0) {
          expect(result.changes).toEqual([]);
          expect(result.themes).toBe(to.themes);
          return;
        }
        expect(treeFaults(result.themes)).toEqual([]);
        const words = (themes: typeof TREE): string[] =>
          themes.map(({ name, description, examples }) => JSON.stringify([name, description, examples])).sort();
        expect(words(result.themes)).toEqual(words(from.themes));
      }),
      { numRuns: 200 },
    );
  });

  it('leaves what the file does not name, unless it is to replace', () => {
    const file = read(
      write(
        fileThemes(
          TREE.filter(({ id }) => id !== 21),
          owner,
        ),
      ),
    );
    expect(importTree(TREE, file, { ...options, replace: false }).themes).toEqual(TREE);
    expect(importTree(TREE, file, options).changes).toMatchObject([{ kind: 'retire', id: 21 }]);
  });

  it('keeps what it does not speak of', () => {
    const file = read(write(fileThemes(TREE, owner)));
    const silent = { ...file, themes: file.themes.map((theme) => ({ ...theme, description: null, examples: null })) };
    expect(importTree(TREE, silent, options)).toMatchObject({ changes: [], faults: [] });
  });

  it('replaces a whole tree by a foreign one', () => {
    const foreign = fileThemes(TREE, owner).map((theme) => ({
      ...theme,
      id: `x${theme.id}`,
      parent: theme.parent === null ? null : `x${theme.parent}`,
      name: { ja: `別${theme.name.ja}`, en: `other ${theme.name.en}` },
    }));
    const result = importTree(TREE, read(write(foreign)), options);
    expect(result.faults).toEqual([]);
    expect(result.themes.map(({ id, parent, name }) => [id, parent, name.en])).toEqual([
      [1000, null, 'other theme 1'],
      [1001, 1000, 'other theme 11'],
      [1002, 1000, 'other theme 12'],
      [1003, 1000, 'other theme 13'],
      [1004, null, 'other theme 2'],
      [1005, 1004, 'other theme 21'],
    ]);
  });
});

describe('a CSV file', () => {
  it('begins with a byte order mark and holds nothing that a spreadsheet runs', () => {
    const csv = writeCsv([['=1+1', '+1', '-1', '@x', '＝A1', '\tx', "'=x", 'a,b', '"']]);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    for (const { cells } of readCsv(csv.replaceAll("'", 'q')))
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    expect(readCsv(csv)[0]?.cells).toEqual(['=1+1', '+1', '-1', '@x', '＝A1', '\tx', "'=x", 'a,b', '"']);
  });

  it('gives every cell back', () => {
    const rows = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (table) => {
        expect(readCsv(writeCsv(table)).map(({ cells }) => cells)).toEqual(table);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(plainCell(safeCell(text))).toBe(text);
      }),
    );
  });

  it('tells line and column of what is wrong, counting lines inside cells', () => {
    const text = 'id,parent,name_ja,name_en\r\n1,,"あ\n い",A\r\n2,7,い,\r\n2,,う,C\r\n';
    expect(treeFromCsv(text).faults).toEqual([
      { line: 4, field: 'name_en', message: 'is empty' },
      { line: 4, field: 'parent', message: 'there is no theme 7 in the file' },
      { line: 5, field: 'id', message: '2 stands in line 4 already' },
    ]);
    expect(treeFromCsv('id,parent,name_ja\n1,,あ').faults).toMatchObject([{ line: 1, field: 'name_en' }]);
    expect(treeFromCsv('id,parent,name_ja,name_en,colour\n').faults).toMatchObject([{ line: 1, field: 'colour' }]);
    expect(treeFromCsv('id,parent,name_ja,name_en\n1,,"a').faults).toMatchObject([
      { line: 2, message: 'a quote is never closed' },
    ]);
    expect(treeFromCsv('').faults).toMatchObject([{ line: 1 }]);
  });
});

describe('a JSON file', () => {
  it('tells line and field of what is wrong', () => {
    const text =
      '{"themes": [\n  {"id": 1, "name": {"ja": "あ", "en": "A"}},\n  {"id": 2, "name": {"ja": "い"}, "parent": 9}\n]}';
    expect(treeFromJson(text).faults).toMatchObject([{ line: 3, field: 'themes.1.name.en' }]);
    expect(treeFromJson(text.replace('"い"', '"い", "en": "B"')).faults).toMatchObject([
      { line: 3, field: 'themes.1.parent' },
    ]);
    expect(treeFromJson('{"themes":\n [}').faults).toMatchObject([{ line: 2 }]);
    expect(treeFromJson('[]').faults).toMatchObject([{ field: 'themes' }]);
  });

  it('is what koe classify reads', () => {
    expect(JSON.parse(treeToJson(fileThemes(TREE.slice(0, 2), () => null)))).toEqual({
      themes: TREE.slice(0, 2).map(({ id, parent, name, description, examples }) => ({
        id,
        ...(parent === null ? {} : { parent }),
        name,
        description,
        examples,
      })),
    });
  });
});
