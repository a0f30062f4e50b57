import { detectDelimiter, headerNames, splitFields } from './csv-fields.js';
import type { Line } from './lines.js';
import { UnreadableFile, type RowEvent } from './row-event.js';

export interface CsvOptions {
  /** `auto` or one character. */
  readonly delimiter: string;
  /** Record of the header, from 1; 0 none. */
  readonly headerRow: number;
  /** Told once what was found. */
  readonly onHeader?: (header: readonly string[], delimiter: string) => void;
}

/** A quoted field may run over this many characters before its opening line is given up. */
const RECORD_CHARS = 4 * 1024 * 1024;
const DETECTION_LINES = 20;

/**
 * Rows of delimited text. A record of several lines that does not come out right gives up only its first line: the
 * others are read again, so that one forgotten quote costs one row and not the rest of the file.
 */
export async function* readCsv(lines: AsyncIterable<Line>, options: CsvOptions): AsyncGenerator<RowEvent> {
  const queue = lineQueue(lines);
  const delimiter =
    options.delimiter === 'auto' ? detectDelimiter(await queue.peek(DETECTION_LINES)) : options.delimiter;
  let header: readonly string[] | undefined;
  for (let row = 1; row <= options.headerRow; row += 1) {
    const record = await nextRecord(queue, delimiter);
    if (record === undefined) throw new UnreadableFile(`has no row ${options.headerRow} to take the column names from`);
    if (row === options.headerRow) {
      if (record.fields === undefined) throw new UnreadableFile(`the header in line ${record.line} cannot be read`);
      header = headerNames(record.fields);
      options.onHeader?.(header, delimiter);
    }
  }
  let number = 0;
  for (;;) {
    const record = await nextRecord(queue, delimiter, header?.length);
    if (record === undefined) return;
    if (record.raw.trim() === '') continue;
    if (header === undefined && record.fields !== undefined) {
      header = headerNames(record.fields.map(() => ''));
      options.onHeader?.(header, delimiter);
    }
    number += 1;
    const { line, raw, fields, reason } = record;
    if (fields === undefined) yield { number, line, reason: reason ?? 'cannot be read', raw };
    else {
      const names = header ?? [];
      if (fields.length === names.length)
        yield { number, line, row: Object.fromEntries(names.map((name, at) => [name, fields[at] ?? ''])) };
      else yield { number, line, reason: `has ${fields.length} columns where the header has ${names.length}`, raw };
    }
  }
}

interface CsvRecord {
  readonly line: number;
  readonly raw: string;
  readonly fields?: string[];
  readonly reason?: string;
}

async function nextRecord(queue: LineQueue, delimiter: string, width?: number): Promise<CsvRecord | undefined> {
  const first = await queue.take();
  if (first === undefined) return undefined;
  const line = first.number;
  if (first.problem !== undefined) return { line, raw: first.text, reason: first.problem };
  const fits = (fields: string[] | undefined): string[] | undefined => {
    if (fields === undefined || width === undefined) return fields;
    while (fields.length > width && fields.at(-1) === '') fields.pop();
    return fields.length === width ? fields : undefined;
  };
  const taken: Line[] = [];
  let text = first.text;
  let open = oddQuotes(first.text);
  while (open && text.length < RECORD_CHARS) {
    const next = await queue.take();
    if (next === undefined) break;
    taken.push(next);
    if (next.problem !== undefined) break;
    text += `\n${next.text}`;
    open = open !== oddQuotes(next.text);
  }
  const whole = open ? undefined : fits(splitFields(text, delimiter, 'strict'));
  if (whole) return { line, raw: text, fields: whole };
  queue.giveBack(taken);
  const alone = splitFields(first.text, delimiter, 'relaxed');
  const fitting = fits(alone === undefined ? undefined : [...alone]);
  if (fitting) return { line, raw: first.text, fields: fitting };
  if (taken.length > 0) return { line, raw: first.text, reason: 'opens a quote that is not closed where a row ends' };
  return { line, raw: first.text, ...(alone === undefined ? {} : { fields: alone }) };
}

function oddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

interface LineQueue {
  take(): Promise<Line | undefined>;
  giveBack(lines: readonly Line[]): void;
  peek(count: number): Promise<string[]>;
}

function lineQueue(lines: AsyncIterable<Line>): LineQueue {
  const iterator = lines[Symbol.asyncIterator]();
  // Lines given back stand reversed, so that taking the next one is a pop.
  let waiting: Line[] = [];
  const read = async (): Promise<Line | undefined> => {
    const next = await iterator.next();
    return next.done === true ? undefined : next.value;
  };
  return {
    take: async () => waiting.pop() ?? (await read()),
    giveBack: (taken) => {
      for (let at = taken.length - 1; at >= 0; at -= 1) {
        const line = taken[at];
        if (line) waiting.push(line);
      }
    },
    peek: async (count) => {
      const seen: Line[] = [];
      while (seen.length < count) {
        const line = await read();
        if (line === undefined) break;
        seen.push(line);
      }
      waiting = [...seen].reverse();
      return seen.map(({ text }) => text).filter((text) => text.trim() !== '');
    },
  };
}
