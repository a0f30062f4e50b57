import { BOM, csvLine } from '@koe/sql/domain/export/csv';
import { REPLACED_NAME, REPLACED_WORDS } from '../columns/column-words.js';
import type { Cell, Column } from '../columns/column.js';
import { encodeCp932 } from './cp932.js';
import type { FileRequest } from './file-request.js';

/** Between the values of a list in one cell. */
const LIST_BREAK = '; ';

/**
 * CSV with a header: UTF-8 behind a byte order mark, or CP932, where a last column counts what was replaced in each row. What
 * a spreadsheet could take for a formula is neutralised (`@koe/sql/domain/export/csv`).
 */
export async function* csvFile({ columns, about, pieces, encoding }: FileRequest): AsyncGenerator<Uint8Array> {
  const headers = columns.map(({ header }) => header);
  if (encoding === 'utf-8') {
    yield Buffer.from(BOM + csvLine(headers));
    for await (const rows of pieces)
      yield Buffer.from(rows.map((row) => csvLine(columns.map((column) => csvValue(column, column.of(row))))).join(''));
    return;
  }
  const replaced = about.language === null ? REPLACED_NAME : REPLACED_WORDS[about.language];
  yield encodeCp932(csvLine([...headers, replaced])).bytes;
  for await (const rows of pieces) {
    const lines = rows.map((row) => {
      const cells = columns.map((column) => {
        const value = csvValue(column, column.of(row));
        return typeof value === 'string' ? encodeCp932(value) : { text: value, replaced: 0 };
      });
      const count = cells.reduce((sum, cell) => sum + cell.replaced, 0);
      return encodeCp932(csvLine([...cells.map(({ text }) => text), count])).bytes;
    });
    yield Buffer.concat(lines);
  }
}

/** What stands in a cell: instants as ISO 8601 in UTC, local times without a zone, lists in one text. */
export function csvValue({ type }: Column, value: Cell): string | number | null {
  if (value === null || typeof value === 'number') return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return type === 'local' ? value.replace('T', ' ') : value;
  return value.join(LIST_BREAK);
}
