import type { StandingItem } from '../../domain/review/agenda.js';
import type { AgendaContent } from '../../domain/review/content.js';
import { themeDecided } from '../../domain/review/content.js';
import type { Outcome, Why } from '../../domain/review/review.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** An item with the decision that holds for it. */
export interface StoredItem {
  readonly id: string;
  readonly key: string;
  readonly position: number;
  readonly placed: boolean;
  readonly timed: boolean;
  readonly plannedMinutes: number;
  readonly usedSeconds: number;
  readonly origin: 'built' | 'manual';
  readonly why: Why;
  readonly content: AgendaContent;
  readonly overLine: boolean;
  readonly removedAt: Date | null;
  readonly removedReason: string | null;
  readonly removedByName: string | null;
  readonly decisionId: string | null;
  readonly outcome: Outcome | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly dueOn: string | null;
  readonly actionId: string | null;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
}

const ofReview = statement(
  'agenda of review',
  `select i.item_id as id, i.key, i.position, i.placed, i.timed, i.planned_minutes as "plannedMinutes", i.used_seconds as "usedSeconds",
     i.origin, i.why, i.content, i.over_line as "overLine", i.removed_at as "removedAt", i.removed_reason as "removedReason",
     g.name as "removedByName", x.decision_id as "decisionId", x.outcome, x.reason, x.note, x.owner_id as "ownerId",
     o.name as "ownerName", x.due_on::text as "dueOn", x.action_id as "actionId", x.decided_by as "decidedBy", p.name as "decidedByName",
     x.decided_at as "decidedAt"
   from review_item i left join review_decision x on x.item_id = i.item_id and x.superseded_at is null
     left join person p on p.person_id = x.decided_by left join person o on o.person_id = x.owner_id
     left join person g on g.person_id = i.removed_by
   where i.review_id = :reviewId order by i.position, i.item_id`,
);
const upsert = statement(
  'keep agenda item',
  `insert into review_item (item_id, review_id, kind, key, theme_id, position, placed, timed, planned_minutes, origin, why, content,
     over_line)
   values (:id, :reviewId, :kind, :key, :themeId, :position, :placed, :timed, :plannedMinutes, :origin, :why, :content, :overLine)
   on conflict (item_id) do update set
     position = excluded.position, placed = excluded.placed, timed = excluded.timed, planned_minutes = excluded.planned_minutes,
     why = excluded.why, content = excluded.content, over_line = excluded.over_line, theme_id = excluded.theme_id`,
);
const prune = statement(
  'prune agenda',
  `delete from review_item where review_id = :reviewId and item_id <> all(:kept::uuid[])`,
);
const setRemoved = statement(
  'take item off agenda',
  `update review_item set removed_at = :at, removed_by = :by, removed_reason = :reason where item_id = :itemId`,
);
const use = statement(
  'time of item used',
  `update review_item set used_seconds = used_seconds + :seconds where item_id = :itemId`,
);

/** In order. */
export function agendaOf(session: Session, reviewId: string): Promise<StoredItem[]> {
  return session.run<StoredItem>(ofReview, { reviewId });
}

/** Writes an agenda as it is to be from now on; items that are not among these go. */
export async function keepAgenda(session: Session, reviewId: string, items: readonly StandingItem[]): Promise<void> {
  await session.run(prune, { reviewId, kept: items.map(({ id }) => id) });
  for (const { content, why, removed: _, decided: _decided, ...item } of items)
    await session.run(upsert, {
      ...item,
      reviewId,
      kind: content.kind,
      themeId: themeDecided(content),
      why: JSON.stringify(why),
      content: JSON.stringify(content),
    });
}

/** @param at null puts it back */
export async function setItemRemoved(
  session: Session,
  itemId: string,
  removed: { readonly at: Date | null; readonly by: string | null; readonly reason: string | null },
): Promise<void> {
  await session.run(setRemoved, { itemId, ...removed });
}

export async function addUsedTime(session: Session, itemId: string, seconds: number): Promise<void> {
  await session.run(use, { itemId, seconds });
}
