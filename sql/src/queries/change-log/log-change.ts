import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const insert = statement(
  'log change',
  `insert into change_log (at, person_id, action, subject, detail) values (:now, :personId, :action, :subject, :detail)`,
);

/** One line of the log, in the transaction of the change itself. @param line `subject` is `<table>` or `<table>:<id>`; `detail` never holds a secret */
export async function logChange(
  session: Session,
  { personId, now }: { readonly personId: string | null; readonly now: Date },
  line: { readonly action: string; readonly subject: string; readonly detail: object },
): Promise<void> {
  await session.run(insert, { now, personId, ...line, detail: JSON.stringify(line.detail) });
}
