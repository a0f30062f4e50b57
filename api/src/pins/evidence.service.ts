import { Inject, Injectable } from '@nestjs/common';
import type { Filter } from '@koe/sql/domain/filter';
import { evidenceOf } from '@koe/sql/domain/finding/pointer';
import { readPinItems, type PinRow } from '@koe/sql/queries/fact/pin';
import { listPlaces } from '@koe/sql/queries/item/list';
import type { Database } from '@koe/sql/server/database';
import { FilterService } from '../filter/filter.service.js';
import { DATABASE } from '../world/world.js';

/** Items kept with a pin; behind larger numbers nobody looks at single ones. */
const MOST_KEPT = 5_000;

export interface EvidenceNow {
  /** Null where they were too many to be kept. */
  readonly then: readonly string[] | null;
  readonly came: readonly string[];
  readonly left: readonly string[];
  readonly erased: number;
}

/** The items behind pinned numbers, then and now. */
@Injectable()
export class EvidenceService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  /** Ids of the items that a filter lists; null when they are too many. @throws FilterError */
  async itemsOf(filter: Filter): Promise<string[] | null> {
    const [world, grams] = await Promise.all([this.filters.world(), this.filters.grams()]);
    const request = { filter, world, grams, after: null, limit: MOST_KEPT + 1, sort: 'newest' as const };
    const places = await listPlaces(this.database, request);
    return places.length > MOST_KEPT ? null : places.map(({ itemId }) => itemId);
  }

  async compare(pin: PinRow): Promise<EvidenceNow> {
    const evidence = evidenceOf(pin.finding);
    if (pin.items === null || evidence === null) return { then: null, came: [], left: [], erased: 0 };
    const [then, now] = await Promise.all([readPinItems(this.database, pin.id), this.itemsOf(evidence)]);
    const erased = pin.items - then.length;
    if (now === null) return { then, came: [], left: [], erased };
    const before = new Set(then);
    const after = new Set(now);
    return {
      then,
      came: now.filter((id) => !before.has(id)),
      left: then.filter((id) => !after.has(id)),
      erased,
    };
  }
}
