import type { Lang } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

/** A customer's words as discovery reads them. */
export interface WrittenText {
  readonly id: string;
  readonly lang: Lang;
  readonly text: string;
  /** 0 … 1: the surest theme of the item; 0 where there is none. */
  readonly confidence: number;
}

const read = sqlFile(import.meta.url, 'discovery-texts.sql');

/** @param days local day numbers, inclusive; @param most texts at most, a draw when there are more */
export function discoveryTexts(
  session: Session,
  days: { readonly fromDay: number; readonly toDay: number },
  most: number,
): Promise<WrittenText[]> {
  return session.run<WrittenText>(read, { ...days, most });
}
