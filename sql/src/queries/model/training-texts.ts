import type { Channel, Kind, Lang, Score } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

/** The customer's words of an item as a trainer reads them. */
export interface TrainingText {
  readonly itemId: string;
  readonly revision: number;
  readonly kind: Kind;
  readonly channel: Channel;
  readonly lang: Lang;
  readonly scores: readonly Score[];
  readonly text: string;
  /** Whether a complete judgement exists: what was not said to apply does not. */
  readonly judged: boolean;
}

const sample = sqlFile(import.meta.url, 'unlabelled-texts.sql');
const labelled = sqlFile(import.meta.url, 'labelled-texts.sql');

/** Up to `size` items with customer text, the same ones as long as they exist: ids are hashes, so their order is a draw. */
export function unlabelledTexts(session: Session, size: number): Promise<TrainingText[]> {
  return session.run<TrainingText>(sample, { size });
}

/** Every item with a label that still speaks of its present text. */
export function labelledTexts(session: Session): Promise<TrainingText[]> {
  return session.run<TrainingText>(labelled);
}
