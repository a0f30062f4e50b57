import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  PERSON_FIELDS,
  ROLE_NAMES,
  usualRole,
  type ColumnRole,
} from '@koe/dashboard/test-only/views/sources/mapping/column-role';
import { cellsOf, cellText, columnsOf, readDetected } from '@koe/dashboard/test-only/views/sources/mapping/detected';
import {
  mappedColumns,
  mapsAnything,
  roleOf,
  withRole,
} from '@koe/dashboard/test-only/views/sources/mapping/mapping-roles';

const mapping = {
  kind: 'survey',
  channel: 'survey',
  id: 'No',
  createdAt: { column: '日付', format: 'yyyy/MM/dd', zone: 'Asia/Tokyo' },
  texts: [{ column: '感想', question: { column: '設問' } }],
  scores: [{ column: '満足度', kind: 'csat', min: 1, max: 5, values: { 満足: 5 } }],
  person: { email: 'メール' },
  attributes: [{ column: '店舗', name: 'store' }],
  constants: { brand: 'A' },
};

describe('column roles', () => {
  it('are read from a mapping', () => {
    expect(roleOf(mapping, 'No')).toEqual({ role: 'id' });
    expect(roleOf(mapping, '日付')).toEqual({ role: 'createdAt' });
    expect(roleOf(mapping, '満足度')).toEqual({ role: 'score', kind: 'csat', min: 1, max: 5 });
    expect(roleOf(mapping, 'メール')).toEqual({ role: 'person', field: 'email' });
    expect(roleOf(mapping, '何か')).toEqual({ role: 'ignore' });
  });

  it('keep details that the editor does not show while the use stays', () => {
    const next = withRole(mapping, '満足度', { role: 'score', kind: 'csat', min: 0, max: 5 });
    expect(next['scores']).toEqual([{ column: '満足度', kind: 'csat', min: 0, max: 5, values: { 満足: 5 } }]);
    expect(withRole(mapping, '感想', { role: 'text', question: '' })['texts']).toEqual(mapping.texts);
    expect(next['constants']).toEqual({ brand: 'A' });
  });

  it('take a use that only one column can have', () => {
    const next = withRole(mapping, '受付番号', { role: 'id' });
    expect(next['id']).toBe('受付番号');
    expect(roleOf(next, 'No')).toEqual({ role: 'ignore' });
  });

  it('tell when no item can result', () => {
    expect(mapsAnything(mapping)).toBe(true);
    const bare = withRole(withRole(mapping, '感想', { role: 'ignore' }), '満足度', { role: 'ignore' });
    expect(mapsAnything(bare)).toBe(false);
  });

  const column = fc.constantFrom('a', 'b', 'c', 'd');
  const role: fc.Arbitrary<ColumnRole> = fc.oneof(
    fc.constantFrom(...ROLE_NAMES).map((name) => usualRole(name, 'x')),
    fc.constantFrom(...PERSON_FIELDS).map((field): ColumnRole => ({ role: 'person', field })),
  );

  it('hold: what was chosen is read back, for any history of choices', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(column, role), { maxLength: 12 }), column, role, (history, last, chosen) => {
        const before = history.reduce<Readonly<Record<string, unknown>>>(
          (at, [name, use]) => withRole(at, name, use),
          {},
        );
        const after = withRole(before, last, chosen);
        expect(roleOf(after, last)).toEqual(chosen);
        for (const other of mappedColumns(before).filter((name) => name !== last)) {
          const now = roleOf(after, other);
          // Only a use that one column alone can have may be taken away.
          if (now.role === 'ignore')
            expect(['id', 'itemKey', 'createdAt', 'updatedAt', 'url', 'language', 'person']).toContain(chosen.role);
          else expect(now).toEqual(roleOf(before, other));
        }
      }),
    );
  });
});

describe('what a preview detected', () => {
  it('is read whichever names are used', () => {
    expect(
      readDetected({
        file: 'a.csv',
        encoding: 'cp932',
        delimiter: '\t',
        columns: ['x', 1],
        mapping: { kind: 'survey' },
      }),
    ).toEqual({
      file: 'a.csv',
      columns: ['x'],
      facts: [
        { name: 'encoding', value: 'cp932' },
        { name: 'delimiter', value: '⇥' },
      ],
      mapping: { kind: 'survey' },
    });
    expect(readDetected({})).toEqual({ file: null, columns: [], facts: [], mapping: null });
  });

  it('falls back to the columns of the rows', () => {
    expect(
      columnsOf(
        [],
        [
          { a: 1, b: { x: 2 } },
          { b: { y: [3] }, c: 4 },
        ],
      ),
    ).toEqual(['a', 'b.x', 'b.y', 'c']);
  });

  it('tells a row from its place in the file', () => {
    expect(cellsOf({ file: 'a.csv', number: 2, row: { x: 1 } })).toEqual({ x: 1 });
    expect(cellsOf({ row: { x: 1 } })).toEqual({ row: { x: 1 } });
  });

  it('shows a cell as text, nested ones by their path', () => {
    expect(cellText({ labels: { question: 'なぜ' } }, 'labels.question')).toBe('なぜ');
    expect(cellText({ 'a.b': 'plain' }, 'a.b')).toBe('plain');
    expect(cellText({ a: [1] }, 'a')).toBe('[1]');
    expect(cellText({}, 'a')).toBe('');
  });
});
