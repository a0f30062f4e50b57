import type { Filter } from '../../domain/filter.js';
import type { Session } from '../../server/database.js';
import { filterWhere } from '../item/filter-where.js';
import type { GramStatistics } from '../item/gram-statistics.js';
import { searchWhere } from '../item/search-where.js';
import { sqlTemplate } from '../template.js';

/** The hits of a day; `day` is null for items without a time. `ids` holds 16 bytes an item, in no order. */
export interface DayHits {
  readonly day: number | null;
  readonly ids: Buffer;
}

const hits = sqlTemplate(import.meta.url, 'search-hits.sql');

/** Items of a period whose text holds all words of `q`. */
export function readSearchHits(
  session: Session,
  search: Pick<Filter, 'from' | 'to'> & { readonly q: string },
  grams: GramStatistics,
): Promise<DayHits[]> {
  const { q, ...period } = search;
  const where = filterWhere(period, { slots: new Map() });
  const text = searchWhere(q, grams);
  const parameters = { ...where.parameters, ...text.parameters };
  return session.run<DayHits>(hits({ where: where.sql, search: text.sql }), parameters);
}
