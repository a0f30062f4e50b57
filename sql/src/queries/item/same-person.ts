import type { Channel, HandlingState, Intent, Kind, Priority, SentimentLabel } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

export interface SamePersonRow {
  readonly id: string;
  readonly createdAt: Date | null;
  readonly kind: Kind;
  readonly channel: Channel;
  readonly sentiment: SentimentLabel | null;
  readonly intent: Intent | null;
  readonly priority: Priority;
  readonly handling: HandlingState;
  /** Parts in all, of everybody. */
  readonly turns: number;
  /** The beginning of the customer's first words; empty when there are none. */
  readonly quote: string;
}

const read = sqlFile(import.meta.url, 'same-person.sql');

/** At most 20; empty when the person is unknown. */
export function readSamePerson(session: Session, itemId: string): Promise<SamePersonRow[]> {
  return session.run<SamePersonRow>(read, { itemId });
}
