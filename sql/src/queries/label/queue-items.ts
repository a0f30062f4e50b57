import type { Mention } from '../../domain/classification.js';
import type { Channel, Intent, Kind, Priority, Role, Score, SentimentLabel } from '../../domain/item.js';
import type { Stratum } from '../../domain/labelling/draw-queue.js';
import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';

/** An item to judge. Texts are masked, and cut at 20,000 characters. */
export interface QueueItemRow {
  readonly drawId: string;
  readonly itemId: string;
  readonly stratum: Stratum;
  readonly themeId: number | null;
  readonly second: boolean;
  readonly kind: Kind;
  readonly channel: Channel;
  readonly createdAt: Date | null;
  readonly lang: string;
  readonly sourceName: string;
  readonly scores: readonly Score[];
  readonly sentiment: SentimentLabel | null;
  readonly intent: Intent | null;
  readonly priority: Priority | null;
  readonly mentions: readonly Mention[];
  readonly parts: readonly {
    readonly key: string;
    readonly role: Role;
    readonly text: string;
    /** PostgreSQL's JSON text of a time. */
    readonly at: string | null;
    readonly question: string | null;
    readonly lang: string;
  }[];
}

const items = sqlFile(import.meta.url, 'queue-items.sql');
const emerging = statement(
  'suggestions of items',
  `select i.item_id as "itemId", t.name from unnest(:itemIds::uuid[]) as i(item_id)
   join theme_suggestion t on t.status = 'open' and t.item_ids @> array[i.item_id] order by t.z desc`,
);

/** The items of these draws that have not changed since, in their order. */
export function readQueueItems(session: Session, drawIds: readonly string[]): Promise<QueueItemRow[]> {
  return session.run<QueueItemRow>(items, { drawIds });
}

/** Names of the emerging themes that hold these items, clearest first. */
export function readSuggestionNames(
  session: Session,
  itemIds: readonly string[],
): Promise<{ readonly itemId: string; readonly name: Bilingual }[]> {
  return session.run(emerging, { itemIds });
}
