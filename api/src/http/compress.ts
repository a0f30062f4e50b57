import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request } from 'express';

const asGzip = promisify(gzip);
const asBrotli = promisify(brotliCompress);

export type Coding = 'br' | 'gzip';
/** Smaller bodies do not travel faster when compressed. */
export const COMPRESS_FROM_BYTES = 1_024;
const BROTLI_QUALITY = 5;
const GZIP_LEVEL = 6;

/** The coding to answer in; null for none. */
export function codingOf(request: Request): Coding | null {
  const found = request.acceptsEncodings('br', 'gzip', 'identity');
  return found === 'br' || found === 'gzip' ? found : null;
}

export async function compress(bytes: Uint8Array, coding: Coding): Promise<Buffer> {
  if (coding === 'gzip') return asGzip(bytes, { level: GZIP_LEVEL });
  return asBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  });
}
