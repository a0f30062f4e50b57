import { Cube } from '@koe/sql/domain/cube/cube';
import { decodeBlock } from '@koe/sql/domain/cube/decode';
import { readBlock } from '@koe/sql/queries/cube/block';
import { readManifest } from '@koe/sql/queries/cube/manifest';
import type { Database } from '@koe/sql/server/database';

/** All packed items of a database in the kernel, as a browser would hold them. */
export async function loadCube(database: Database): Promise<Cube> {
  const manifest = await readManifest(database, new Date());
  const cube = new Cube(manifest);
  for (const { hash } of manifest.blocks) {
    const bytes = await readBlock(database, hash);
    if (bytes) cube.append(hash, decodeBlock(new Uint8Array(bytes)));
  }
  return cube;
}
