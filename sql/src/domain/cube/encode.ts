import {
  Field,
  Float32,
  Int32,
  Int8,
  List,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Uint16,
  Uint32,
  Uint8,
  makeData,
  tableToIPC,
  type Data,
  type DataType,
} from 'apache-arrow';
import { BLOCK_COLUMNS, type ColumnArray, type Rows } from './layout.js';

const THEMES = new List(new Field('item', new Uint32(), false));

/**
 * Packs rows as an Arrow IPC stream (uncompressed) with the columns of `layout.ts`, in that order. Server only.
 * Equal rows give equal bytes: a block is named by the hash of what this returns.
 * @throws RangeError when columns differ in length or rows are not ordered by day.
 */
export function encodeBlock(rows: Rows): Uint8Array {
  const fields: Field[] = [];
  const children: Data[] = [];
  for (const name of BLOCK_COLUMNS) {
    const data = name === 'themes' ? themeData(rows) : numericData(name, rows.columns[name], rows.length);
    fields.push(new Field(name, data.type, false));
    children.push(data);
  }
  requireOrder(rows);
  const schema = new Schema(fields);
  const batch = makeData({ type: new Struct(fields), length: rows.length, nullCount: 0, children });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, batch)]), 'stream');
}

function numericData(name: string, column: ColumnArray, length: number): Data<DataType> {
  if (column.length !== length) throw new RangeError(`${name} has ${column.length} values for ${length} rows`);
  // Each branch copies: a view into a larger buffer would carry its neighbours' bytes or its own alignment into the block.
  if (column instanceof Int8Array) return makeData({ type: new Int8(), length, nullCount: 0, data: column.slice() });
  if (column instanceof Uint8Array) return makeData({ type: new Uint8(), length, nullCount: 0, data: column.slice() });
  if (column instanceof Uint16Array)
    return makeData({ type: new Uint16(), length, nullCount: 0, data: column.slice() });
  if (column instanceof Int32Array) return makeData({ type: new Int32(), length, nullCount: 0, data: column.slice() });
  if (column instanceof Uint32Array)
    return makeData({ type: new Uint32(), length, nullCount: 0, data: column.slice() });
  return makeData({ type: new Float32(), length, nullCount: 0, data: column.map(oneNaN) });
}

/** All the bit patterns of NaN become one, so that equal rows give equal bytes. */
function oneNaN(value: number): number {
  return Number.isNaN(value) ? Number.NaN : value;
}

function themeData(rows: Rows): Data<DataType> {
  if (rows.themeOffsets.length !== rows.length + 1)
    throw new RangeError(`themes have ${rows.themeOffsets.length - 1} lists for ${rows.length} rows`);
  const start = rows.themeOffsets[0] ?? 0;
  const valueOffsets = rows.themeOffsets.map((offset) => offset - start);
  const values = rows.themeValues.slice(start, start + (valueOffsets[rows.length] ?? 0));
  const child = makeData({ type: new Uint32(), length: values.length, nullCount: 0, data: values });
  return makeData({ type: THEMES, length: rows.length, nullCount: 0, valueOffsets, child });
}

function requireOrder(rows: Rows): void {
  const { day } = rows.columns;
  for (let row = 1; row < rows.length; row++)
    if ((day[row] ?? 0) < (day[row - 1] ?? 0))
      throw new RangeError(`row ${row} is of an earlier day than the row before it`);
}
