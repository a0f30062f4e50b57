import type { ExportRow } from '@koe/sql/queries/export/export';
import type { About } from '../about.js';
import type { Column } from '../columns/column.js';

/** What a format is given. Rows come in pieces when they are asked for, so that only a piece is held at a time. */
export interface FileRequest {
  readonly columns: readonly Column[];
  readonly about: About;
  readonly pieces: AsyncIterable<readonly ExportRow[]>;
  /** CSV only. */
  readonly encoding: 'utf-8' | 'cp932';
}

/** THE contract of a format: rows in, bytes out; the next piece is asked for when the bytes before it were taken. */
export type ExportFile = (request: FileRequest) => AsyncIterable<Uint8Array>;
