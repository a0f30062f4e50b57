import type { Channel, HandlingState, Intent, Kind, SentimentLabel } from '../item.js';

/** What closed values are called: on screens, in exports, in minutes. */
export interface ValueWords {
  readonly channel: Readonly<Record<Channel, string>>;
  readonly intent: Readonly<Record<Intent, string>>;
  readonly sentiment: Readonly<Record<SentimentLabel, string>>;
  readonly handling: Readonly<Record<HandlingState, string>>;
  readonly kind: Readonly<Record<Kind, string>>;
  /** Of a priority, by its stored key; one without words is shown as it is stored. */
  readonly reason: Readonly<Record<string, string>>;
  /** A value of a declared dimension, which is its source's word and says nothing by itself: customer “returning”. */
  readonly valueOf: (dimension: string, value: string) => string;
}
