import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import type { Subject, SubjectKind } from './pin.js';

const EXISTS: Readonly<Record<SubjectKind, ReturnType<typeof statement>>> = {
  edition: statement('edition exists', `select 1 as one from edition where edition_id = :id::uuid`),
  review: statement('review exists', `select 1 as one from review where review_id = :id::uuid`),
  case: statement('case exists', `select 1 as one from case_study where case_id = :id::uuid`),
  action: statement('action exists', `select 1 as one from action where action_id = :id::uuid`),
};

/** Whether there is something of this kind and id to keep numbers and comments on. */
export async function subjectExists(session: Session, { kind, id }: Subject): Promise<boolean> {
  return (await session.run(EXISTS[kind], { id })).length > 0;
}
