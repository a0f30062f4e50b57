import { isFormula } from '@koe/sql/domain/export/csv';
import { MOST_XLSX_CHARACTERS } from '../../contract/exports.js';

/** Numbers of the styles in `STYLES`. */
const STYLE = { plain: 0, head: 1, time: 2, quoted: 3, date: 4 } as const;

export const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy/mm/dd hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy/mm/dd"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf quotePrefix="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;

export const SHEET_HEAD = (widths: readonly number[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>`;
export const SHEET_FOOT = '</sheetData></worksheet>';

/** A cell as it will stand in the sheet; a local time or date counts days since 1900, as the format does. */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'head'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'time'; readonly iso: string }
  | { readonly kind: 'date'; readonly iso: string }
  | null;

/** One row with its number, the first being 1; empty cells are left out. */
export function sheetRow(cells: readonly SheetCell[], number: number): string {
  return `<row r="${number}">${cells.map((cell, at) => cellXml(cell, `${columnLetters(at)}${number}`)).join('')}</row>`;
}

/** A … Z, AA … @param at from 0 */
export function columnLetters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnLetters(Math.floor(at / 26) - 1) + last;
}

function cellXml(cell: SheetCell, place: string): string {
  if (cell === null) return '';
  if (cell.kind === 'number') return Number.isFinite(cell.value) ? `<c r="${place}"><v>${cell.value}</v></c>` : '';
  if (cell.kind === 'time' || cell.kind === 'date') {
    const serial = serialOf(cell.iso);
    if (serial === null) return textXml(cell.iso, place, STYLE.plain);
    return `<c r="${place}" s="${STYLE[cell.kind]}"><v>${serial}</v></c>`;
  }
  // a text is never computed; the quote keeps it a text when somebody edits the cell
  const style = cell.kind === 'head' ? STYLE.head : isFormula(cell.text) ? STYLE.quoted : STYLE.plain;
  return textXml(cell.text, place, style);
}

function textXml(text: string, place: string, style: number): string {
  const attribute = style === STYLE.plain ? '' : ` s="${style}"`;
  return `<c r="${place}"${attribute} t="inlineStr"><is><t xml:space="preserve">${xmlText(cutCell(text))}</t></is></c>`;
}

const DAY_MS = 86_400_000;
/** 1970-01-01 in the format's days; earlier than March 1900 it counts a day that never was. */
const EPOCH_SERIAL = 25_569;
const FIRST_SERIAL = 61;
const LAST_SERIAL = 2_958_466;

/** Null for what the format has no date for. @param iso `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS` */
function serialOf(iso: string): number | null {
  const serial = Date.parse(`${iso}${iso.includes('T') ? '' : 'T00:00:00'}Z`) / DAY_MS + EPOCH_SERIAL;
  return serial >= FIRST_SERIAL && serial < LAST_SERIAL ? serial : null;
}

/** A text that a cell can hold: what is longer is cut, and says how much is missing. */
export function cutCell(text: string): string {
  if (text.length <= MOST_XLSX_CHARACTERS) return text;
  const room = MOST_XLSX_CHARACTERS - 40;
  const end = room - (/[\ud800-\udbff]/.test(text.charAt(room - 1)) ? 1 : 0);
  return `${text.slice(0, end)}… [+${text.length - end}]`;
}

/** Characters that no XML may hold; each becomes the mark of a character that could not be shown. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;
/** What a reader of the format would take for an escaped character. */
const ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

export function xmlText(text: string): string {
  return text
    .replace(FORBIDDEN, '\ufffd')
    .replace(ESCAPED, '_x005F_')
    .replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? '');
}
