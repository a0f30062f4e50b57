import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ZodType } from 'zod';
import { sharedData } from '../../../harness/shared-data.js';

/** Rows of `shared/data/<file>` (JSON Lines, gzip), or null where the real data are not there. @throws ZodError */
export function readSet<Row>(file: string, row: ZodType<Row>): Row[] | null {
  const folder = sharedData();
  if (folder === null) return null;
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => row.parse(JSON.parse(line)));
}

/**
 * A fifth of all keys, always the same ones. The key is the person, the pair of translations or the text itself, so that none of
 * them stands on both sides.
 */
function isHeldOut(set: string, key: string): boolean {
  const hash = createHash('sha256').update(`koe-quality|${set}|${key}`).digest();
  return hash.readUInt32BE(0) % 5 === 0;
}

/** Key of a text that has no person: the same words are the same key. */
export function textKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** The rows cut in two. */
export function cut<Row>(
  set: string,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): { train: Row[]; test: Row[] } {
  const train: Row[] = [];
  const test: Row[] = [];
  for (const row of rows) (isHeldOut(set, keyOf(row)) ? test : train).push(row);
  return { train, test };
}
