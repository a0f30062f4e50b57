import type { Format } from '../config.js';

export type KnownFormat = Exclude<Format, 'auto'>;

const BY_EXTENSION: Readonly<Record<string, KnownFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  xlsx: 'xlsx',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  vtt: 'vtt',
  srt: 'srt',
};

/** The configured format, else what the content says, else what the name says, else CSV. `head` is the decoded beginning. */
export function formatOf(configured: Format, file: string, bytes: Buffer, head: string): KnownFormat {
  if (configured !== 'auto') return configured;
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return 'xlsx';
  const text = head.trimStart();
  if (text.startsWith('WEBVTT')) return 'vtt';
  if (/^\d+\r?\n\d+:\d{2}:\d{2}[,.]\d{1,3} *-->/.test(text)) return 'srt';
  const extension = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  const named = BY_EXTENSION[extension];
  if (named !== undefined) return named;
  if (text.startsWith('[')) return 'json';
  if (text.startsWith('{')) return isWholeObject(text) ? 'jsonl' : 'json';
  return 'csv';
}

/** Whether the first line is an object by itself and another line follows. */
function isWholeObject(text: string): boolean {
  const end = text.indexOf('\n');
  if (end < 0 || text.slice(end).trim() === '') return false;
  try {
    JSON.parse(text.slice(0, end));
    return true;
  } catch {
    return false;
  }
}
