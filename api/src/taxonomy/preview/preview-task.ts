import type { Channel, Kind, Role, Score } from '@koe/sql/domain/item';
import type { Theme } from '@koe/sql/domain/theme';

/** An item as a classifier reads it. */
export interface PreviewItem {
  readonly id: string;
  readonly kind: Kind;
  readonly channel: Channel;
  readonly lang: string;
  readonly scores: readonly Score[];
  readonly parts: readonly { readonly role: Role; readonly key: string; readonly text: string }[];
}

/** What is compared. Plain data: it goes to a thread and comes back. */
export interface PreviewTask {
  readonly items: readonly PreviewItem[];
  /** The tree that serves, and the draft. */
  readonly before: readonly Theme[];
  readonly after: readonly Theme[];
}

export interface MovedItem {
  readonly id: string;
  readonly lang: string;
  readonly quote: string;
  readonly span: readonly [number, number];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** A theme with all below it, in items of the sample. */
export interface ThemeMove {
  readonly id: number;
  readonly before: number;
  readonly after: number;
  readonly entering: number;
  readonly leaving: number;
  readonly examples: readonly MovedItem[];
}

export interface PreviewResult {
  readonly moved: number;
  readonly themes: readonly ThemeMove[];
}
