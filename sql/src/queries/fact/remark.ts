import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import type { Subject, SubjectKind } from './pin.js';

/** 所見: what a named person says beside the facts. */
export interface RemarkRow {
  readonly id: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  /** The part of the subject it stands beside; empty for the whole. */
  readonly place: string;
  readonly text: string;
  readonly writtenAt: Date;
  /** Null once the person is gone; the name stays. */
  readonly writtenBy: string | null;
  readonly writtenByName: string;
  readonly editedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

const COLUMNS = `remark_id as id, subject_kind as "subjectKind", subject_id as "subjectId", place, text, written_at as "writtenAt",
  written_by as "writtenBy", written_by_name as "writtenByName", edited_at as "editedAt", withdrawn_at as "withdrawnAt"`;

const ofSubject = statement(
  'remarks of subject',
  `select ${COLUMNS} from remark where subject_kind = :kind and subject_id = :id::uuid order by written_at, remark_id`,
);
const locked = statement('remark to change', `select ${COLUMNS} from remark where remark_id = :id::uuid for update`);
const insert = statement(
  'add remark',
  `insert into remark (remark_id, subject_kind, subject_id, place, text, written_at, written_by, written_by_name)
   values (:id, :kind, :subjectId, :place, :text, :now, :personId, :personName) returning ${COLUMNS}`,
);
const change = statement(
  'change remark',
  `update remark set text = :text, edited_at = :editedAt, withdrawn_at = :withdrawnAt where remark_id = :id::uuid
   returning ${COLUMNS}`,
);

/** The comments on a subject, the oldest first, those that were taken back too. */
export function readRemarks(session: Session, { kind, id }: Subject): Promise<RemarkRow[]> {
  return session.run<RemarkRow>(ofSubject, { kind, id });
}

/** Inside a transaction: the remark is held until its end. */
export async function lockRemark(session: Session, id: string): Promise<RemarkRow | undefined> {
  return (await session.run<RemarkRow>(locked, { id }))[0];
}

export async function insertRemark(
  session: Session,
  remark: {
    readonly id: string;
    readonly subject: Subject;
    readonly place: string;
    readonly text: string;
    readonly personId: string | null;
    readonly personName: string;
    readonly now: Date;
  },
): Promise<RemarkRow> {
  const { subject, ...rest } = remark;
  return written(await session.run<RemarkRow>(insert, { ...rest, kind: subject.kind, subjectId: subject.id }));
}

export async function changeRemark(
  session: Session,
  remark: Pick<RemarkRow, 'id' | 'text' | 'editedAt' | 'withdrawnAt'>,
): Promise<RemarkRow> {
  const { id, text, editedAt, withdrawnAt } = remark;
  return written(await session.run<RemarkRow>(change, { id, text, editedAt, withdrawnAt }));
}

function written([row]: readonly RemarkRow[]): RemarkRow {
  if (!row) throw new Error('a remark was written and not returned');
  return row;
}
