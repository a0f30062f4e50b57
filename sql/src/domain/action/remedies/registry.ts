import { CONTACT_REMEDIES } from './contact.js';
import { DELIVERY_REMEDIES } from './delivery.js';
import { PRODUCT_REMEDIES } from './product.js';
import { PURCHASE_REMEDIES } from './purchase.js';
import type { Bilingual } from '../../theme.js';
import type { Remedy, RemedyGroup } from './remedy.js';
import { SUPPORT_REMEDIES } from './support.js';

/** The library: means against each cause of dissatisfaction of the starter tree. */
export const REMEDIES: readonly RemedyGroup[] = [
  ...SUPPORT_REMEDIES,
  ...PRODUCT_REMEDIES,
  ...PURCHASE_REMEDIES,
  ...DELIVERY_REMEDIES,
  ...CONTACT_REMEDIES,
];

/**
 * The means for a theme: those of its own key or of the nearest theme above that has some; for a branch all those of the causes below it.
 * Null for a theme of one's own that stands under none.
 * @param keys the theme's key and those of the themes above it, nearest first
 */
export function remediesFor(keys: readonly string[]): RemedyGroup | null {
  for (const key of keys) {
    const own = REMEDIES.find(({ theme }) => theme === key);
    if (own) return own;
    const below = REMEDIES.filter(({ theme }) => theme.startsWith(`${key}.`));
    if (below.length > 0) return { theme: key, name: BRANCH, means: below.flatMap(({ means }) => means) };
  }
  return null;
}

/** What the means of a whole branch are called together. */
const BRANCH: Bilingual = { ja: 'この分野の対策', en: 'Means for this area' };

export function remedyOf(id: string): Remedy | null {
  for (const { means } of REMEDIES) for (const remedy of means) if (remedy.id === id) return remedy;
  return null;
}
