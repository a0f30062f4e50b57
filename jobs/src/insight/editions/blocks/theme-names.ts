import type { Manifest } from '@koe/sql/domain/cube/layout';
import type { Bilingual } from '@koe/sql/domain/theme';

/** Names of themes as they are now; one that serves no more is told by its number. */
export function themeNames({ themes }: Pick<Manifest, 'themes'>): (id: number) => Bilingual {
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? { ja: `#${String(id)}`, en: `#${String(id)}` };
}
