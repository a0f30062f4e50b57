import type { Counted } from '../../domain/accuracy/judged.js';
import { ancestorsOf, type Theme } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import type { GramStatistics } from '../item/gram-statistics.js';
import { searchWhere } from '../item/search-where.js';
import { EVERYTHING, type Where } from '../item/where.js';
import { sqlTemplate } from '../template.js';

/** Which items are meant. */
export interface Selection {
  readonly where: Where;
  /** The filter's text query. */
  readonly q?: string | undefined;
  readonly grams?: GramStatistics;
}

/** All items. */
export const ALL: Selection = { where: EVERYTHING };

const counted = sqlTemplate(import.meta.url, 'counted.sql');
const counts = sqlTemplate(import.meta.url, 'theme-counts.sql');

/** What the model says of the newest items with customer text that match, at most `size` of them. */
export async function readCounted(
  session: Session,
  { where, q, grams }: Selection,
  tree: readonly Pick<Theme, 'id' | 'parent'>[],
  size: number,
): Promise<Counted[]> {
  const search = searchWhere(q, grams);
  const paths = ancestorsOf(tree);
  const rows = await session.run<{ lang: string; channel: string; ids: number[]; scores: number[] }>(
    counted({ where: where.sql, search: search.sql }),
    { ...where.parameters, ...search.parameters, size },
  );
  return rows.map(({ lang, channel, ids, scores }) => {
    const said = new Map<number, number>();
    ids.forEach((id, at) => {
      for (const above of paths.get(id) ?? []) said.set(above, Math.max(scores[at] ?? 0, said.get(above) ?? 0));
    });
    return { lang, channel, said };
  });
}

export interface ThemeCounts {
  /** Matching items with customer text. */
  readonly items: number;
  /** Theme id → those that mention it or a theme below it, as every screen counts them. */
  readonly byTheme: ReadonlyMap<number, number>;
}

export async function readThemeCounts(session: Session, { where, q, grams }: Selection): Promise<ThemeCounts> {
  const search = searchWhere(q, grams);
  const rows = await session.run<{ themeId: number; items: number }>(counts({ where: where.sql, search: search.sql }), {
    ...where.parameters,
    ...search.parameters,
  });
  const byTheme = new Map(rows.map(({ themeId, items }) => [themeId, items]));
  const items = byTheme.get(0) ?? 0;
  byTheme.delete(0);
  return { items, byTheme };
}
