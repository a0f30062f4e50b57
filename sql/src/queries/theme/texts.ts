import type { Lang } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

/** The masked text of one item. */
export interface ThemeText {
  readonly id: string;
  readonly lang: Lang;
  /** The customer's words, 1,000 characters at most. */
  readonly text: string;
}

const read = sqlFile(import.meta.url, 'texts.sql');

/** Items without such a text are absent. @param themeIds only the parts that mention one of these; null for all of the customer's */
export function readTexts(
  session: Session,
  itemIds: readonly string[],
  themeIds: readonly number[] | null,
): Promise<ThemeText[]> {
  return session.run<ThemeText>(read, { itemIds, themeIds });
}
