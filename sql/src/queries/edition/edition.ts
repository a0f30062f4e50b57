import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/edition/canonical.js';
import type { EditionContent } from '../../domain/edition/content.js';
import type { EditionState } from '../../domain/edition/settings.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** An edition without its content. */
export interface StoredEdition {
  readonly editionId: string;
  /** Local day number of the first day. */
  readonly week: number;
  readonly state: EditionState;
  readonly hash: string;
  readonly asOf: Date;
  readonly builtAt: Date;
  readonly builtBy: string | null;
  readonly builtByName: string | null;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
  readonly approvedByName: string | null;
  readonly sentAt: Date | null;
  readonly sentBy: string | null;
  readonly sentByName: string | null;
  readonly returnedNote: string | null;
  readonly amendedAt: Date | null;
}

export interface NewEdition {
  readonly editionId: string;
  readonly week: number;
  readonly state: EditionState;
  readonly content: string;
  readonly hash: string;
  readonly asOf: Date;
  readonly builtAt: Date;
  readonly builtBy: string | null;
  readonly replaces: string | null;
}

const COLUMNS = `e.edition_id as "editionId", e.week, e.state, e.hash, e.as_of as "asOf", e.built_at as "builtAt", e.built_by as "builtBy",
  b.name as "builtByName", e.replaces, n.edition_id as "replacedBy", e.approved_at as "approvedAt", e.approved_by as "approvedBy",
  a.name as "approvedByName", e.sent_at as "sentAt", e.sent_by as "sentBy", s.name as "sentByName", e.returned_note as "returnedNote",
  e.amended_at as "amendedAt"`;
const FROM = `from edition e left join edition n on n.replaces = e.edition_id left join person b on b.person_id = e.built_by
  left join person a on a.person_id = e.approved_by left join person s on s.person_id = e.sent_by`;

const list = statement(
  'editions',
  `select ${COLUMNS} ${FROM} where e.superseded_at is null or :replaced::boolean order by e.week desc, e.built_at desc limit 520`,
);
const byId = statement('edition', `select ${COLUMNS} ${FROM} where e.edition_id = :editionId`);
const ofWeek = statement(
  'edition of week',
  `select ${COLUMNS} ${FROM} where e.week = :week and e.superseded_at is null`,
);
const lock = statement('edition to change', `select edition_id from edition where edition_id = :editionId for update`);
const content = statement('content of edition', `select content from edition where edition_id = :editionId`);
const heads = statement(
  'heads of editions',
  `select edition_id as "editionId", (content::jsonb -> 'header' ->> 'quiet')::boolean as quiet, content::jsonb -> 'sentences' -> 0 as headline
   from edition where edition_id = any(:editionIds::uuid[])`,
);
const insert = statement(
  'insert edition',
  `insert into edition (edition_id, week, state, content, hash, as_of, built_at, built_by, replaces)
   values (:editionId, :week, :state, :content, :hash, :asOf, :builtAt, :builtBy, :replaces)`,
);
const supersede = statement(
  'supersede edition',
  `update edition set superseded_at = :now where week = :week and superseded_at is null returning edition_id as "editionId"`,
);
const approve = statement(
  'approve edition',
  `update edition set state = 'approved', approved_at = :now, approved_by = :personId::uuid, returned_note = null where edition_id = :editionId`,
);
const giveBack = statement(
  'return edition',
  `update edition set state = 'draft', returned_note = :note, approved_at = null, approved_by = null where edition_id = :editionId`,
);
const send = statement(
  'mark edition sent',
  `update edition set state = 'sent', sent_at = :now, sent_by = :personId::uuid where edition_id = :editionId`,
);

const amendments = statement(
  'amendments of edition',
  `select at, old_hash as "oldHash", new_hash as "newHash", items from edition_amendment where edition_id = :editionId order by at`,
);

/** One builds an edition at a time: two of a week would each replace what the other has not written yet. */
const LOCK = 8020231;

/**
 * SHA-256 over the canonical JSON of facts and versions, hex. The hashes of blocks are pinned beside, not under it: a closed month is packed
 * into one block without any number changing.
 */
export function editionHash(edition: EditionContent): string {
  const { stamp } = edition.header;
  const text = canonicalJson({ ...edition, header: { ...edition.header, stamp: { ...stamp, blocks: [] } } });
  return createHash('sha256').update(text).digest('hex');
}

/** Newest week first. */
export function listEditions(session: Session, replaced: boolean): Promise<StoredEdition[]> {
  return session.run<StoredEdition>(list, { replaced });
}

export async function findEdition(session: Session, editionId: string): Promise<StoredEdition | null> {
  return (await session.run<StoredEdition>(byId, { editionId }))[0] ?? null;
}

/** The one that holds. @param week local day number of its first day */
export async function editionOfWeek(session: Session, week: number): Promise<StoredEdition | null> {
  return (await session.run<StoredEdition>(ofWeek, { week }))[0] ?? null;
}

/** Held until the transaction ends: two people do not approve, send or replace at once. @returns null when there is none */
export async function lockEdition(session: Session, editionId: string): Promise<StoredEdition | null> {
  if ((await session.run(lock, { editionId })).length === 0) return null;
  return findEdition(session, editionId);
}

/** Canonical JSON; null when there is no such edition. */
export async function editionText(session: Session, editionId: string): Promise<string | null> {
  return (await session.run<{ content: string }>(content, { editionId }))[0]?.content ?? null;
}

/** What was frozen. @returns null when there is no such edition */
export async function editionContent(session: Session, editionId: string): Promise<EditionContent | null> {
  const text = await editionText(session, editionId);
  if (text === null) return null;
  const parsed: EditionContent = JSON.parse(text);
  return parsed;
}

export interface EditionHead {
  readonly editionId: string;
  readonly quiet: boolean;
  readonly headline: EditionContent['sentences'][number] | null;
}

export function editionHeads(session: Session, editionIds: readonly string[]): Promise<EditionHead[]> {
  return session.run<EditionHead>(heads, { editionIds: [...editionIds] });
}

export async function holdEditions(session: Session): Promise<void> {
  await session.query('select pg_advisory_xact_lock($1)', [LOCK]);
}

/** The week's edition no longer holds. @returns its id; null when there was none */
export async function supersedeEdition(session: Session, week: number, now: Date): Promise<string | null> {
  return (await session.run<{ editionId: string }>(supersede, { week, now }))[0]?.editionId ?? null;
}

export async function insertEdition(session: Session, edition: NewEdition): Promise<void> {
  await session.run(insert, { ...edition });
}

interface By {
  readonly now: Date;
  readonly personId: string | null;
}

export async function markApproved(session: Session, editionId: string, { now, personId }: By): Promise<void> {
  await session.run(approve, { editionId, now, personId });
}

export async function markReturned(session: Session, editionId: string, note: string): Promise<void> {
  await session.run(giveBack, { editionId, note });
}

export async function markSent(session: Session, editionId: string, { now, personId }: By): Promise<void> {
  await session.run(send, { editionId, now, personId });
}

export interface Amendment {
  readonly at: Date;
  readonly oldHash: string;
  readonly newHash: string;
  /** Erased items. */
  readonly items: number;
}

/** Erasures that it went through, oldest first. */
export function amendmentsOf(session: Session, editionId: string): Promise<Amendment[]> {
  return session.run<Amendment>(amendments, { editionId });
}
