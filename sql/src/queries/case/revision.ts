import type { CaseContent } from '../../domain/case/case-study.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** What people wrote and chose, as it was. Quotes are items here, never words: those can be erased. */
export interface CaseRevision {
  readonly caseId: string;
  readonly revision: number;
  readonly content: CaseContent;
  readonly at: Date;
  readonly personId: string | null;
  readonly personName: string | null;
}

const write = statement(
  'write case revision',
  `insert into case_revision (case_id, revision, content, at, by_person) values (:caseId, :revision, :content, :at, :personId)`,
);
const ofCase = statement(
  'case revisions',
  `select r.case_id as "caseId", r.revision, r.content, r.at, r.by_person as "personId", p.name as "personName"
   from case_revision r left join person p on p.person_id = r.by_person
   where r.case_id = :caseId order by r.revision desc limit 200`,
);

export async function writeCaseRevision(session: Session, revision: Omit<CaseRevision, 'personName'>): Promise<void> {
  await session.run(write, { ...revision, content: JSON.stringify(revision.content) });
}

/** The newest 200, newest first. */
export function readCaseRevisions(session: Session, caseId: string): Promise<CaseRevision[]> {
  return session.run<CaseRevision>(ofCase, { caseId });
}
