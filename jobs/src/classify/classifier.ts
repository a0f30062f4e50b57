import type { Classification } from '@koe/sql/domain/classification';
import type { PriorityCutOffs } from './priority/priority.js';
import type { Channel, Intent, Kind, Lang, Role, Score, SentimentLabel } from '@koe/sql/domain/item';

/** What a classifier may know of an item: nothing that was not known when the item arrived. */
export interface ClassifyInput {
  readonly kind: Kind;
  readonly channel: Channel;
  readonly lang: Lang;
  /** Masked texts; only the customer's are voice, the others are context. */
  readonly parts: readonly { readonly role: Role; readonly key: string; readonly text: string }[];
  readonly scores: readonly Score[];
  /** Contacts of the same person in the 14 days before this one; 0 or absent when none or not known. */
  readonly personContacts?: number;
  /** 0 … 1: how much the organisation values this customer; raises the priority, never lowers it. */
  readonly customerValue?: number;
  /** What a person said of the item: the priority follows it instead of what was heard. */
  readonly told?: { readonly intent: Intent; readonly sentiment: number; readonly sentimentLabel: SentimentLabel };
}

/** Where a theme shows in an item; without `partKey` when no word of the item speaks for it. */
export interface NearestTheme {
  readonly themeId: number;
  /** 0 … 1. */
  readonly confidence: number;
  readonly partKey?: string;
  readonly start: number;
  readonly end: number;
}

/** What an organisation may set. */
export interface ClassifierSettings {
  readonly cutOffs?: PriorityCutOffs;
}

/**
 * THE classifier contract. Pure and deterministic: the same version gives the same answer for the same input, on every
 * machine. `version` changes whenever an answer could: with the code, the lexicon or the tree.
 */
export interface Classifier {
  readonly version: string;
  /** Never throws for any text. Mentions point into `parts[].text` of the input. */
  classify(input: ClassifyInput): Classification;
  /** The one theme an item is nearest to, however far; null when the tree is empty. */
  nearest(input: ClassifyInput): NearestTheme | null;
}
