import type { Channel } from '@koe/sql/domain/item';
import type { SamplePerson } from './world/people.js';
import type { SampleLang } from './words/corpus.js';
import type { Truth } from './words/compose.js';

/** One file stream each; together five sources, since both survey files belong to one. */
export const STREAMS = ['survey-ja', 'survey-en', 'reviews', 'social', 'tickets', 'calls'] as const;
export type Stream = (typeof STREAMS)[number];

export interface SampleTurn {
  readonly role: 'customer' | 'agent' | 'bot';
  readonly text: string;
  readonly at: Date;
}

interface Common {
  /** Unique over all streams, and the same whenever the item is generated again. */
  readonly id: string;
  /** When the customer wrote or rang, to the second. */
  readonly at: Date;
  readonly lang: SampleLang;
  readonly channel: Channel;
  /** What the customer had to say, composed: two texts when there was a second matter, else one. */
  readonly texts: readonly string[];
  readonly truth: Truth;
  readonly person: SamplePerson;
  /** Key of the product; undefined when none is named. */
  readonly product?: string;
  /** Key of the team that served the customer. */
  readonly team?: string;
  readonly store?: string;
}

export interface SurveyItem extends Common {
  readonly stream: 'survey-ja' | 'survey-en';
  /** 1–5. */
  readonly csat: number;
  /** 0–10; undefined when skipped. */
  readonly nps?: number;
  /** 1–5, 5 is "it was easy"; undefined when skipped. */
  readonly ces?: number;
}
export interface ReviewItem extends Common {
  readonly stream: 'reviews';
  /** 1–5. */
  readonly stars: number;
  readonly title?: string;
  readonly url: string;
}
export interface SocialItem extends Common {
  readonly stream: 'social';
  readonly url: string;
  readonly likes: number;
}
export interface TicketItem extends Common {
  readonly stream: 'tickets';
  readonly turns: readonly SampleTurn[];
  readonly solvedAt?: Date;
  /** The customer's verdict after the solution, 1 good or 0 bad. */
  readonly rating?: 0 | 1;
  readonly contacts: number;
  readonly reopened: boolean;
}
export interface CallItem extends Common {
  readonly stream: 'calls';
  readonly turns: readonly SampleTurn[];
  readonly handlingSeconds: number;
  readonly solvedAt?: Date;
  readonly contacts: number;
}
export type SampleItem = SurveyItem | ReviewItem | SocialItem | TicketItem | CallItem;

/** A line of `truth.jsonl`. */
export interface TruthLine extends Truth {
  readonly stream: Stream;
  readonly id: string;
}

/** The true labels of an item, as they are written beside the files. */
export function truthOf(item: SampleItem): TruthLine {
  const { themes, sentiment, intent, priority } = item.truth;
  return { stream: item.stream, id: item.id, themes, sentiment, intent, priority };
}
