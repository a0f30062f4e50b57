import type { Minutes } from '../../domain/review/minutes.js';
import type { ReviewState } from '../../domain/review/review.js';
import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A meeting as stored. Days are local dates. */
export interface StoredReview {
  readonly id: string;
  readonly heldOn: string;
  readonly startsAt: string;
  readonly plannedMinutes: number;
  readonly departmentId: string | null;
  readonly departmentName: Bilingual | null;
  readonly editionId: string | null;
  readonly from: string;
  readonly to: string;
  readonly state: ReviewState;
  readonly currentItemId: string | null;
  readonly currentSince: Date | null;
  readonly view: string;
  readonly builtAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly minutes: Minutes | null;
  readonly hash: string | null;
}

/** What is planned of a meeting. */
export interface ReviewPlan {
  readonly heldOn: string;
  readonly startsAt: string;
  readonly plannedMinutes: number;
  readonly departmentId: string | null;
  readonly editionId: string | null;
  readonly from: string;
  readonly to: string;
}

interface ReviewLine extends Omit<StoredReview, 'minutes' | 'hash' | 'view' | 'currentItemId' | 'currentSince'> {
  readonly people: number;
  readonly asked: number;
  readonly decided: number;
}

const COLUMNS = `r.review_id as id, r.held_on::text as "heldOn", r.starts_at as "startsAt", r.planned_minutes as "plannedMinutes",
  r.department_id as "departmentId", d.name as "departmentName", r.edition_id as "editionId", r.from_on::text as "from",
  r.to_on::text as "to", r.state, r.built_at as "builtAt", r.started_at as "startedAt", r.ended_at as "endedAt"`;
const WHOLE = `${COLUMNS}, r.current_item_id as "currentItemId", r.current_since as "currentSince", r.view, r.minutes, r.hash
  from review r left join department d on d.department_id = r.department_id`;

const list = statement(
  'reviews',
  `select ${COLUMNS},
     (select count(*)::int from review_person p where p.review_id = r.review_id) as people,
     coalesce(i.asked, 0) as asked, coalesce(i.decided, 0) as decided
   from review r left join department d on d.department_id = r.department_id
     left join (
       select i.review_id, count(*) filter (where i.kind not in ('story', 'picture', 'read_back'))::int as asked,
         count(x.decision_id)::int as decided
       from review_item i left join review_decision x on x.item_id = i.item_id and x.superseded_at is null
       where i.removed_at is null group by i.review_id) i on i.review_id = r.review_id
   order by r.held_on desc, r.starts_at desc, r.review_id limit :most`,
);
const byId = statement('review', `select ${WHOLE} where r.review_id = :id`);
const locked = statement('review to change', `select review_id from review where review_id = :id for update`);
const people = statement(
  'people of review',
  `select p.person_id as id, p.name from review_person r join person p on p.person_id = r.person_id
   where r.review_id = :id order by p.name, p.person_id`,
);
const insert = statement(
  'keep review',
  `insert into review (review_id, held_on, starts_at, planned_minutes, department_id, edition_id, from_on, to_on, built_at, created_at,
     created_by)
   values (:id, :heldOn, :startsAt, :plannedMinutes, :departmentId, :editionId, :from, :to, :now, :now, :by)`,
);
const update = statement(
  'plan review',
  `update review set held_on = :heldOn, starts_at = :startsAt, planned_minutes = :plannedMinutes, department_id = :departmentId,
     edition_id = :editionId, from_on = :from, to_on = :to
   where review_id = :id`,
);
const clearPeople = statement('clear people of review', `delete from review_person where review_id = :id`);
const setPeople = statement(
  'set people of review',
  `insert into review_person (review_id, person_id)
   select :id, person_id from person where person_id = any(:personIds::uuid[])`,
);
const built = statement('review built', `update review set built_at = :now where review_id = :id`);
const start = statement('start review', `update review set state = 'running', started_at = :now where review_id = :id`);
const show = statement(
  'show review item',
  `update review set current_item_id = :itemId, current_since = :since, view = :view where review_id = :id`,
);
const end = statement(
  'end review',
  `update review set state = 'ended', ended_at = :now, minutes = :minutes, hash = :hash, current_item_id = null, current_since = null
   where review_id = :id`,
);
const remove = statement('remove review', `delete from review where review_id = :id`);
const previous = statement(
  'review before',
  `select ${WHOLE} where r.state = 'ended' and r.review_id <> :id
     and r.department_id is not distinct from :departmentId::uuid
   order by r.ended_at desc limit 1`,
);

/** The newest first. */
export function readReviews(session: Session, most: number): Promise<ReviewLine[]> {
  return session.run<ReviewLine>(list, { most });
}

export async function findReview(session: Session, id: string): Promise<StoredReview | null> {
  return (await session.run<StoredReview>(byId, { id }))[0] ?? null;
}

/** Held until the transaction ends: what happens in a meeting happens one after the other. */
export async function lockReview(session: Session, id: string): Promise<StoredReview | null> {
  return (await session.run(locked, { id })).length === 0 ? null : findReview(session, id);
}

export function peopleOfReview(
  session: Session,
  id: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return session.run(people, { id });
}

export async function insertReview(
  session: Session,
  id: string,
  plan: ReviewPlan,
  { personId, now }: { readonly personId: string | null; readonly now: Date },
): Promise<void> {
  await session.run(insert, { id, ...plan, now, by: personId });
}

export async function updatePlan(session: Session, id: string, plan: ReviewPlan): Promise<void> {
  await session.run(update, { id, ...plan });
}

/** Unknown people are passed over. */
export async function setPeopleOfReview(session: Session, id: string, personIds: readonly string[]): Promise<void> {
  await session.run(clearPeople, { id });
  await session.run(setPeople, { id, personIds: [...personIds] });
}

export async function noteBuilt(session: Session, id: string, now: Date): Promise<void> {
  await session.run(built, { id, now });
}

export async function markStarted(session: Session, id: string, now: Date): Promise<void> {
  await session.run(start, { id, now });
}

/** @param since null for nothing up on the screen */
export async function showItem(
  session: Session,
  id: string,
  shown: { readonly itemId: string | null; readonly since: Date | null; readonly view: string },
): Promise<void> {
  await session.run(show, { id, ...shown });
}

export async function markEnded(
  session: Session,
  id: string,
  frozen: { readonly now: Date; readonly minutes: Minutes; readonly hash: string },
): Promise<void> {
  await session.run(end, { id, ...frozen, minutes: JSON.stringify(frozen.minutes) });
}

export async function deleteReview(session: Session, id: string): Promise<void> {
  await session.run(remove, { id });
}

/** The last meeting of the same people that ended; null before the first. */
export async function reviewBefore(
  session: Session,
  { id, departmentId }: Pick<StoredReview, 'id' | 'departmentId'>,
): Promise<StoredReview | null> {
  return (await session.run<StoredReview>(previous, { id, departmentId }))[0] ?? null;
}
