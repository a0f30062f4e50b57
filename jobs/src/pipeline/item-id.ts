import { createHash } from 'node:crypto';

/** The id of an item: a uuid (version 8, of a hash) derived from its source and item key, so that a replay gives the same. */
export function itemIdOf(sourceId: string, itemKey: string): string {
  const bytes = createHash('sha256').update(`${sourceId}\u0000${itemKey}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
