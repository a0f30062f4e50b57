import { tableFromIPC } from '@uwdata/flechette';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import readXlsx from 'read-excel-file/node';

/** Files read back by readers that are not the product's. */
export type Row = Readonly<Record<string, unknown>>;

export function readCsv(bytes: Buffer, encoding = 'utf-8'): Record<string, string>[] {
  const text = new TextDecoder(encoding === 'cp932' ? 'shift_jis' : encoding, { fatal: true }).decode(bytes);
  return parse(text, { columns: true, bom: true, relax_column_count: false, record_delimiter: '\r\n' });
}

export async function readSheets(bytes: Buffer): Promise<Map<string, unknown[][]>> {
  const sheets = await readXlsx(bytes);
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as unknown[][]]));
}

export async function readParquet(bytes: Buffer): Promise<{ rows: Row[]; about: Map<string, string> }> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const about = parquetMetadata(file).key_value_metadata ?? [];
  return {
    rows: (await parquetReadObjects({ file })) as Row[],
    about: new Map(about.map(({ key, value }) => [key, value ?? ''])),
  };
}

export function readArrow(bytes: Buffer): { rows: Row[]; about: Map<string, string> } {
  const table = tableFromIPC(new Uint8Array(bytes), { useDate: true });
  return { rows: table.toArray() as Row[], about: new Map(table.schema.metadata ?? []) };
}
