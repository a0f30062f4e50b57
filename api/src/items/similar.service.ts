import { Inject, Injectable } from '@nestjs/common';
import { readLastHandling, readSimilar } from '@koe/sql/queries/item/similar';
import { readSummaries } from '@koe/sql/queries/item/summaries';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import type { SimilarItem } from '../contract/items.js';
import { FilterService } from '../filter/filter.service.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { itemSummary } from './item-summary.js';

/** What others have said in nearly the same words, and what became of it. */
@Injectable()
export class SimilarService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  /** Empty for an item that is not there, or that is like no other. */
  async read(itemId: string, limit: number): Promise<{ items: SimilarItem[] }> {
    const similar = await readSimilar(this.database, itemId, await this.filters.grams(), limit);
    const ids = similar.map((each) => each.itemId);
    const [rows, handled] = await Promise.all([
      readSummaries(this.database, ids),
      readLastHandling(this.database, ids),
    ]);
    const found = new Map(similar.map((each) => [each.itemId, each]));
    const handling = new Map(handled.map((each) => [each.itemId, each]));
    const now = this.clock.now();
    return {
      items: rows.flatMap((row) => {
        const known = found.get(row.itemId);
        if (!known) return [];
        const last = handling.get(row.itemId);
        const { sameText, alike, themeIds } = known;
        return {
          ...itemSummary(row, now),
          sameText,
          alike,
          themeIds: [...themeIds],
          lastHandling: last ? { state: last.state, at: last.at.toISOString(), by: last.by, note: last.note } : null,
        };
      }),
    };
  }
}
