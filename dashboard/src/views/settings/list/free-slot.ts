import { SEGMENT_SLOTS } from '@koe/sql/domain/cube/layout';

/** The lowest slot that no declared dimension has, null when all eight are taken. */
export function freeSlot(taken: readonly { readonly slot: number }[]): number | null {
  const used = new Set(taken.map(({ slot }) => slot));
  for (let slot = 1; slot <= SEGMENT_SLOTS; slot++) if (!used.has(slot)) return slot;
  return null;
}
