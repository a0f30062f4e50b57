import {
  AsyncByteQueue,
  DateDay,
  Field,
  Float64,
  Int32,
  List,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimestampMillisecond,
  Utf8,
  vectorFromArray,
  type DataType,
} from 'apache-arrow';
import type { ExportRow } from '@koe/sql/queries/export/export';
import { aboutEntries } from '../about.js';
import type { Cell, Column, ColumnType } from '../columns/column.js';
import type { FileRequest } from './file-request.js';

/** An Arrow IPC stream, a record batch a piece; instants as UTC milliseconds, lists as lists, metadata with the schema. */
export async function* arrowFile({ columns, about, pieces }: FileRequest): AsyncGenerator<Uint8Array> {
  const schema = new Schema(
    columns.map(({ header, type }) => new Field(header, TYPES[type](), true)),
    new Map(aboutEntries(about)),
  );
  // the writer's own queue grows without end; this one is emptied after each batch
  const written: Uint8Array[] = [];
  const queue = new AsyncByteQueue();
  queue.write = (bytes: Uint8Array) => void written.push(bytes);
  const taken = (): Buffer => Buffer.concat(written.splice(0));
  const writer = new RecordBatchStreamWriter();
  writer.reset(queue, schema);
  yield taken();
  for await (const rows of pieces) {
    if (rows.length === 0) continue;
    writer.write(batchOf(schema, columns, rows));
    yield taken();
  }
  writer.finish();
  yield taken();
}

function batchOf(schema: Schema, columns: readonly Column[], rows: readonly ExportRow[]): RecordBatch {
  const children = columns.map((column) => {
    const values = rows.map((row) => arrowValue(column, column.of(row)));
    const [data] = vectorFromArray(values, TYPES[column.type]()).data;
    if (data === undefined) throw new Error(`column ${column.header} has no data`);
    return data;
  });
  return new RecordBatch(
    schema,
    makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children }),
  );
}

const item = (type: DataType): DataType => new List(new Field('item', type, true));
const TYPES: Readonly<Record<ColumnType, () => DataType>> = {
  text: () => new Utf8(),
  local: () => new Utf8(),
  number: () => new Float64(),
  integer: () => new Int32(),
  date: () => new DateDay(),
  instant: () => new TimestampMillisecond('UTC'),
  texts: () => item(new Utf8()),
  integers: () => item(new Int32()),
};

function arrowValue({ type }: Column, value: Cell): Cell {
  return type === 'date' && typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : value;
}
