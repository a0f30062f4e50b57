import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { assessThemes } from '@koe/sql/domain/accuracy/accuracy';
import { countCells, scaleCells } from '@koe/sql/domain/accuracy/cell';
import { isKnown } from '@koe/sql/domain/accuracy/judged';
import { estimateTheme } from '@koe/sql/domain/accuracy/theme-estimate';
import type { Filter } from '@koe/sql/domain/filter';
import { readCounted, readThemeCounts, type Selection } from '@koe/sql/queries/accuracy/counted';
import { filterWhere } from '@koe/sql/queries/item/filter-where';
import type { Database } from '@koe/sql/server/database';
import type { getCorrectedCounts } from '../contract/accuracy.js';
import { FilterService } from '../filter/filter.service.js';
import { DATABASE } from '../world/world.js';
import { AccuracyService } from './accuracy.service.js';

type Answer = z.input<NonNullable<typeof getCorrectedCounts.answer>>;

/** Newest matching items whose confidence is read: how they spread hardly changes with more. */
const SAMPLE = 5_000;

/** Counts by theme, as every screen shows them and corrected for the classifier's error. */
@Injectable()
export class CorrectedCountsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(FilterService) private readonly filters: FilterService,
    @Inject(AccuracyService) private readonly accuracy: AccuracyService,
  ) {}

  async read(filter: Filter): Promise<Answer> {
    const [world, grams, { taxonomy, judged }] = await Promise.all([
      this.filters.world(),
      this.filters.grams(),
      this.accuracy.judgements(),
    ]);
    const { themes } = taxonomy;
    const selection: Selection = { where: filterWhere(filter, world), q: filter.q, grams };
    const { items, byTheme } = await readThemeCounts(this.database, selection);
    const sample = judged.judged.length === 0 ? [] : await readCounted(this.database, selection, themes, SAMPLE);
    const cells = countCells(
      sample,
      themes.map(({ id }) => id),
    );
    const posteriors = assessThemes(judged.judged, themes);
    return {
      items,
      themes: themes.map(({ id }) => {
        const raw = byTheme.get(id) ?? 0;
        const posterior = posteriors.get(id);
        const own = cells.get(id);
        const unknown = { themeId: id, raw, corrected: null, interval: null };
        if (!posterior || !own || raw === 0) return unknown;
        const { precision, recall, corrected } = estimateTheme(posterior, scaleCells(own, items, raw));
        if (!isKnown(precision) || !isKnown(recall)) return unknown;
        return { themeId: id, raw, corrected: corrected.value, interval: [...corrected.interval] };
      }),
    };
  }
}
