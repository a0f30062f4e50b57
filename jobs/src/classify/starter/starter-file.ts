import { readFileSync } from 'node:fs';

/** From `src` and from `dist` alike. */
const FILE = new URL('../../../src/classify/starter/starter.bin', import.meta.url);

/** The weights that are part of the repository; `koe train-starter` writes them. */
export function readStarter(): Uint8Array {
  return readFileSync(FILE);
}
