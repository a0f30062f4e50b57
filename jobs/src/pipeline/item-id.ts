import { hash } from 'node:crypto';

/** The id of an item: a uuid (version 8, of a hash) derived from its source and item key, so that a replay gives the same. */
export function itemIdOf(sourceId: string, itemKey: string): string {
  const hex = hash('sha256', `${sourceId}\u0000${itemKey}`);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
