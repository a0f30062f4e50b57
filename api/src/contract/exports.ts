import { z } from 'zod';
import { HANDLING_STATES } from '@koe/sql/domain/item';
import { route } from './route.js';

export const EXPORT_MEDIA = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
  arrow: 'application/vnd.apache.arrow.stream',
} as const;
export const EXPORT_FORMATS = ['csv', 'xlsx', 'parquet', 'arrow'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Rows of an XLSX sheet besides its header: the format has no more. */
export const MOST_XLSX_ROWS = 1_048_575;
/** UTF-16 units of an XLSX cell at most. */
export const MOST_XLSX_CHARACTERS = 32_767;

export const EXPORT_WORDS = ['stable', 'ja', 'en'] as const;
export const EXPORT_ENCODINGS = ['utf-8', 'cp932'] as const;

/**
 * The items of a list as a file, streamed. Texts are the stored, masked ones. Answers carry `X-Koe-Rows` (how many rows the file
 * has) and `X-Koe-As-Of`. Metadata (filter, sort, as-of, zone, n) stand in the second sheet of XLSX, in the key-value metadata of
 * Parquet and in the schema's metadata of Arrow.
 */
export const exportItems = route({
  method: 'GET',
  path: '/api/v1/items/export',
  summary: 'All items that match the filter, in order, as CSV, XLSX, Parquet or Arrow (streamed)',
  tag: 'items',
  filtered: true,
  query: z.object({
    format: z.enum(EXPORT_FORMATS).default('csv'),
    sort: z.enum(['newest', 'oldest', 'priority']).default('newest'),
    handling: z.enum(HANDLING_STATES).optional(),
    assignee: z.uuid().optional(),
    /** Names of columns and values: `stable` English names and codes for programs, or the words of the screen. */
    words: z.enum(EXPORT_WORDS).default('stable'),
    /** CSV only. In `cp932` what it has no character for becomes 〓; a last column counts them in each row. */
    encoding: z.enum(EXPORT_ENCODINGS).default('utf-8'),
  }),
  mediaChoices: Object.values(EXPORT_MEDIA),
});
