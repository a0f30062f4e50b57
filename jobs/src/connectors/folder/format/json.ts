import type { Json } from '../../connector.js';
import { jsonValue } from '../../record/json-value.js';
import { cell } from '../draft/cell.js';
import type { Line } from './lines.js';
import { UnreadableFile, type RowEvent } from './row-event.js';

/** One object a line; empty lines are skipped. */
export async function* readJsonLines(lines: AsyncIterable<Line>): AsyncGenerator<RowEvent> {
  let number = 0;
  for await (const { number: line, text, problem } of lines) {
    if (text.trim() === '') continue;
    number += 1;
    if (problem !== undefined) yield { number, line, reason: problem, raw: text };
    else yield { number, line, ...objectOf(text) };
  }
}

function objectOf(text: string): { row: Json } | { reason: string; raw: string } {
  try {
    const row = jsonValue.parse(JSON.parse(text));
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) return { row };
    return { reason: 'is JSON, but not an object', raw: text };
  } catch {
    return { reason: 'is not a JSON object', raw: text };
  }
}

/**
 * The rows of a JSON document: the list at `itemsPath`; else the document itself if it is a list; else its only list.
 * With `whole` a document that is no list is one row, as transcripts are.
 * @throws UnreadableFile when there is no such list.
 */
export function* readJsonDocument(text: string, itemsPath: string | undefined, whole: boolean): Generator<RowEvent> {
  let document: Json;
  try {
    document = jsonValue.parse(JSON.parse(text));
  } catch (cause) {
    throw new UnreadableFile('is not a JSON document', { cause });
  }
  const rows = rowsOf(document, itemsPath, whole);
  for (const [at, row] of rows.entries()) {
    const number = at + 1;
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) yield { number, line: number, row };
    else yield { number, line: number, reason: 'is JSON, but not an object', raw: JSON.stringify(row) };
  }
}

function rowsOf(document: Json, itemsPath: string | undefined, whole: boolean): readonly Json[] {
  if (itemsPath !== undefined) {
    const list = cell(document, itemsPath);
    if (isList(list)) return list;
    throw new UnreadableFile(`has no list at "${itemsPath}"`);
  }
  if (isList(document)) return document;
  if (whole || document === null || typeof document !== 'object') return [document];
  const lists = Object.values(document).filter(isList);
  if (lists.length === 1 && lists[0]) return lists[0];
  throw new UnreadableFile('is neither a list nor an object with one list; name the list with itemsPath');
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
