import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnreadableFile } from './row-event.js';

const CHUNK_BYTES = 256 * 1024;

/** What must be held whole (JSON documents, sheets, subtitles) may be no larger than this. */
export const WHOLE_FILE_BYTES = 64 * 1024 * 1024;

/**
 * The bytes of a file, unzipped when they begin like gzip, whatever the name.
 * @throws UnreadableFile when the compressed data are damaged; what came before has been yielded.
 */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  const zipped = await startsWith(path, [0x1f, 0x8b]);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (!zipped) {
    for await (const chunk of file) yield asBuffer(chunk);
    return;
  }
  // pipeline destroys both streams when the reader stops early; errors arrive through the iteration.
  const unzipped = pipeline(file, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined);
  try {
    for await (const chunk of unzipped) yield asBuffer(chunk);
  } catch (cause) {
    if (!isZlibError(cause)) throw cause;
    throw new UnreadableFile('the compressed data are damaged or end early', { cause });
  }
}

/** @throws UnreadableFile past `WHOLE_FILE_BYTES`. */
export async function readWhole(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of readBytes(path)) {
    bytes += chunk.length;
    if (bytes > WHOLE_FILE_BYTES)
      throw new UnreadableFile(`is larger than ${WHOLE_FILE_BYTES / 1024 / 1024} MB; write it as CSV or JSON Lines`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The first bytes, and the first that tell something of the encoding: the chunk with the first byte above 127, and the
 * one after it, since that byte may stand at the very end.
 */
export async function readSample(path: string): Promise<{ readonly head: Buffer; readonly telling: Buffer }> {
  let head: Buffer | undefined;
  let telling: Buffer | undefined;
  for await (const chunk of readBytes(path)) {
    head ??= chunk;
    if (telling !== undefined) return { head, telling: Buffer.concat([telling, chunk]) };
    if (chunk.some((byte) => byte > 127)) telling = chunk;
  }
  const empty = Buffer.alloc(0);
  return { head: head ?? empty, telling: telling ?? head ?? empty };
}

async function startsWith(path: string, magic: readonly number[]): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0);
    return bytesRead === magic.length && magic.every((byte, at) => buffer[at] === byte);
  } finally {
    await handle.close();
  }
}

function asBuffer(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  throw new TypeError('a file stream without encoding gives buffers');
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}
