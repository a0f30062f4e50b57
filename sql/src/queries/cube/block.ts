import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

const bytes = sqlFile(import.meta.url, 'block-bytes.sql');
const items = sqlFile(import.meta.url, 'block-items.sql');

/** A block as it was packed; undefined when it was never packed or has been dropped since. */
export async function readBlock(session: Session, hash: string): Promise<Buffer | undefined> {
  const pieces = await session.run<{ piece: Buffer }>(bytes, { hash });
  return pieces.length === 0 ? undefined : Buffer.concat(pieces.map(({ piece }) => piece));
}

/** Block hash → item ids of its rows, 16 bytes each. Unknown blocks are absent. */
export async function readBlockItems(session: Session, hashes: readonly string[]): Promise<Map<string, Uint8Array>> {
  const rows = await session.run<{ hash: string; items: Buffer }>(items, { hashes });
  return new Map(rows.map(({ hash, items: array }) => [hash, idsOf(array)]));
}

/** Dimensions, flags, element type, length and lower bound; then each element behind its length. */
const ARRAY_HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const ID_BYTES = 16;

function idsOf(array: Buffer): Uint8Array {
  const stride = LENGTH_BYTES + ID_BYTES;
  const count = Math.max(0, Math.floor((array.length - ARRAY_HEADER_BYTES) / stride));
  const ids = new Uint8Array(count * ID_BYTES);
  for (let index = 0; index < count; index += 1) {
    const from = ARRAY_HEADER_BYTES + index * stride + LENGTH_BYTES;
    ids.set(array.subarray(from, from + ID_BYTES), index * ID_BYTES);
  }
  return ids;
}
