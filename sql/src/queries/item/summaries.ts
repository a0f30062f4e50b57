import type { Mention, PriorityReason } from '../../domain/classification.js';
import type { Channel, HandlingState, Intent, Kind, Priority, Score, SentimentLabel } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

/** An item as the list shows it; the quote is the whole part, not yet cut. */
export interface SummaryRow {
  readonly itemId: string;
  readonly kind: Kind;
  readonly channel: Channel;
  readonly createdAt: Date | null;
  readonly lang: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly sample: boolean;
  readonly product: string | null;
  readonly team: string | null;
  readonly sentiment: SentimentLabel | null;
  readonly intent: Intent | null;
  readonly priority: Priority;
  readonly handling: HandlingState;
  /** Local date. */
  readonly dueOn: string | null;
  readonly scores: readonly Score[];
  readonly reasons: readonly PriorityReason[];
  /** The customer's part with the surest mention, else the longest; null when the customer wrote nothing. */
  readonly quoteKey: string | null;
  readonly quoteText: string | null;
  readonly quoteQuestion: string | null;
  readonly mentions: readonly Mention[];
  readonly turns: number;
}

const read = sqlFile(import.meta.url, 'summaries.sql');

/** The items of these ids that are live, in their order. */
export function readSummaries(session: Session, itemIds: readonly string[]): Promise<SummaryRow[]> {
  return session.run<SummaryRow>(read, { itemIds });
}
