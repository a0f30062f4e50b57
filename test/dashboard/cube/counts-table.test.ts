import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CountsTable } from '@koe/dashboard/test-only/cube/counts-table';

it('sums rows and columns as cell by cell, and knows nothing of other keys', () => {
  const size = fc.integer({ min: 1, max: 6 });
  fc.assert(
    fc.property(size, size, fc.infiniteStream(fc.nat(50)), (height, width, stream) => {
      const rows = Array.from({ length: height }, (_, at) => `r${String(at)}`);
      const columns = Array.from({ length: width }, (_, at) => `c${String(at)}`);
      const values = Int32Array.from({ length: height * width }, () => stream.next().value ?? 0);
      const table = new CountsTable({
        axes: [
          { axis: 'day', keys: rows },
          { axis: 'intent', keys: columns },
        ],
        values,
        total: 0,
      });
      const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
      for (const row of rows) expect(table.row(row)).toBe(sum(columns.map((column) => table.at(row, column))));
      for (const column of columns) expect(table.column(column)).toBe(sum(rows.map((row) => table.at(row, column))));
      expect([table.row('x'), table.column('x'), table.at('x', 'c0')]).toEqual([0, 0, 0]);
    }),
  );
});
