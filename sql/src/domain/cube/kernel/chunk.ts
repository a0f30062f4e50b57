import type { ColumnArray, NumericColumn, Rows } from '../layout.js';
import { packCodes, type Packing } from './packing.js';
import type { ThemeSets } from './theme-sets.js';

/** The columns that metrics read as they are; the small dimensions live on in the packed codes only. */
export const MEASURE_COLUMNS = [
  'day',
  'kind',
  'sentiment',
  'person',
  'csat',
  'csat_scale',
  'ces',
  'ces_scale',
  'rating',
  'rating_scale',
  'nps',
  'reply_s',
  'reply_business_s',
  'resolve_s',
  'handle_s',
  'first_contact',
  'repeat',
  'voice',
] as const satisfies readonly NumericColumn[];
export type MeasureColumns = Readonly<Record<(typeof MEASURE_COLUMNS)[number], ColumnArray>>;

/** A block as the kernel holds it. Rows of one day lie together, so the day costs one entry a day instead of one an item. */
export interface Chunk {
  readonly name: string;
  readonly length: number;
  /** One column of codes per bin of the packing. */
  readonly codes: readonly Uint16Array[];
  readonly sets: Uint16Array | Uint32Array;
  /** Days in ascending order and where their rows begin; `starts` has one entry more, the length. */
  readonly days: Int32Array;
  readonly starts: Int32Array;
  readonly columns: MeasureColumns;
}

/** @throws RangeError when the rows are not ordered by day. */
export function makeChunk(name: string, rows: Rows, packing: Packing, sets: ThemeSets): Chunk {
  return {
    name,
    length: rows.length,
    ...dayRuns(rows.columns.day, rows.length),
    codes: packCodes(packing, rows.columns, rows.length),
    sets: sets.internAll(rows.themeOffsets, rows.themeValues, rows.length),
    columns: measureColumns(rows),
  };
}

function dayRuns(day: ColumnArray, length: number): Pick<Chunk, 'days' | 'starts'> {
  const days: number[] = [];
  const starts: number[] = [];
  for (let row = 0; row < length; row++) {
    const value = day[row] ?? 0;
    const last = days.at(-1);
    if (value === last) continue;
    if (last !== undefined && value < last)
      throw new RangeError(`row ${row} is of an earlier day than the row before it`);
    days.push(value);
    starts.push(row);
  }
  return { days: Int32Array.from(days), starts: Int32Array.from([...starts, length]) };
}

/** Copies, so that the bytes of the block, which also hold the dimensions, can be freed; but memory that threads share. */
function measureColumns({ columns }: Rows): MeasureColumns {
  const shared = typeof SharedArrayBuffer !== 'undefined' && columns.day.buffer instanceof SharedArrayBuffer;
  const kept = (column: ColumnArray): ColumnArray => (shared ? column : column.slice());
  return {
    day: kept(columns.day),
    kind: kept(columns.kind),
    sentiment: kept(columns.sentiment),
    person: kept(columns.person),
    csat: kept(columns.csat),
    csat_scale: kept(columns.csat_scale),
    ces: kept(columns.ces),
    ces_scale: kept(columns.ces_scale),
    rating: kept(columns.rating),
    rating_scale: kept(columns.rating_scale),
    nps: kept(columns.nps),
    reply_s: kept(columns.reply_s),
    reply_business_s: kept(columns.reply_business_s),
    resolve_s: kept(columns.resolve_s),
    handle_s: kept(columns.handle_s),
    first_contact: kept(columns.first_contact),
    repeat: kept(columns.repeat),
    voice: kept(columns.voice),
  };
}
