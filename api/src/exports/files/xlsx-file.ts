import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { aboutEntries } from '../about.js';
import type { Column, ColumnType } from '../columns/column.js';
import { csvValue } from './csv-file.js';
import type { FileRequest } from './file-request.js';
import { SHEET_FOOT, SHEET_HEAD, sheetRow, STYLES, xmlText, type SheetCell } from './xlsx-sheet.js';

/**
 * XLSX with two sheets: the rows, and what the file says of itself. Our own few parts of the format, because no kept library
 * streams it: texts stand in their cells (no table of shared ones), so a row can be forgotten once it is written.
 */
export async function* xlsxFile({ columns, about, pieces }: FileRequest): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const when = { mtime: about.asOf };
  const names = about.language === 'ja' ? ['声', 'この書き出しについて'] : ['Voices', 'About'];
  for (const [path, xml] of partsOf(names)) zip.addBuffer(Buffer.from(xml), path, when);
  const rows = Readable.from(sheetOf(columns, pieces));
  zip.addReadStream(rows, 'xl/worksheets/sheet1.xml', when);
  const entries = aboutEntries(about).map(([key, text]): SheetCell[] => [
    { kind: 'head', text: key },
    { kind: 'text', text },
  ]);
  zip.addBuffer(
    Buffer.from(SHEET_HEAD([24, 80]) + entries.map((entry, at) => sheetRow(entry, at + 1)).join('') + SHEET_FOOT),
    SECOND_SHEET,
    when,
  );
  zip.end();

  const out = Readable.from(zip.outputStream);
  rows.once('error', (error) => out.destroy(error));
  try {
    yield* out;
  } finally {
    rows.destroy();
    if (!rows.closed) await once(rows, 'close');
  }
}

const SECOND_SHEET = 'xl/worksheets/sheet2.xml';
const WIDTHS: Readonly<Partial<Record<string, number>>> = { text: 80, url: 30, attributes: 40 };

async function* sheetOf(columns: readonly Column[], pieces: FileRequest['pieces']): AsyncGenerator<Buffer> {
  yield Buffer.from(
    SHEET_HEAD(columns.map((column) => WIDTHS[column.name] ?? WIDTH[column.type])) +
      sheetRow(
        columns.map(({ header }) => ({ kind: 'head', text: header })),
        1,
      ),
  );
  let number = 1;
  for await (const rows of pieces)
    yield Buffer.from(
      rows
        .map((row) =>
          sheetRow(
            columns.map((column) => cellOf(column, column.of(row))),
            (number += 1),
          ),
        )
        .join(''),
    );
  yield Buffer.from(SHEET_FOOT);
}

const WIDTH: Readonly<Record<ColumnType, number>> = {
  text: 16,
  number: 10,
  integer: 10,
  instant: 24,
  local: 20,
  date: 12,
  texts: 28,
  integers: 12,
};

function cellOf(column: Column, value: ReturnType<Column['of']>): SheetCell {
  if (value === null) return null;
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'string' && column.type === 'local') return { kind: 'time', iso: value };
  if (typeof value === 'string' && column.type === 'date') return { kind: 'date', iso: value };
  return { kind: 'text', text: String(csvValue(column, value) ?? '') };
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What stands around the sheets. */
function partsOf(sheets: readonly string[]): readonly (readonly [path: string, xml: string])[] {
  const numbered = sheets.map((name, at) => ({ name, number: at + 1 }));
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${numbered
        .map(
          ({ number }) =>
            `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
        )
        .join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbered
        .map(({ name, number }) => `<sheet name="${xmlText(name)}" sheetId="${number}" r:id="rId${number}"/>`)
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${numbered
        .map(
          ({ number }) =>
            `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
        )
        .join('')}<Relationship Id="rId0" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
  ];
}
