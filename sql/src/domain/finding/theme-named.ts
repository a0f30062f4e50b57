import type { Manifest } from '../cube/layout.js';
import type { Bilingual } from '../theme.js';

/** A theme with the name it has now; one that there is no more is told by its number. */
export function themeNamed(
  id: number,
  { themes }: Pick<Manifest, 'themes'>,
): { readonly id: number; readonly name: Bilingual } {
  return { id, name: themes.find((theme) => theme.id === id)?.name ?? { ja: `#${String(id)}`, en: `#${String(id)}` } };
}
