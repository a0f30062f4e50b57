import { tableFromIPC, type Column } from '@uwdata/flechette';
import { COLUMN_ARRAYS, eachColumn } from './columns.js';
import type { ColumnArray, NumericColumn, Rows } from './layout.js';

/**
 * Reads a block. Columns may be views of `bytes`: do not change `bytes` afterwards.
 * @throws TypeError naming the column that is missing or has an unexpected type.
 */
export function decodeBlock(bytes: Uint8Array): Rows {
  const table = tableFromIPC(bytes);
  const columns = eachColumn((name) => numericColumn(name, table.getChild(name)));
  return { length: table.numRows, columns, ...themeLists(table.getChild('themes'), table.numRows) };
}

function numericColumn(name: NumericColumn, column: Column<unknown> | null): ColumnArray {
  if (!column) throw new TypeError(`the block has no column ${name}`);
  const expected = COLUMN_ARRAYS[name];
  // An empty stream has no batch to take values from.
  const values: unknown = column.length === 0 ? new expected(0) : column.toArray();
  if (!(values instanceof expected)) throw new TypeError(`${name} is not stored as ${expected.name}`);
  return values;
}

function themeLists(column: Column<unknown> | null, rows: number): Pick<Rows, 'themeOffsets' | 'themeValues'> {
  if (!column) throw new TypeError('the block has no column themes');
  if (rows === 0) return { themeOffsets: new Int32Array(1), themeValues: new Uint32Array(0) };
  const [batch] = column.data;
  const offsets: unknown = batch && 'offsets' in batch ? batch.offsets : undefined;
  const child: unknown = batch && 'children' in batch && Array.isArray(batch.children) ? batch.children[0] : undefined;
  const values: unknown = child instanceof Object && 'values' in child ? child.values : undefined;
  if (column.data.length !== 1 || !(offsets instanceof Int32Array) || !(values instanceof Uint32Array))
    throw new TypeError('themes are not stored as one list of Uint32');
  return { themeOffsets: offsets.subarray(0, rows + 1), themeValues: values.subarray(0, offsets[rows] ?? 0) };
}
