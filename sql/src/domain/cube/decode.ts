import type { Rows } from './layout.js';

/**
 * Reads a block. Columns may be views of `bytes`: do not change `bytes` afterwards.
 * @throws TypeError naming the column that is missing or has an unexpected type.
 */
export function decodeBlock(bytes: Uint8Array): Rows {
  throw new Error(`not built yet (${bytes.length} bytes)`);
}
