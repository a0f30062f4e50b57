import type { BlockEntry } from '@koe/sql/domain/cube/layout';
import { fetchOrder, touches } from './block-order.js';
import type { Focus } from './messages.js';

/** Items that a browser holds at most, some 60 bytes each; what does not fit is counted on the server. */
export const MOST_ROWS = 3_000_000;

/** Whether the days in focus alone are more than a browser holds. */
export function isTooLarge(blocks: readonly BlockEntry[], focus: Focus, most = MOST_ROWS): boolean {
  return focus !== null && rowsOf(blocks.filter((block) => touches(block, focus))) > most;
}

/**
 * The blocks that a browser is to hold: those of the focus, then the newest, as many as fit. None when the focus alone is too
 * large, since nothing of it could be answered from a part.
 */
export function blocksToHold(blocks: readonly BlockEntry[], focus: Focus, most = MOST_ROWS): readonly BlockEntry[] {
  if (isTooLarge(blocks, focus, most)) return [];
  let rows = 0;
  const held: BlockEntry[] = [];
  for (const block of fetchOrder(blocks, focus)) {
    rows += block.rows;
    if (rows > most) break;
    held.push(block);
  }
  return held;
}

function rowsOf(blocks: readonly BlockEntry[]): number {
  return blocks.reduce((sum, { rows }) => sum + rows, 0);
}
