import { createHash } from 'node:crypto';
import { UNKNOWN_DAY, type BlockEntry, type Manifest } from '../../domain/cube/layout.js';
import type { Session } from '../../server/database.js';
import { readOrganisation } from '../../server/settings.js';
import { sqlFile } from '../../server/sql-file.js';
import { readTaxonomy } from '../taxonomy/tree.js';
import { readLabels } from './codes.js';

const blocks = sqlFile(import.meta.url, 'blocks.sql');
const stamp = sqlFile(import.meta.url, 'stamp.sql');

/** A text that changes whenever the manifest would: tells whether one that was read before still holds. */
export async function readStamp(session: Session): Promise<string> {
  const [row] = await session.run<{ stamp: string }>(stamp);
  return row?.stamp ?? '';
}

/**
 * The manifest of all blocks. Its `asOf` is when the newest block was packed, so that an unchanged cube has an unchanged manifest.
 * @param now stands in for `asOf` while there is no block
 */
export async function readManifest(session: Session, now: Date): Promise<Manifest> {
  // blocks first: codes are append-only, so labels read later know every code of these blocks
  const rows = await session.run<BlockEntry & { packedAt: Date }>(blocks);
  const labels = await readLabels(session);
  const organisation = await readOrganisation(session);
  const taxonomy = await readTaxonomy(session);
  const packedAt = rows.length === 0 ? null : new Date(Math.max(...rows.map((row) => row.packedAt.getTime())));
  const content = {
    timeZone: organisation.timeZone,
    weekStart: organisation.weekStart,
    fiscalYearStart: organisation.fiscalYearStart,
    taxonomyVersion: taxonomy.version,
    blocks: rows.map(({ hash, from, to, rows: count, bytes }) => ({ hash, from, to, rows: count, bytes })),
    labels,
    themes: taxonomy.themes.map(({ id, key, parent, name }) => ({ id, key, parent, name })),
  };
  const version = createHash('sha256')
    .update(JSON.stringify([packedAt, content]))
    .digest('hex')
    .slice(0, 32);
  return { version, asOf: (packedAt ?? now).toISOString(), ...content };
}

/** The blocks that may hold items of a period; without one, all. Ends are local day numbers, inclusive, null when open. */
export function blocksOfPeriod(entries: readonly BlockEntry[], from: number | null, to: number | null): BlockEntry[] {
  if (from === null && to === null) return [...entries];
  return entries.filter(
    (entry) => entry.from !== UNKNOWN_DAY && (to === null || entry.from <= to) && (from === null || entry.to >= from),
  );
}
