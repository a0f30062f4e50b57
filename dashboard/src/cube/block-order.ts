import { UNKNOWN_DAY, type BlockEntry } from '@koe/sql/domain/cube/layout';
import type { Focus } from './messages.js';

/** Whether a block holds days of the focus. Without a focus every block does; items without a time belong to no period. */
export function touches(block: BlockEntry, focus: Focus): boolean {
  if (focus === null) return true;
  return block.from !== UNKNOWN_DAY && block.from <= focus[1] && block.to >= focus[0];
}

/** The order to fetch in: what the screen shows first, newest first within. */
export function fetchOrder(blocks: readonly BlockEntry[], focus: Focus): readonly BlockEntry[] {
  return [...blocks].sort((a, b) => Number(touches(b, focus)) - Number(touches(a, focus)) || b.to - a.to);
}
