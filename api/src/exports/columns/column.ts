import type { ExportRow } from '@koe/sql/queries/export/export';

/**
 * How a value is written where a format has types: `instant` is a Date; `local` a local time `YYYY-MM-DDTHH:MM:SS` in the
 * organisation's zone; `date` a local `YYYY-MM-DD`; the plural ones are lists. Null is "there is none" in every type but the lists.
 */
export type ColumnType = 'text' | 'number' | 'integer' | 'instant' | 'local' | 'date' | 'texts' | 'integers';
export type Cell = string | number | Date | readonly string[] | readonly number[] | null;

/** One column of an export, the same in all formats. */
export interface Column {
  /** Stable, English; `seg.NAME` for a declared dimension. */
  readonly name: string;
  /** Its header: a stable English name, or the words of the screen. */
  readonly header: string;
  readonly type: ColumnType;
  readonly of: (row: ExportRow) => Cell;
}
