import type { Channel } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

/** What a customer asked, masked. */
export interface AskedRow {
  readonly id: string;
  readonly lang: string;
  /** The customer's first two parts, 2,000 characters at most. */
  readonly text: string;
  readonly channel: Channel;
  /** Local day number. */
  readonly day: number;
  /** Whether it reached staff. */
  readonly contact: boolean;
  /** A conversation that nobody answered, two days old or more. */
  readonly unanswered: boolean;
  /** Those mentioned, without the ones above them. */
  readonly themes: readonly number[];
  /** Of the whole period, also those beyond `most`. */
  readonly total: number;
}

const read = sqlFile(import.meta.url, 'questions.sql');

/** @param days local day numbers, inclusive; @param most rows at most, a draw when there are more */
export function readQuestions(
  session: Session,
  days: { readonly fromDay: number; readonly toDay: number },
  most: number,
): Promise<AskedRow[]> {
  return session.run<AskedRow>(read, { ...days, most });
}
