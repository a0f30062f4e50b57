import type { Channel, Kind, Lang, Role, Score } from '@koe/sql/domain/item';

/** One text of an item, cleaned and masked: what `part` stores. */
export interface NormalisedPart {
  /** Unique within the item. */
  readonly key: string;
  readonly role: Role;
  /** Masked, otherwise as written; at most 100,000 UTF-16 units plus a note where it was cut. May be empty. */
  readonly text: string;
  readonly at: Date | null;
  readonly question: string | null;
  readonly lang: Lang;
}

/** What normalise makes of all drafts with one item key; carries no personal data but the placeholders' kinds. */
export interface NormalisedItem {
  readonly itemKey: string;
  readonly kind: Kind;
  readonly channel: Channel;
  /** Earliest of the drafts; null when no draft has a time. */
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  readonly url: string | null;
  /** Language of the customer's parts; `und` when it cannot be told. */
  readonly lang: Lang;
  /** HMAC-SHA256 (32 bytes) of one normalised identifier; null when the source names nobody. */
  readonly personKey: Uint8Array | null;
  readonly parts: readonly NormalisedPart[];
  readonly scores: readonly Score[];
  readonly attributes: Readonly<Record<string, string>>;
  /** ≥ 0, from the source or derived from the turns; null while nobody has replied. */
  readonly firstReplySeconds: number | null;
  /** Time of the customer's first turn. */
  readonly customerFirstAt: Date | null;
  readonly firstReplyAt: Date | null;
  /** Null when the source does not tell: it then counts neither as solved nor as open. */
  readonly solved: boolean | null;
  readonly resolvedAt: Date | null;
  /** ≥ 0; only ever the source's own figure. */
  readonly handlingSeconds: number | null;
  readonly contacts: number | null;
  readonly reopened: boolean | null;
  readonly firstContactSolved: boolean | null;
  /** Whether a reply can be expected: tickets, calls, and whatever holds a turn of an agent or a bot. */
  readonly isConversation: boolean;
  /** 8 bytes, big-endian: simhash of the customer's text, or a plain hash when it is too short for one; null without text. */
  readonly duplicateKey: Uint8Array | null;
  /** Whether any part of the customer holds text. */
  readonly hasVoice: boolean;
}
