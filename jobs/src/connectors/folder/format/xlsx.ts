import { readSheet, SheetNotFoundError } from 'read-excel-file/node';
import type { Json } from '../../connector.js';
import { headerNames } from './csv-fields.js';
import { UnreadableFile, type RowEvent } from './row-event.js';

/** What the parts of a workbook may add up to when unzipped: a sheet of this size is read in about ten seconds. */
const UNZIPPED_BYTES = 512 * 1024 * 1024;

export interface XlsxOptions {
  readonly sheet: string | number | undefined;
  readonly headerRow: number;
  readonly onHeader?: (header: readonly string[]) => void;
}

/**
 * Rows of one sheet. A date cell becomes a local time without zone, since a sheet knows none: the mapping says which.
 * @throws UnreadableFile for a damaged or oversized workbook and for a sheet that it does not have.
 */
export async function* readXlsx(bytes: Buffer, options: XlsxOptions): AsyncGenerator<RowEvent> {
  const rows = await cellsOf(bytes, options.sheet ?? 1);
  const headerCells = options.headerRow === 0 ? rows[0]?.map(() => '') : rows[options.headerRow - 1]?.map(written);
  if (headerCells === undefined) {
    if (options.headerRow === 0) return;
    throw new UnreadableFile(`has no row ${options.headerRow} to take the column names from`);
  }
  const header = headerNames(headerCells);
  options.onHeader?.(header);
  let number = 0;
  for (const [at, cells] of rows.entries()) {
    if (at < options.headerRow || cells.every((cell) => cell === null)) continue;
    number += 1;
    yield {
      number,
      line: at + 1,
      row: Object.fromEntries(header.map((name, column) => [name, jsonOf(cells[column])])),
    };
  }
}

async function cellsOf(bytes: Buffer, sheet: string | number): Promise<unknown[][]> {
  if (unzippedBytes(bytes) > UNZIPPED_BYTES) throw new UnreadableFile('is too large when unzipped; write it as CSV');
  try {
    return await readSheet(bytes, sheet);
  } catch (cause) {
    if (cause instanceof SheetNotFoundError) throw new UnreadableFile(`has no sheet "${sheet}"`, { cause });
    throw new UnreadableFile('is not an Excel workbook (.xlsx) that can be read', { cause });
  }
}

/** Sizes as the zip's own directory states them: signature, then the size 24 bytes in. */
function unzippedBytes(bytes: Buffer): number {
  const signature = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  let total = 0;
  for (let at = bytes.indexOf(signature); at >= 0 && at + 28 <= bytes.length; at = bytes.indexOf(signature, at + 28))
    total += bytes.readUInt32LE(at + 24);
  return total;
}

function jsonOf(value: unknown): Json {
  if (value instanceof Date) return localTime(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

function written(value: unknown): string {
  const json = jsonOf(value);
  return json === null ? '' : String(json);
}

/**
 * The reader gives a cell's wall clock as if it were UTC. A sheet stores days as fractions, which miss a whole second by
 * up to a few milliseconds.
 */
function localTime(date: Date): string {
  const ms = date.getTime();
  if (Number.isNaN(ms)) return 'invalid date';
  const second = Math.round(ms / 1000) * 1000;
  const exact = Math.abs(ms - second) <= 5 ? second : ms;
  return new Date(exact).toISOString().replace(/(\.000)?Z$/, '');
}
