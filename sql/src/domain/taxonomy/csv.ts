/** A line of a CSV file: its cells and the line of the file on which it begins, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Spreadsheets run a cell that begins so, also in full-width characters. */
const RUNS = /^'*[=+\-@\t\r＝＋－＠]/;

/** A cell that no spreadsheet runs: a quote is put before what would. `plainCell` takes it away again. */
export function safeCell(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

export function plainCell(text: string): string {
  return text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text;
}

/** Rows as CSV with CRLF, quoted where needed, behind a byte order mark, without which spreadsheets misread Japanese. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const safe = safeCell(text);
    return /["\r\n,]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/**
 * Reads CSV with commas and quotes; lines end as they like; empty lines are left out.
 * @throws CsvError for a quote that is never closed or stands inside a cell
 */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let begin = 1;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const endRow = (): void => {
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: begin, cells: cells.map(plainCell) });
    cells = [];
  };
  for (;;) {
    let cell: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1, line);
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      line += lineEnds(text.slice(at, end));
      at = end + 1;
      if (at < text.length && !',\r\n'.includes(text.charAt(at)))
        throw new CsvError(line, 'text stands behind a closing quote');
    } else {
      const end = at + text.slice(at).search(/[,\r\n]|$/);
      cell = text.slice(at, end);
      at = end;
    }
    cells.push(cell);
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    endRow();
    if (at >= text.length) return rows;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    begin = line;
    if (at >= text.length) return rows;
  }
}

/** A file that is no CSV. */
export class CsvError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
    this.name = 'CsvError';
  }
}

function closingQuote(text: string, from: number, line: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  throw new CsvError(line, 'a quote is never closed');
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
