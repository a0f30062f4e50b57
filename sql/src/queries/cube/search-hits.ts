import type { Filter } from '../../domain/filter.js';
import { opposite } from '../../domain/search/search-query.js';
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

/**
 * Items of a period whose text `q` finds.
 * @param inverse for a query that only excludes: the items that it leaves out, which the index finds and which are few
 */
export function readSearchHits(
  session: Session,
  search: Pick<Filter, 'from' | 'to'> & { readonly q: string },
  grams: GramStatistics,
  inverse = false,
): Promise<DayHits[]> {
  const { q, ...period } = search;
  const where = filterWhere(period, { slots: new Map() });
  const text = searchWhere(q, grams, (node) => (inverse ? (opposite(node) ?? node) : node));
  const parameters = { ...where.parameters, ...text.parameters };
  return session.run<DayHits>(hits({ where: where.sql, search: text.sql }), parameters);
}
