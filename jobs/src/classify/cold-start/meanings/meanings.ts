import { PLACE_MEANINGS } from './place.js';
import { PRODUCT_MEANINGS } from './product.js';
import { PURCHASE_MEANINGS } from './purchase.js';
import { SERVICE_MEANINGS } from './service.js';
import { SUPPORT_MEANINGS } from './support.js';

/**
 * What customers of any firm talk about, and the words they use for it in both languages. A meaning belongs to no theme:
 * which themes it speaks for is read from the themes' own phrases, so a word that no phrase holds still leads to the
 * theme whose phrases share its meaning. Praise and complaint stand together.
 */
export const MEANINGS: readonly (readonly [meaning: string, cues: string])[] = [
  ...SUPPORT_MEANINGS,
  ...PRODUCT_MEANINGS,
  ...PURCHASE_MEANINGS,
  ...SERVICE_MEANINGS,
  ...PLACE_MEANINGS,
];
