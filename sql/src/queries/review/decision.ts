import type { DecisionInput } from '../../domain/review/decision.js';
import type { Outcome } from '../../domain/review/review.js';
import type { AgendaContent } from '../../domain/review/content.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

export interface NewDecision extends DecisionInput {
  readonly id: string;
  readonly reviewId: string;
  readonly itemId: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
}

/** A promise of a meeting: what was to be found out, or was put off, and nobody has answered. */
export interface StoredFollowUp {
  readonly decisionId: string;
  readonly reviewId: string;
  readonly departmentId: string | null;
  readonly heldOn: string;
  readonly outcome: Outcome;
  readonly note: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly dueOn: string | null;
  readonly content: AgendaContent;
}

/** A promise whose day has passed, and the day it was kept. */
interface PromiseRow {
  readonly dueOn: string;
  readonly keptOn: string | null;
}

const insert = statement(
  'keep decision',
  `insert into review_decision (decision_id, review_id, item_id, outcome, reason, note, owner_id, due_on, action_id, decided_by, decided_at)
   values (:id, :reviewId, :itemId, :outcome, :reason, :note, :ownerId, :dueOn, :actionId, :decidedBy, :decidedAt)`,
);
const supersede = statement(
  'supersede decision',
  `update review_decision set superseded_at = :at, superseded_by = :by where item_id = :itemId and superseded_at is null`,
);
const open = statement(
  'open follow-ups',
  `select x.decision_id as "decisionId", x.review_id as "reviewId", r.department_id as "departmentId", r.held_on::text as "heldOn",
     x.outcome, x.note, x.owner_id as "ownerId", o.name as "ownerName", x.due_on::text as "dueOn", i.content
   from review_decision x join review r on r.review_id = x.review_id join review_item i on i.item_id = x.item_id
     left join person o on o.person_id = x.owner_id
   where x.superseded_at is null and x.answered_at is null and x.outcome in ('investigate', 'defer') and r.state = 'ended'
   order by x.due_on, r.held_on, x.decision_id`,
);
const answer = statement(
  'answer follow-up',
  `update review_decision set answered_at = :at, answered_by = :by, answer = :answer
   where decision_id = :id and superseded_at is null and answered_at is null and outcome in ('investigate', 'defer')
   returning decision_id as id`,
);
const reopen = statement(
  'reopen follow-up',
  `update review_decision set answered_at = null, answered_by = null, answer = null
   where decision_id = :id and answer = :answer returning decision_id as id`,
);
const promises = statement(
  'promises of meetings',
  `select coalesce(a.due_on, x.due_on)::text as "dueOn",
     case when x.action_id is not null
       then case when a.status in ('done', 'measuring', 'closed')
         then to_char(a.status_at at time zone :timeZone, 'YYYY-MM-DD') end
       else to_char(x.answered_at at time zone :timeZone, 'YYYY-MM-DD') end as "keptOn"
   from review_decision x join review r on r.review_id = x.review_id
     left join action a on a.action_id = x.action_id and a.removed_at is null
   where x.superseded_at is null and r.state = 'ended' and r.held_on >= :since::date
     and x.outcome in ('act', 'investigate', 'defer') and coalesce(a.due_on, x.due_on) < :today::date`,
);

export async function keepDecision(session: Session, decision: NewDecision): Promise<void> {
  await session.run(insert, { ...decision });
}

/** What held for an item does so no longer. */
export async function supersedeDecision(
  session: Session,
  itemId: string,
  { at, by }: { readonly at: Date; readonly by: string | null },
): Promise<void> {
  await session.run(supersede, { itemId, at, by });
}

/** Promises of ended meetings that nobody has answered, the most urgent first. */
export function openFollowUps(session: Session): Promise<StoredFollowUp[]> {
  return session.run<StoredFollowUp>(open);
}

/** @returns false when there is no such open promise */
export async function answerPromise(
  session: Session,
  id: string,
  said: { readonly at: Date; readonly by: string | null; readonly answer: string },
): Promise<boolean> {
  return (await session.run(answer, { id, ...said })).length > 0;
}

/** The later decision by which it was answered was taken back: it is open again. @param answer as it was given with `answerPromise` */
export async function reopenPromise(session: Session, id: string, said: string): Promise<void> {
  await session.run(reopen, { id, answer: said });
}

/** Promises whose day lies before `today`, of meetings held since a day. @param timeZone of the organisation: days are its days */
export function promisesDue(
  session: Session,
  asked: { readonly since: string; readonly today: string; readonly timeZone: string },
): Promise<PromiseRow[]> {
  return session.run<PromiseRow>(promises, asked);
}
