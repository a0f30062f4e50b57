/**
 * CSV (RFC 4180, CRLF) that a spreadsheet can open without running anything: our own thirty lines, because the page and the server must
 * neutralise by the same rule, and numbers must be left alone.
 */

/** What some spreadsheet takes for the beginning of a formula, also behind blanks, and in full width. */
const FORMULA = /^[\s\u0000-\u001f\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;
/** A number as people and machines write it is none, whatever its sign. */
const NUMBER = /^[+\-\u2212]?\d[\d,]*(\.\d+)?([eE][+-]?\d+)?( ?(%|pt|pp))?$/u;

/** Whether a spreadsheet could take a text for a formula. */
export function isFormula(text: string): boolean {
  return FORMULA.test(text) && !NUMBER.test(text);
}

/** A text that no spreadsheet computes: an apostrophe stands before what looks like a formula, and is visible in the cell. */
export function neutral(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

/** One cell: a text neutralised and quoted where it must be, a number as it is, null as nothing. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = neutral(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its end. */
export function csvLine(values: readonly (string | number | boolean | null)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

/** Spreadsheets read UTF-8 as such only behind this mark. */
export const BOM = '\ufeff';
