import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A note of progress. */
export interface StoredNote {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly { readonly id: string; readonly name: string }[];
  readonly writtenAt: Date;
  readonly writtenBy: string | null;
  readonly writtenByName: string | null;
  readonly changedAt: Date | null;
}

const SELECT = `select n.note_id as id, n.action_id as "actionId", n.text, n.written_at as "writtenAt", n.written_by as "writtenBy", p.name as "writtenByName",
    n.changed_at as "changedAt",
    coalesce((select jsonb_agg(jsonb_build_object('id', m.person_id, 'name', m.name) order by m.name, m.person_id)
      from person m where m.person_id = any (n.mentions)), '[]') as mentions
  from action_note n left join person p on p.person_id = n.written_by`;

const ofAction = statement(
  'notes of action',
  `${SELECT} where n.action_id = :actionId order by n.written_at, n.note_id`,
);
const byId = statement('note', `${SELECT} where n.note_id = :id`);
const write = statement(
  'write note',
  `insert into action_note (note_id, action_id, text, mentions, written_at, written_by)
   values (:id, :actionId, :text, :mentions::uuid[], :now, :personId)
   on conflict (note_id) do update set text = excluded.text, mentions = excluded.mentions, changed_at = :now`,
);
const remove = statement('remove note', `delete from action_note where note_id = :id`);

/** Oldest first. */
export function notesOf(session: Session, actionId: string): Promise<StoredNote[]> {
  return session.run<StoredNote>(ofAction, { actionId });
}

export async function findNote(
  session: Session,
  id: string,
): Promise<(StoredNote & { readonly actionId: string }) | null> {
  return (await session.run<StoredNote & { readonly actionId: string }>(byId, { id }))[0] ?? null;
}

/** Writes a note, or one that is there over. */
export async function writeNote(
  session: Session,
  note: {
    readonly id: string;
    readonly actionId: string;
    readonly text: string;
    readonly mentions: readonly string[];
    readonly personId: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await session.run(write, { ...note, mentions: [...note.mentions] });
}

export async function removeNote(session: Session, id: string): Promise<void> {
  await session.run(remove, { id });
}
