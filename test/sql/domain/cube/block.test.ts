import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBlock } from '@koe/sql/domain/cube/decode';
import { encodeBlock } from '@koe/sql/domain/cube/encode';
import { BLOCK_COLUMNS } from '@koe/sql/domain/cube/layout';
import { packRows, plainRow } from './random-rows.js';

const someRows = fc.array(plainRow, { maxLength: 50 }).map(packRows);

describe('a block', () => {
  it('decodes to what was packed, column by column', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const decoded = decodeBlock(encodeBlock(rows));
        expect(decoded.length).toBe(rows.length);
        for (const name of BLOCK_COLUMNS)
          if (name !== 'themes') expect(decoded.columns[name]).toEqual(rows.columns[name]);
        expect(decoded.themeOffsets).toEqual(rows.themeOffsets);
        expect(decoded.themeValues).toEqual(rows.themeValues);
      }),
      { numRuns: 50 },
    );
  });

  it('has the same bytes whenever its rows are equal, wherever they lie in memory', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const first = encodeBlock(rows);
        expect(encodeBlock(decodeBlock(first))).toEqual(first);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses rows that are not ordered by day and columns of another length', () => {
    const rows = packRows(fc.sample(plainRow, { numRuns: 3, seed: 1 }));
    rows.columns.day.set([3, 2, 1]);
    expect(() => encodeBlock(rows)).toThrow(/row 1 is of an earlier day/);
    expect(() => encodeBlock({ ...rows, length: 2 })).toThrow(RangeError);
  });

  it('refuses bytes without the columns, naming the first one missing', () => {
    const empty = encodeBlock(packRows([]));
    expect(decodeBlock(empty).length).toBe(0);
    expect(() => decodeBlock(new Uint8Array(0))).toThrow();
  });
});
