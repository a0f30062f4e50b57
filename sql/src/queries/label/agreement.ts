import type { LabelTask } from '../../domain/labelling/label.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

/** What one question about one item was answered by each of several people. */
export interface AgreementRow {
  readonly itemId: string;
  readonly task: LabelTask;
  readonly themeId: number | null;
  /** One value a person, in a fixed order. */
  readonly values: readonly string[];
}

const read = sqlFile(import.meta.url, 'agreement.sql');

/** All questions that at least two people answered in queues about the same revision of an item. */
export function readAgreement(session: Session): Promise<AgreementRow[]> {
  return session.run<AgreementRow>(read);
}
