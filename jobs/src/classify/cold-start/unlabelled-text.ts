import type { Lang, Score } from '@koe/sql/domain/item';

/** A text of the installation that nobody has labelled yet: the customer's words of an item, or one answer of it. */
export interface UnlabelledText {
  readonly text: string;
  readonly lang: Lang;
  /** Metadata tokens, made by `features/meta-tokens.ts`. */
  readonly meta?: readonly string[];
  /** The customer's own scores of the item. */
  readonly scores?: readonly Score[];
}
