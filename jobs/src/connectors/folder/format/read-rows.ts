import type { FileRule } from '../rules.js';
import { readBytes, readSample, readWhole } from './bytes.js';
import { readCsv } from './csv.js';
import { readCues } from './cues.js';
import { formatOf, type KnownFormat } from './detect-format.js';
import { decode, encodingOf, type KnownEncoding } from './encoding.js';
import { readJsonDocument, readJsonLines } from './json.js';
import { readLines } from './lines.js';
import { UnreadableFile, type RowEvent } from './row-event.js';
import { readXlsx } from './xlsx.js';

/** How a file turned out to be written; `delimiter` and `header` where there are any. */
export interface Reading {
  readonly format: KnownFormat;
  readonly encoding: KnownEncoding;
  delimiter?: string;
  header?: readonly string[];
}

const HEAD_BYTES = 64 * 1024;

/** Looks at a file without reading it through. */
export async function inspectFile(path: string, file: string, rule: FileRule): Promise<Reading> {
  const { head, telling } = await readSample(path);
  // A byte order mark stands only at the very beginning.
  const encoding = encodingOf(rule.encoding, hasMark(head) ? head : telling);
  const format = formatOf(rule.format, file, head, decode(head.subarray(0, HEAD_BYTES), encoding).text);
  return { format, encoding };
}

/**
 * The rows of a file in any format. CSV and JSON Lines are streamed; the others are held whole (≤ 64 MB).
 * @throws UnreadableFile when nothing more can be read.
 */
export async function* readRows(path: string, rule: FileRule, reading: Reading): AsyncGenerator<RowEvent> {
  const { format, encoding } = reading;
  const { headerRow, delimiter, sheet, itemsPath } = rule;
  if (format === 'jsonl') yield* readJsonLines(readLines(readBytes(path), encoding));
  else if (format === 'csv') {
    const onHeader = (header: readonly string[], found: string): void => {
      reading.header = header;
      reading.delimiter = found;
    };
    const options = { delimiter: delimiter === '\\t' ? '\t' : delimiter, headerRow, onHeader };
    yield* readCsv(readLines(readBytes(path), encoding), options);
  } else if (format === 'xlsx') {
    const onHeader = (header: readonly string[]): void => {
      reading.header = header;
    };
    yield* readXlsx(await readWhole(path), { sheet, headerRow, onHeader });
  } else {
    const { text, lossy } = decode(await readWhole(path), encoding);
    if (lossy) throw new UnreadableFile(`holds bytes that are not ${encoding}`);
    if (format === 'json') yield* readJsonDocument(text, itemsPath, rule.mapping?.transcript !== undefined);
    else yield { number: 1, line: 1, row: readCues(text) };
  }
}

function hasMark(head: Buffer): boolean {
  const [a, b, c] = head;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0xef && b === 0xbb && c === 0xbf);
}
