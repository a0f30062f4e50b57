import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

/** The definition before the one that serves. */
export interface DefinitionBefore {
  readonly taxonomyVersion: number;
  /** Version under which the classifier spoke then. */
  readonly classifierVersion: string;
  /** Since when the definition of now serves; later items were never judged by the one before. */
  readonly swappedAt: Date;
}

/** Items of one local day that have customer text. */
export interface DefinitionDay {
  readonly day: number;
  readonly n: number;
  /** Those with the theme by the definition of now. */
  readonly now: number;
  /** Those that were judged by the definition before, and of them those with the theme. */
  readonly nBefore: number;
  readonly before: number;
}

const readBefore = sqlFile(import.meta.url, 'definition-before.sql');
const days = sqlFile(import.meta.url, 'definition-days.sql');

/** Null while only one definition ever served. */
export async function definitionBefore(session: Session): Promise<DefinitionBefore | null> {
  const [row] = await session.run<{ [Key in keyof DefinitionBefore]: DefinitionBefore[Key] | null }>(readBefore);
  const { taxonomyVersion, classifierVersion, swappedAt } = row ?? {};
  if (taxonomyVersion == null || classifierVersion == null || swappedAt == null) return null;
  return { taxonomyVersion, classifierVersion, swappedAt };
}

/** Days without items are absent. @param before null counts under the definition of now only */
export function definitionDays(
  session: Session,
  asked: {
    readonly fromDay: number;
    readonly toDay: number;
    readonly nowIds: readonly number[];
    readonly beforeIds: readonly number[];
    readonly before: DefinitionBefore | null;
  },
): Promise<DefinitionDay[]> {
  const { fromDay, toDay, nowIds, beforeIds, before } = asked;
  const beforeVersion = before?.classifierVersion ?? null;
  return session.run<DefinitionDay>(days, { fromDay, toDay, nowIds, beforeIds, beforeVersion });
}
