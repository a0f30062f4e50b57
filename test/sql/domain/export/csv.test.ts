import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, isFormula, neutral } from '@koe/sql/domain/export/csv';

describe('CSV', () => {
  it('is read back as it was written, whatever is in a cell', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a,"b"', '\r\n', '"', ' x ', '\t'));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        const rows: string[][] = parse(csvLine(cells), { record_delimiter: '\r\n' });
        expect(rows).toEqual([cells.map(neutral)]);
      }),
    );
  });

  it('never lets a text be computed, and changes it by one visible mark only', () => {
    const start = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '＝',
      '＋',
      '－',
      '＠',
      ' =',
      '\u0000=',
      '\u200b=',
    );
    fc.assert(
      fc.property(start, fc.string(), (first, rest) => {
        const text = first + rest;
        const safe = neutral(text);
        if (isFormula(text)) expect(safe).toBe(`'${text}`);
        else expect(text).toMatch(/^[\s\u0000-\u001f\u200b\ufeff]*[^=@]/u);
      }),
    );
    expect(neutral('=1+1')).toBe("'=1+1");
    expect(neutral('\t@SUM(1)')).toBe("'\t@SUM(1)");
  });

  it.each(['-0.5', '+12', '1,234', '+3.2%', '-1e-7', '+4 pp', '−5'])('leaves the number %s alone', (text) => {
    expect(neutral(text)).toBe(text);
  });
  it.each(['-2+3', '+1(2)', '-A1', '--1', '+1|cmd', '-'])('takes %s for no number', (text) => {
    expect(isFormula(text)).toBe(true);
  });

  it('writes numbers as numbers and nothing as nothing', () => {
    expect(csvLine([-0.25, null, 3, 'x', true])).toBe('-0.25,,3,x,true\r\n');
  });
});
