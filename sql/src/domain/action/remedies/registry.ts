import type { Remedy, RemedyGroup } from './remedy.js';

/** The library: means against each cause of dissatisfaction, in the order of the starter tree. */
export const REMEDIES: readonly RemedyGroup[] = [];

/** The means for a theme: those of its own key, else of the nearest theme above that has some; none for a theme of one's own. @param keys the theme's key and those above it, nearest first */
export function remediesFor(keys: readonly string[]): RemedyGroup | null {
  for (const key of keys) {
    const found = REMEDIES.find(({ theme }) => theme === key);
    if (found) return found;
  }
  return null;
}

export function remedyOf(id: string): Remedy | null {
  for (const { means } of REMEDIES) for (const remedy of means) if (remedy.id === id) return remedy;
  return null;
}
