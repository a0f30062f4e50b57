import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A correction of minutes. */
export interface ReviewNote {
  readonly id: string;
  readonly text: string;
  readonly by: string | null;
  readonly at: Date;
}

const read = statement(
  'notes of review',
  `select n.note_id as id, n.text, p.name as by, n.at from review_note n left join person p on p.person_id = n.person_id
   where n.review_id = :reviewId order by n.at, n.note_id`,
);
const insert = statement(
  'add note to review',
  `insert into review_note (note_id, review_id, text, person_id, at) values (:id, :reviewId, :text, :personId, :at)`,
);

/** The oldest first. */
export function notesOf(session: Session, reviewId: string): Promise<ReviewNote[]> {
  return session.run<ReviewNote>(read, { reviewId });
}

export async function addNote(
  session: Session,
  note: {
    readonly id: string;
    readonly reviewId: string;
    readonly text: string;
    readonly personId: string | null;
    readonly at: Date;
  },
): Promise<void> {
  await session.run(insert, note);
}
