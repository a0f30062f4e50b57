import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import type { Editor } from './draft-row.js';

const insert = statement(
  'log change of themes',
  `insert into change_log (at, person_id, action, subject, detail) values (:now, :personId, :action, :subject, :detail)`,
);

/** One line of the log in the transaction of the change itself. @param subject `<table>` or `<table>:<id>` */
export async function logThemes(
  session: Session,
  { personId, now }: Editor,
  line: { readonly action: string; readonly subject: string; readonly detail: object },
): Promise<void> {
  await session.run(insert, { now, personId, ...line, detail: JSON.stringify(line.detail) });
}
