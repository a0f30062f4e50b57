import type { Mention } from '../../domain/classification.js';
import type { Channel, SentimentLabel } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

/** An item's surest words on a theme. */
export interface QuoteRow {
  readonly itemId: string;
  readonly lang: string;
  readonly channel: Channel;
  readonly product: string | null;
  readonly createdAt: Date | null;
  readonly partKey: string;
  /** The whole part, masked. */
  readonly text: string;
  /** Of the surest mention, 0 … 1, and its tone. */
  readonly confidence: number;
  readonly tone: SentimentLabel;
  /** Mentions of the themes in this part. */
  readonly mentions: readonly Mention[];
}

const read = sqlFile(import.meta.url, 'quotes.sql');

/** Items that mention none of the themes are absent; in the order of their ids. */
export function readQuotes(
  session: Session,
  itemIds: readonly string[],
  themeIds: readonly number[],
): Promise<QuoteRow[]> {
  return session.run<QuoteRow>(read, { itemIds, themeIds });
}
