import type { CubeManifest } from '../cube/manifest.js';

/** Which themes are ranked among each other: those without any below them, or the top ones. Both at once would count twice. */
export type ThemeLevel = 'leaf' | 'top';

/** Whether a theme of the tree is of a level. */
export function isOfLevel(themes: CubeManifest['themes'], level: ThemeLevel): (themeId: number) => boolean {
  const parents = new Set(themes.map(({ parent }) => parent));
  const chosen = new Set(
    themes.filter(({ id, parent }) => (level === 'top' ? parent === null : !parents.has(id))).map(({ id }) => id),
  );
  return (themeId) => chosen.has(themeId);
}
