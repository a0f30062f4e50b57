import { BOM, csvLine } from '@koe/sql/domain/export/csv';
import type { ChartTable } from '../chart-tip.js';

/** A chart's table as CSV. Grouped numbers (`12,345`) lose their commas, so that a spreadsheet counts with them. */
export function tableCsv({ columns, rows }: ChartTable): string {
  const lines = rows.map((row) => csvLine(columns.map(({ id }) => ungrouped(row[id] ?? ''))));
  return BOM + csvLine(columns.map(({ label }) => label)) + lines.join('');
}

function ungrouped(text: string): string {
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?%?$/.test(text) ? text.replaceAll(',', '') : text;
}
