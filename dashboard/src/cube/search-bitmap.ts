import type { Bitmap } from '@koe/sql/domain/cube/cube';
import type { SearchHits } from './messages.js';

/** Row positions per block → the kernel's bits by row. `rowsOf` gives the number of rows of a block that is held. */
export function searchBitmap(hits: SearchHits, rowsOf: ReadonlyMap<string, number>): Bitmap {
  const bitmap = new Map<string, Uint8Array>();
  for (const [hash, rows] of Object.entries(hits.rows)) {
    const length = rowsOf.get(hash);
    if (length === undefined) continue;
    const bits = new Uint8Array((length + 7) >> 3);
    for (const row of rows) if (row < length) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
    bitmap.set(hash, bits);
  }
  return bitmap;
}
