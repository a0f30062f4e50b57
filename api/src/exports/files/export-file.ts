import type { ExportFormat } from '../../contract/exports.js';
import { arrowFile } from './arrow-file.js';
import { csvFile } from './csv-file.js';
import { parquetFile } from './parquet-file.js';
import type { ExportFile } from './file-request.js';
import { xlsxFile } from './xlsx-file.js';

/** Every format. To add one: its file, a line here, and its name in the contract's EXPORT_FORMATS and EXPORT_MEDIA. */
export const EXPORT_FILES: Readonly<Record<ExportFormat, ExportFile>> = {
  csv: csvFile,
  xlsx: xlsxFile,
  parquet: parquetFile,
  arrow: arrowFile,
};
