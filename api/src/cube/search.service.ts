import { Inject, Injectable } from '@nestjs/common';
import { UNKNOWN_DAY, type BlockEntry, type Manifest } from '@koe/sql/domain/cube/layout';
import type { Bitmap } from '@koe/sql/domain/cube/cube';
import { opposite, readSearch } from '@koe/sql/domain/search/search-query';
import { readBlockItems } from '@koe/sql/queries/cube/block';
import { readSearchHits } from '@koe/sql/queries/cube/search-hits';
import type { Database } from '@koe/sql/server/database';
import { FilterService } from '../filter/filter.service.js';
import { DATABASE } from '../world/world.js';
import { Recent } from './recent.js';
import { RowFinder } from './row-finder.js';

/** Block hash → ascending rows. */
export type FoundRows = ReadonlyMap<string, readonly number[]>;
export interface Search {
  readonly q: string;
  /** Local dates, inclusive. */
  readonly from?: string;
  readonly to?: string;
}

/** Rows whose ids are kept for finding: some 24 bytes each. */
const MOST_ROWS = 4_000_000;
const MOST_ANSWERS = 4_000_000;

/** Text search over the blocks of a manifest; the same query on the same manifest is answered from memory. */
@Injectable()
export class SearchService {
  private readonly finders = new Recent<RowFinder>(MOST_ROWS);
  private readonly answers = new Recent<FoundRows>(MOST_ANSWERS);

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  async find(manifest: Manifest, search: Search): Promise<FoundRows> {
    const { node } = readSearch(search.q);
    const key = JSON.stringify([manifest.version, node, search.from, search.to]);
    const known = this.answers.get(key);
    if (known) return known;
    // what only excludes finds nearly everything: what it leaves out is read instead, through the index
    const inverse = node !== null && opposite(node) !== null;
    const hits = await readSearchHits(this.database, search, await this.filters.grams(), inverse);
    const idsByBlock = new Map<string, Buffer[]>();
    for (const { day, ids } of hits)
      for (const { hash } of blocksOfDay(manifest.blocks, day ?? UNKNOWN_DAY))
        idsByBlock.set(hash, [...(idsByBlock.get(hash) ?? []), ids]);
    await this.loadFinders([...idsByBlock.keys()]);
    const found = new Map<string, readonly number[]>();
    let size = 1;
    const add = (hash: string, rows: readonly number[]): void => {
      if (rows.length > 0) found.set(hash, rows);
      size += rows.length;
    };
    const hitsOf = (hash: string): number[] =>
      this.finders.get(hash)?.find(Buffer.concat(idsByBlock.get(hash) ?? [])) ?? [];
    if (inverse) for (const { hash, rows } of manifest.blocks) add(hash, rowsWithout(rows, hitsOf(hash)));
    else for (const hash of idsByBlock.keys()) add(hash, hitsOf(hash));
    this.answers.set(key, found, size);
    return found;
  }

  private async loadFinders(hashes: readonly string[]): Promise<void> {
    const missing = hashes.filter((hash) => this.finders.get(hash) === undefined);
    if (missing.length === 0) return;
    for (const [hash, ids] of await readBlockItems(this.database, missing)) {
      const finder = new RowFinder(ids);
      this.finders.set(hash, finder, finder.rows);
    }
  }
}

/** The rows of each block as bits, as the kernel takes them. */
export function bitmapOf(found: FoundRows, blocks: readonly BlockEntry[]): Bitmap {
  const bitmap = new Map<string, Uint8Array>();
  for (const { hash, rows } of blocks) {
    const hits = found.get(hash);
    if (hits === undefined) continue;
    const bits = new Uint8Array(Math.ceil(rows / 8));
    for (const row of hits) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
    bitmap.set(hash, bits);
  }
  return bitmap;
}

/** The rows below `length` that are not in an ascending list. */
function rowsWithout(length: number, left: readonly number[]): number[] {
  const rows: number[] = [];
  let next = 0;
  for (let row = 0; row < length; row += 1)
    if (left[next] === row) next += 1;
    else rows.push(row);
  return rows;
}

function blocksOfDay(blocks: readonly BlockEntry[], day: number): BlockEntry[] {
  return blocks.filter(({ from, to }) => from <= day && day <= to);
}
