import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

const bytes = sqlFile(import.meta.url, 'block-bytes.sql');
const items = sqlFile(import.meta.url, 'block-items.sql');

/** A block as it was packed; undefined when it was never packed or has been dropped since. */
export async function readBlock(session: Session, hash: string): Promise<Buffer | undefined> {
  const [row] = await session.run<{ bytes: Buffer }>(bytes, { hash });
  return row?.bytes;
}

/** Block hash → item ids of its rows, 16 bytes each. Unknown blocks are absent. */
export async function readBlockItems(session: Session, hashes: readonly string[]): Promise<Map<string, Buffer>> {
  const rows = await session.run<{ hash: string; ids: Buffer }>(items, { hashes });
  return new Map(rows.map(({ hash, ids }) => [hash, ids]));
}
