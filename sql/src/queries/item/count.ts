import type { Session } from '../../server/database.js';
import { sqlTemplate } from '../template.js';
import type { GramStatistics } from './gram-statistics.js';
import { searchWhere } from './search-where.js';
import type { Where } from './where.js';

const count = sqlTemplate(import.meta.url, 'count.sql');

/** Items that match; exact, and as slow as they are many. @param q the filter's text query */
export async function countItems(session: Session, where: Where, q?: string, grams?: GramStatistics): Promise<number> {
  const search = searchWhere(q, grams);
  const statement = count({ where: where.sql, search: search.sql });
  const [row] = await session.run<{ items: number }>(statement, { ...where.parameters, ...search.parameters });
  return row?.items ?? 0;
}
