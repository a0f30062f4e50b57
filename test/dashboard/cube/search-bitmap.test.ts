import fc from 'fast-check';
import { expect, it } from 'vitest';
import { searchBitmap } from '@koe/dashboard/test-only/cube/search-bitmap';

it('sets exactly the bits of the rows that were found', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.uniqueArray(fc.integer({ min: 0, max: 299 })), (length, found) => {
      const rows = found.filter((row) => row < length).sort((a, b) => a - b);
      const bits = searchBitmap({ key: 'k', rows: { h: rows } }, new Map([['h', length]])).get('h');
      const set = Array.from({ length }, (_, row) => row).filter((row) => ((bits?.[row >> 3] ?? 0) >> (row & 7)) & 1);
      expect(set).toEqual(rows);
    }),
  );
});

it('ignores blocks that are not held', () => {
  expect(searchBitmap({ key: 'k', rows: { other: [1] } }, new Map([['h', 9]])).size).toBe(0);
});
