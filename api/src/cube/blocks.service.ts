import { Inject, Injectable } from '@nestjs/common';
import { readBlock } from '@koe/sql/queries/cube/block';
import type { Database } from '@koe/sql/server/database';
import { compress, type Coding } from '../http/compress.js';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';
import { Recent } from './recent.js';

const MOST_BYTES = 128 * 1024 * 1024;

/** Blocks as they travel. They never change, so each coding is made once. */
@Injectable()
export class BlocksService {
  private readonly kept = new Recent<Buffer>(MOST_BYTES);

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws ProblemError not_found for a block that was dropped: its manifest is an old one */
  async read(hash: string, coding: Coding | null): Promise<Buffer> {
    const key = `${hash}:${coding ?? ''}`;
    const known = this.kept.get(key);
    if (known) return known;
    const bytes = await readBlock(this.database, hash);
    if (!bytes) throw new ProblemError('not_found', 'there is no such block; fetch the manifest again');
    const content = coding === null ? bytes : await compress(bytes, coding);
    this.kept.set(key, content, content.length);
    return content;
  }
}
