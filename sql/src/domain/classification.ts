import type { Intent, Priority, SentimentLabel } from './item.js';

/** One theme found in one part. Offsets are half-open UTF-16 offsets into the part's stored (masked) text. */
export interface Mention {
  readonly partKey: string;
  readonly themeId: number;
  readonly start: number;
  readonly end: number;
  /** 0 … 1. */
  readonly confidence: number;
  readonly sentiment: SentimentLabel;
}

/** One named contribution to a priority score; the weights of an item's reasons add up to its score. */
export interface PriorityReason {
  /** Closed key such as `safety`, `wrong_charge`, `churn`, `complaint`; the words are the dashboard's. */
  readonly reason: string;
  readonly weight: number;
  /** The words that decided, where there are any. */
  readonly evidence?: { readonly partKey: string; readonly start: number; readonly end: number };
}

/** What a classifier says of one item revision. */
export interface Classification {
  /** −1 … 1; null when the item has no customer text. */
  readonly sentiment: number | null;
  readonly sentimentLabel: SentimentLabel | null;
  readonly intent: Intent | null;
  readonly priority: Priority;
  /** 0 … 1. */
  readonly priorityScore: number;
  readonly reasons: readonly PriorityReason[];
  readonly mentions: readonly Mention[];
}
