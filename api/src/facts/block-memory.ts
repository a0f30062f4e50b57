import type { BlockEntry } from '@koe/sql/domain/cube/layout';
import { readBlock } from '@koe/sql/queries/cube/block';
import type { Database } from '@koe/sql/server/database';
import { ProblemError } from '../http/problem-error.js';

/** Blocks read at once from the database. */
const PARALLEL = 4;

/** Blocks as bytes that all threads share: read from the database once, however many cubes hold them. */
export class BlockMemory {
  private readonly held = new Map<string, Promise<Uint8Array>>();

  constructor(private readonly database: Database) {}

  /** @throws ProblemError not_ready for a block that was dropped meanwhile */
  async read(
    entries: readonly BlockEntry[],
  ): Promise<readonly { readonly hash: string; readonly bytes: Uint8Array }[]> {
    const found: { hash: string; bytes: Uint8Array }[] = [];
    for (let at = 0; at < entries.length; at += PARALLEL)
      found.push(
        ...(await Promise.all(
          entries.slice(at, at + PARALLEL).map(async ({ hash }) => ({ hash, bytes: await this.readOne(hash) })),
        )),
      );
    return found;
  }

  /** Forgets all other blocks; cubes that hold them keep them alive. */
  keepOnly(hashes: ReadonlySet<string>): void {
    for (const hash of this.held.keys()) if (!hashes.has(hash)) this.held.delete(hash);
  }

  private readOne(hash: string): Promise<Uint8Array> {
    const known = this.held.get(hash);
    if (known) return known;
    const bytes = readBlock(this.database, hash).then((block) => {
      if (!block) throw new ProblemError('not_ready', 'the blocks are being packed again; try again in a moment');
      const shared = new Uint8Array(new SharedArrayBuffer(block.length));
      shared.set(block);
      return shared;
    });
    this.held.set(hash, bytes);
    bytes.catch(() => this.held.delete(hash));
    return bytes;
  }
}
