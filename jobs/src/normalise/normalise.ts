import type { FeedbackDraft } from '@koe/sql/domain/item';
import type { NormalisedItem } from './normalised-item.js';

export interface NormaliseOptions {
  /** Key of the person HMAC: 32 random bytes of the installation. */
  readonly personSecret: Uint8Array;
  /** Used where the language of a text cannot be told. Default `und`. */
  readonly defaultLang?: string;
}

/**
 * Makes one item of all drafts that share an item key, also from different streams.
 * @throws RangeError when there is no draft or the drafts have different item keys.
 */
export function normalise(drafts: readonly FeedbackDraft[], options: NormaliseOptions): NormalisedItem {
  throw new RangeError(`not written yet: ${drafts.length} ${options.defaultLang ?? ''}`);
}
