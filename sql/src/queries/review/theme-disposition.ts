import type { ThemeDecision } from '../../domain/review/undecided.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A decision about a theme, as kept. */
export interface StoredThemeDisposition {
  readonly id: string;
  readonly themeId: number;
  readonly state: ThemeDecision['state'];
  readonly reason: string | null;
  readonly note: string | null;
  /** Local date. */
  readonly until: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly actionId: string | null;
  readonly decisionId: string | null;
  readonly reviewId: string | null;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date;
  readonly supersededAt: Date | null;
}

type NewThemeDisposition = Omit<StoredThemeDisposition, 'ownerName' | 'decidedByName' | 'reviewId' | 'supersededAt'>;

const COLUMNS = `t.disposition_id as id, t.theme_id as "themeId", t.state, t.reason, t.note, t.until, t.owner_id as "ownerId",
  o.name as "ownerName", t.action_id as "actionId", t.decision_id as "decisionId", d.review_id as "reviewId",
  t.decided_by as "decidedBy", p.name as "decidedByName", t.decided_at as "decidedAt", t.superseded_at as "supersededAt"
  from theme_disposition t left join person p on p.person_id = t.decided_by left join person o on o.person_id = t.owner_id
  left join review_decision d on d.decision_id = t.decision_id`;

const history = statement(
  'dispositions of theme',
  `select ${COLUMNS} where t.theme_id = :themeId order by t.decided_at desc, t.superseded_at desc nulls first`,
);
const standing = statement(
  'theme decisions that hold',
  `select t.theme_id as "themeId", t.state,
     to_char(t.decided_at at time zone :timeZone, 'YYYY-MM-DD') as "decidedOn", t.until::text as until,
     to_char(a.status_at at time zone :timeZone, 'YYYY-MM-DD') as "actionEndedOn"
   from theme_disposition t
     left join action a on a.action_id = t.action_id and (a.status in ('closed', 'stopped') or a.removed_at is not null)
   where t.superseded_at is null order by t.theme_id`,
);
const supersede = statement(
  'supersede theme disposition',
  `update theme_disposition set superseded_at = :now where theme_id = :themeId and superseded_at is null`,
);
const insert = statement(
  'keep theme disposition',
  `insert into theme_disposition (disposition_id, theme_id, state, reason, note, until, owner_id, action_id, decision_id, decided_by,
     decided_at)
   values (:id, :themeId, :state, :reason, :note, :until, :ownerId, :actionId, :decisionId, :decidedBy, :decidedAt)`,
);
const hold = statement('hold theme dispositions', `select pg_advisory_xact_lock(8020241, :themeId)`);
const takeBack = statement(
  'take back theme disposition',
  `delete from theme_disposition where decision_id = :decisionId and superseded_at is null
   returning theme_id as "themeId", decided_at as "decidedAt"`,
);
const restore = statement(
  'restore theme disposition',
  `update theme_disposition set superseded_at = null where theme_id = :themeId and superseded_at = :decidedAt`,
);

/** The newest first; the first one holds unless it is superseded. */
export function themeDispositions(session: Session, themeId: number): Promise<StoredThemeDisposition[]> {
  return session.run<StoredThemeDisposition>(history, { themeId });
}

/** The newest decision about each theme that there is one about. @param timeZone of the organisation: days are its days */
export function themeDecisions(session: Session, timeZone: string): Promise<ThemeDecision[]> {
  return session.run<ThemeDecision>(standing, { timeZone });
}

/** Inside a transaction: the new decision holds from now on, what was before stays in the history. */
export async function decideOnTheme(session: Session, decision: NewThemeDisposition): Promise<void> {
  await session.run(hold, { themeId: decision.themeId });
  await session.run(supersede, { themeId: decision.themeId, now: decision.decidedAt });
  await session.run(insert, { ...decision });
}

/**
 * What a decision of a meeting said of its theme is as if it had never been said, unless somebody decided otherwise since; what held before
 * holds again. The decision itself stays in the meeting's own history.
 */
export async function takeBackOnTheme(session: Session, decisionId: string): Promise<void> {
  const [gone] = await session.run<{ themeId: number; decidedAt: Date }>(takeBack, { decisionId });
  if (gone) await session.run(restore, gone);
}
