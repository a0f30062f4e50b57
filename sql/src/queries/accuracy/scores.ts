import { DRIFT_BANDS } from '../../domain/accuracy/drift.js';
import type { Period } from '../../domain/calendar/period.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

export interface ScoreCount {
  readonly themeId: number;
  readonly lang: string;
  /** In the week looked at; else in the reference. */
  readonly now: boolean;
  /** Index into the bands of `drift.ts`. */
  readonly band: number;
  readonly mentions: number;
}

const read = sqlFile(import.meta.url, 'scores.sql');

/** Confidence of the model's mentions in two periods that do not overlap. */
export function readScores(session: Session, reference: Period, week: Period): Promise<ScoreCount[]> {
  return session.run<ScoreCount>(read, {
    referenceFrom: reference.from,
    referenceTo: reference.to,
    weekFrom: week.from,
    weekTo: week.to,
    ends: DRIFT_BANDS,
  });
}
