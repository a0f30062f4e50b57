import iconv from 'iconv-lite';
import { decode, type KnownEncoding } from './encoding.js';

/** A line of a text file. `problem` tells why its text cannot be trusted. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly problem?: string;
}

/** A longer line is cut and reported, so that a file without line ends cannot fill the memory. */
export const LINE_BYTES = 8 * 1024 * 1024;

const LF = 0x0a;
const CR = 0x0d;

/**
 * Lines of a stream of bytes, without their ends. Lines are cut before decoding, so that one damaged line is reported
 * as one line: LF and CR never occur inside a character of the supported encodings, and UTF-16 is transcoded first.
 */
export async function* readLines(bytes: AsyncIterable<Buffer>, encoding: KnownEncoding): AsyncGenerator<Line> {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const source = wide ? toUtf8(bytes, encoding) : bytes;
  const lineEncoding = wide ? 'utf-8' : encoding;
  let number = 0;
  let end: number | undefined;
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let overflow = false;
  const keep = (piece: Buffer): void => {
    if (overflow || piece.length === 0) return;
    overflow = keptBytes + piece.length > LINE_BYTES;
    kept.push(overflow ? piece.subarray(0, LINE_BYTES - keptBytes) : piece);
    keptBytes += piece.length;
  };
  const line = (): Line => {
    const whole = kept.length === 1 && kept[0] ? kept[0] : Buffer.concat(kept);
    const tooLong = overflow;
    kept = [];
    keptBytes = 0;
    overflow = false;
    number += 1;
    const content = whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    const { text, lossy } = decode(content, lineEncoding);
    if (tooLong) return { number, text, problem: `the line is longer than ${LINE_BYTES / 1024 / 1024} MB` };
    return lossy ? { number, text, problem: `holds bytes that are not ${lineEncoding}` } : { number, text };
  };
  for await (const chunk of source) {
    // Files of old Macintosh programs end lines with CR alone; the first chunk decides.
    end ??= chunk.includes(LF) || !chunk.includes(CR) ? LF : CR;
    let from = 0;
    for (let at = chunk.indexOf(end); at >= 0; at = chunk.indexOf(end, from)) {
      keep(chunk.subarray(from, at));
      yield line();
      from = at + 1;
    }
    keep(chunk.subarray(from));
  }
  if (keptBytes > 0) yield line();
}

async function* toUtf8(bytes: AsyncIterable<Buffer>, encoding: KnownEncoding): AsyncGenerator<Buffer> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of bytes) yield Buffer.from(decoder.write(chunk));
  yield Buffer.from(decoder.end() ?? '');
}
