import type { z } from 'zod';
import type { FollowUp, Review, reviewSchema } from '../contract/reviews.js';
import type { ReviewDecision, ReviewItem } from '../contract/review-agenda.js';
import { titleOf } from '@koe/sql/domain/review/title';
import type { StandingItem } from '@koe/sql/domain/review/agenda';
import type { Bilingual } from '@koe/sql/domain/theme';
import type { StoredItem } from '@koe/sql/queries/review/agenda-item';
import type { StoredFollowUp } from '@koe/sql/queries/review/decision';
import type { ReviewNote } from '@koe/sql/queries/review/note';
import type { StoredReview } from '@koe/sql/queries/review/review';

interface Whole {
  readonly review: StoredReview;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly items: readonly StoredItem[];
  readonly notes: readonly ReviewNote[];
  readonly now: Date;
}

export function reviewAnswer({ review, people, items, notes, now }: Whole): Review {
  const { departmentId, departmentName, currentSince, builtAt, startedAt, endedAt, ...rest } = review;
  const answer: z.input<typeof reviewSchema> = {
    ...rest,
    minutes: plain(rest.minutes),
    department: departmentId && departmentName ? { id: departmentId, name: departmentName } : null,
    people: people.map((person) => ({ ...person })),
    currentSince: currentSince?.toISOString() ?? null,
    builtAt: builtAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    items: items.map(itemAnswer),
    notes: notes.map((note) => ({ ...note, at: note.at.toISOString() })),
    now: now.toISOString(),
  };
  return answer;
}

function itemAnswer(item: StoredItem): ReviewItem {
  const { id, content, position, plannedMinutes, usedSeconds, origin, why, overLine, removedAt } = item;
  return {
    ...{ id, position, plannedMinutes, usedSeconds, origin, why, overLine },
    kind: content.kind,
    content: plain(content),
    removed:
      removedAt === null ? null : { reason: item.removedReason, by: item.removedByName, at: removedAt.toISOString() },
    decision: decisionAnswer(item),
  };
}

function decisionAnswer(item: StoredItem): ReviewDecision | null {
  const { decisionId, outcome, reason, note, dueOn, actionId, decidedAt } = item;
  if (decisionId === null || outcome === null || decidedAt === null) return null;
  return {
    id: decisionId,
    ...{ outcome, reason, note, dueOn, actionId },
    owner: personOf(item.ownerId, item.ownerName),
    by: personOf(item.decidedBy, item.decidedByName),
    at: decidedAt.toISOString(),
  };
}

export function followUpAnswer(stored: StoredFollowUp, names: ReadonlyMap<number, Bilingual>): FollowUp {
  const { decisionId, reviewId, heldOn, outcome, ownerId, ownerName, dueOn, content } = stored;
  return {
    ...{ decisionId, reviewId, heldOn, outcome, dueOn },
    about: titleOf(content, names),
    owner: personOf(ownerId, ownerName),
  };
}

/** An item of an agenda as building it again sees it. */
export function standingOf(item: StoredItem): StandingItem {
  const { id, key, content, why, overLine, position, placed, timed, plannedMinutes, origin } = item;
  const standing = { id, key, content, why, overLine, position, placed, timed, plannedMinutes, origin };
  return { ...standing, removed: item.removedAt !== null, decided: item.decisionId !== null };
}

function personOf(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null || name === null ? null : { id, name };
}

/** The domain's lists are readonly, the contract's are not; they are the same plain JSON. */
type Plain<T> = T extends readonly (infer Each)[]
  ? T extends readonly [infer A, infer B]
    ? [A, B]
    : Plain<Each>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;
function plain<T>(value: T): Plain<T> {
  // eslint-disable-next-line no-restricted-syntax -- only `readonly` is taken off
  return value as Plain<T>;
}
