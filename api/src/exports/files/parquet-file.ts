import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ExportRow } from '@koe/sql/queries/export/export';
import { aboutEntries } from '../about.js';
import type { Cell, Column, ColumnType } from '../columns/column.js';
import type { FileRequest } from './file-request.js';

type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** Rows of one row group: large enough to be read fast, small enough to be held. */
const GROUP_ROWS = 20_000;
/** Long texts close a group sooner. */
const GROUP_CHARACTERS = 32_000_000;

/** Parquet with snappy compression; instants as UTC milliseconds, lists as lists, metadata as key and value. */
export async function* parquetFile({ columns, about, pieces }: FileRequest): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)],
    createdBy: 'Koe',
    kvMetadata: aboutEntries(about).map(([key, value]) => ({ key, value })),
  });
  let held: ExportRow[] = [];
  let characters = 0;
  const group = (rows: readonly ExportRow[]): void => {
    const columnData = columns.map((column) => ({
      name: column.header,
      data: rows.map((row) => parquetValue(column, column.of(row))),
    }));
    void file.write({ columnData, rowGroupSize: GROUP_ROWS });
  };
  for await (const rows of pieces) {
    for (const row of rows) {
      held.push(row);
      characters += charactersOf(row);
      if (held.length < GROUP_ROWS && characters < GROUP_CHARACTERS) continue;
      group(held);
      [held, characters] = [[], 0];
      yield taken(writer);
    }
  }
  if (held.length > 0) group(held);
  void file.finish();
  yield taken(writer);
}

/** Of what may be long. */
function charactersOf({ texts, questions, attributes }: ExportRow): number {
  let sum = 0;
  for (const list of [texts, questions, Object.values(attributes)]) for (const text of list) sum += text.length;
  return sum;
}

/** What was written so far; the writer begins at the front of its memory again and goes on counting. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

const OPTIONAL = 'OPTIONAL';
const PLAIN: Readonly<Record<Exclude<ColumnType, 'texts' | 'integers'>, Omit<Element, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  local: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT32' },
  date: { type: 'INT32', converted_type: 'DATE' },
  instant: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
};

function elementsOf({ header: name, type }: Column): Element[] {
  if (type !== 'texts' && type !== 'integers') return [{ name, repetition_type: OPTIONAL, ...PLAIN[type] }];
  return [
    { name, repetition_type: OPTIONAL, converted_type: 'LIST', logical_type: { type: 'LIST' }, num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: OPTIONAL, ...PLAIN[type === 'texts' ? 'text' : 'integer'] },
  ];
}

function parquetValue({ type }: Column, value: Cell): Cell {
  return type === 'date' && typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : value;
}
