/**
 * The words for a feedback item: what a connector makes, what the tables hold and what a block packs.
 * Orders of the closed lists are stored as codes in blocks: append only, never reorder.
 */

/** Where an item's content came from. */
export const KINDS = ['survey', 'social', 'ticket', 'call'] as const;
export type Kind = (typeof KINDS)[number];

/** How the customer reached the organisation. */
export const CHANNELS = ['survey', 'social', 'review', 'email', 'chat', 'phone', 'web_form', 'store', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

export const INTENTS = ['complaint', 'request', 'question', 'praise', 'churn', 'defect', 'other'] as const;
export type Intent = (typeof INTENTS)[number];

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export type SentimentLabel = (typeof SENTIMENTS)[number];

export const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const HANDLING_STATES = ['open', 'in_hand', 'done'] as const;
export type HandlingState = (typeof HANDLING_STATES)[number];

export const ROLES = ['customer', 'agent', 'bot'] as const;
/** Who speaks in a part; only a customer's part is voice. */
export type Role = (typeof ROLES)[number];

export const SCORE_KINDS = ['csat', 'nps', 'ces', 'rating'] as const;
export type ScoreKind = (typeof SCORE_KINDS)[number];

/** Language of a text: ISO 639-1, or `und` when it cannot be told. */
export type Lang = string;

/**
 * One answer on a scale. `min` and `max` are the ends of the scale as asked (1–5, 0–10, 0–1 for good/bad).
 * An item may answer several questions of one kind; the first one of a kind is the item's score in metrics,
 * the others are kept and shown with the item.
 */
export interface Score {
  readonly kind: ScoreKind;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly question?: string;
}

/** One text of an item as a connector delivers it: an answer to one question, a message, a turn. */
export interface DraftPart {
  /** Unique and stable within the item. */
  readonly key: string;
  readonly role: Role;
  readonly text: string;
  readonly at?: Date;
  readonly question?: string;
  /** `html` is turned into text, `text` is kept as written. Default `text`. */
  readonly format?: 'text' | 'html';
}

/** Identifiers of the person who speaks; only their HMAC is stored. */
export interface DraftPerson {
  readonly email?: string;
  readonly phone?: string;
  readonly customerId?: string;
  readonly handle?: string;
}

/** Times of a conversation that the source itself reports; seconds ≥ 0. What is missing is derived from the turns. */
export interface DraftTimes {
  readonly firstReplySeconds?: number;
  /** Whether the source calls it solved; absent when the source does not tell, so that it does not count as open for ever. */
  readonly solved?: boolean;
  readonly resolvedAt?: Date;
  readonly handlingSeconds?: number;
  readonly contacts?: number;
  readonly reopened?: boolean;
  /** The source's own first-contact-resolution field. */
  readonly firstContactSolved?: boolean;
}

/** What a connector's `map` makes of one payload. Drafts with the same `itemKey` of a source merge into one item. */
export interface FeedbackDraft {
  readonly itemKey: string;
  readonly kind: Kind;
  readonly channel: Channel;
  /** Null when the source gives no time: the item is counted in totals and left out of trends. */
  readonly createdAt: Date | null;
  readonly updatedAt?: Date;
  readonly url?: string;
  readonly parts: readonly DraftPart[];
  readonly person?: DraftPerson;
  readonly scores: readonly Score[];
  readonly times?: DraftTimes;
  /** Free attributes by name; `product`, `team` and the declared dimensions are read from here. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Kinds of personal data that masking finds; each is stored as a typed placeholder such as `[email]`. */
export const MASK_KINDS = [
  'email',
  'phone',
  'card',
  'postal',
  'address',
  'name',
  'number',
  'account',
  'handle',
] as const;
export type MaskKind = (typeof MASK_KINDS)[number];

/** A half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
