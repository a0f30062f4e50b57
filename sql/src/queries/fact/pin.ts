import type { Finding } from '../../domain/finding/finding.js';
import type { Stamp } from '../../domain/finding/frozen-fact.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** What numbers and comments are kept on. */
export type SubjectKind = 'edition' | 'review' | 'case' | 'action';
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** A number kept on a subject, as it was counted then. */
export interface PinRow {
  readonly id: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly position: number;
  readonly finding: Finding;
  readonly stamp: Stamp;
  readonly pinnedAt: Date;
  /** Both null once the person is gone. */
  readonly pinnedBy: string | null;
  readonly pinnedByName: string | null;
  readonly unpinnedAt: Date | null;
  /** Items behind it then; null where they were too many to be kept. */
  readonly items: number | null;
}

export interface NewPin {
  readonly id: string;
  readonly subject: Subject;
  readonly finding: Finding;
  readonly stamp: Stamp;
  readonly personId: string | null;
  readonly now: Date;
  /** Null when they are too many to be kept. */
  readonly itemIds: readonly string[] | null;
}

const COLUMNS = `f.pin_id as id, f.subject_kind as "subjectKind", f.subject_id as "subjectId", f.position, f.finding, f.stamp,
  f.pinned_at as "pinnedAt", f.pinned_by as "pinnedBy", p.name as "pinnedByName", f.unpinned_at as "unpinnedAt",
  f.items`;

const ofSubject = statement(
  'pins of subject',
  `select ${COLUMNS} from pinned_fact f left join person p on p.person_id = f.pinned_by
   where f.subject_kind = :kind and f.subject_id = :id::uuid and f.unpinned_at is null order by f.position, f.pin_id`,
);
const one = statement(
  'pin',
  `select ${COLUMNS} from pinned_fact f left join person p on p.person_id = f.pinned_by where f.pin_id = :id::uuid`,
);
const hold = statement(
  'hold the pins of a subject',
  `select pg_advisory_xact_lock(hashtext(:key::text)) is null as held`,
);
const insert = statement(
  'add pin',
  `insert into pinned_fact (pin_id, subject_kind, subject_id, position, finding, stamp, pinned_at, pinned_by, items)
   select :id::uuid, :kind, :subjectId::uuid,
     coalesce((select max(position) from pinned_fact where subject_kind = :kind and subject_id = :subjectId::uuid), -1) + 1,
     :finding::jsonb, :stamp::jsonb, :now, :personId::uuid, :items::int`,
);
const insertItems = statement(
  'keep items of pin',
  `insert into pinned_item (pin_id, item_id) select :id::uuid, item_id from unnest(:itemIds::uuid[]) as x(item_id)
   on conflict do nothing`,
);
const items = statement(
  'items of pin',
  `select item_id as "itemId" from pinned_item where pin_id = :id::uuid order by item_id`,
);
const reorder = statement(
  'order pins',
  `update pinned_fact f set position = x.position - 1
   from unnest(:ids::uuid[]) with ordinality as x(pin_id, position)
   where f.pin_id = x.pin_id and f.subject_kind = :kind and f.subject_id = :subjectId::uuid`,
);
const takeOff = statement('take pin off', `update pinned_fact set unpinned_at = :at where pin_id = :id::uuid`);

/** The numbers on a subject, in their order. */
export function readPins(session: Session, { kind, id }: Subject): Promise<PinRow[]> {
  return session.run<PinRow>(ofSubject, { kind, id });
}

/** Those that were taken off too. */
export async function readPin(session: Session, id: string): Promise<PinRow | undefined> {
  return (await session.run<PinRow>(one, { id }))[0];
}

/** Inside a transaction: nobody else adds to or orders the pins of the subject until its end. */
export async function holdPins(session: Session, { kind, id }: Subject): Promise<void> {
  await session.run(hold, { key: `pins ${kind} ${id}` });
}

/** Adds a pin behind the others of its subject; call `holdPins` before. */
export async function insertPin(session: Session, pin: NewPin): Promise<PinRow> {
  const { id, subject, finding, stamp, itemIds, personId, now } = pin;
  await session.run(insert, {
    id,
    kind: subject.kind,
    subjectId: subject.id,
    finding: JSON.stringify(finding),
    stamp: JSON.stringify(stamp),
    items: itemIds?.length ?? null,
    personId,
    now,
  });
  if (itemIds && itemIds.length > 0) await session.run(insertItems, { id, itemIds });
  const written = await readPin(session, id);
  if (!written) throw new Error('a pin was written and not found');
  return written;
}

/** The items behind a pinned number as counted then, but for those erased since. */
export async function readPinItems(session: Session, id: string): Promise<readonly string[]> {
  return (await session.run<{ itemId: string }>(items, { id })).map(({ itemId }) => itemId);
}

/** Puts pins of a subject in the order given; others stay where they are. */
export async function orderPins(session: Session, subject: Subject, ids: readonly string[]): Promise<void> {
  await session.run(reorder, { ids, kind: subject.kind, subjectId: subject.id });
}

/** Takes a pin off at an instant, or puts it back with null. */
export async function setUnpinned(session: Session, id: string, at: Date | null): Promise<void> {
  await session.run(takeOff, { id, at });
}
