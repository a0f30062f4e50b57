import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const mark = statement(
  'mark case as read',
  `insert into case_read (case_id, person_id, revision, read_at)
   select case_id, :personId::uuid, revision, :now::timestamptz from case_study where case_id = :caseId
   on conflict (case_id, person_id) do update set revision = excluded.revision, read_at = excluded.read_at returning case_id`,
);
const unmark = statement(
  'mark case as unread',
  `delete from case_read where case_id = :caseId and person_id = :personId`,
);

/** @param read false takes the mark away */
export async function markCaseRead(
  session: Session,
  {
    caseId,
    personId,
    read,
    now,
  }: { readonly caseId: string; readonly personId: string; readonly read: boolean; readonly now: Date },
): Promise<void> {
  if (read) await session.run(mark, { caseId, personId, now });
  else await session.run(unmark, { caseId, personId });
}
