import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A secret address under which a calendar program reads days of actions. */
export interface CalendarFeed {
  readonly id: string;
  readonly name: string;
  /** Whose actions and steps; null for everybody's. */
  readonly personId: string | null;
  readonly personName: string | null;
  readonly language: 'ja' | 'en';
  /** First characters of the secret. */
  readonly hint: string;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const SELECT = `select f.feed_id as id, f.name, f.person_id as "personId", p.name as "personName", f.language, f.hint,
    f.created_at as "createdAt", f.created_by as "createdBy", f.last_used_at as "lastUsedAt", f.revoked_at as "revokedAt"
  from calendar_feed f left join person p on p.person_id = f.person_id`;

const all = statement('calendar feeds', `${SELECT} order by f.created_at desc, f.feed_id`);
const byId = statement('calendar feed', `${SELECT} where f.feed_id = :id`);
const byHash = statement('calendar feed by hash', `${SELECT} where f.hash = :hash and f.revoked_at is null`);
const insert = statement(
  'add calendar feed',
  `insert into calendar_feed (feed_id, name, person_id, language, hash, hint, created_at, created_by)
   values (:id, :name, :personId, :language, :hash, :hint, :now, :createdBy)`,
);
const revoke = statement(
  'revoke calendar feed',
  `update calendar_feed set revoked_at = :now, revoked_by = :personId where feed_id = :id and revoked_at is null
   returning feed_id`,
);
// one write a minute at most, however often a program asks
const used = statement(
  'note use of calendar feed',
  `update calendar_feed set last_used_at = :now
   where feed_id = :id and (last_used_at is null or last_used_at < :now::timestamptz - interval '1 minute')`,
);

/** The newest first, revoked ones too. */
export function readFeeds(session: Session): Promise<CalendarFeed[]> {
  return session.run<CalendarFeed>(all);
}

export async function findFeed(session: Session, id: string): Promise<CalendarFeed | null> {
  return (await session.run<CalendarFeed>(byId, { id }))[0] ?? null;
}

/** One that was not revoked. @param hash SHA-256 of the secret */
export async function feedOfSecret(session: Session, hash: Buffer): Promise<CalendarFeed | null> {
  return (await session.run<CalendarFeed>(byHash, { hash }))[0] ?? null;
}

export async function insertFeed(
  session: Session,
  feed: Pick<CalendarFeed, 'id' | 'name' | 'personId' | 'language' | 'hint' | 'createdBy'> & {
    readonly hash: Buffer;
    readonly now: Date;
  },
): Promise<void> {
  await session.run(insert, { ...feed });
}

/** @returns false when it was revoked before, or there is none */
export async function revokeFeed(
  session: Session,
  revocation: { readonly id: string; readonly personId: string | null; readonly now: Date },
): Promise<boolean> {
  return (await session.run(revoke, { ...revocation })).length > 0;
}

export async function noteFeedUse(session: Session, id: string, now: Date): Promise<void> {
  await session.run(used, { id, now });
}
