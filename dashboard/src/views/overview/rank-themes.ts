import type { Manifest } from '@koe/sql/domain/cube/layout';
import type { CountsTable } from '../../cube/counts-table.js';

export interface RankedTheme {
  readonly id: string;
  readonly name: { readonly ja: string; readonly en: string };
  readonly total: number;
}

/** Themes without any below them, the most mentioned first; those nobody mentions are left out. Ties keep the tree's order. */
export function rankThemes(themes: Manifest['themes'], table: Pick<CountsTable, 'row'>): readonly RankedTheme[] {
  const parents = new Set(themes.map((theme) => theme.parent));
  return themes
    .filter((theme) => !parents.has(theme.id))
    .map(({ id, name }) => ({ id: String(id), name, total: table.row(String(id)) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total);
}
