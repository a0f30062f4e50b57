import { z } from 'zod';
import { OUTCOMES, REVIEW_STATES } from '@koe/sql/domain/review/review';
import { newActionSchema } from './actions.js';
import { agendaContentSchema, reviewItemSchema, whySchema } from './review-agenda.js';
import { route } from './route.js';

const tag = 'reviews';
const idParams = z.object({ id: z.uuid() });
const itemParams = idParams.extend({ itemId: z.uuid() });
const person = z.object({ id: z.uuid(), name: z.string() });
const names = z.object({ ja: z.string(), en: z.string() });
const bodyText = (most: number) => z.string().trim().min(1).max(most);

const planSchema = z.object({
  heldOn: z.iso.date(),
  /** Local time of day. */
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM'),
  plannedMinutes: z.number().int().min(5).max(480),
  departmentId: z.uuid().nullable(),
  personIds: z.array(z.uuid()).max(100),
  editionId: z.uuid().nullable(),
});
export type ReviewPlan = z.infer<typeof planSchema>;

const minutesDecisionSchema = z.object({
  outcome: z.enum(OUTCOMES),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  owner: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  action: z
    .object({
      id: z.uuid(),
      title: z.string(),
      owner: z.string().nullable(),
      dueOn: z.iso.date().nullable(),
      metric: z.string().nullable(),
      minimumEffect: z.number().nullable(),
    })
    .nullable(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
});

/** `Minutes` of `@koe/sql/domain/review/minutes`. */
const minutesSchema = z.object({
  version: z.literal(1),
  reviewId: z.uuid(),
  heldOn: z.iso.date(),
  timeZone: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  editionId: z.uuid().nullable(),
  department: names.nullable(),
  people: z.array(z.string()),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  plannedMinutes: z.number().int(),
  items: z.array(
    reviewItemSchema.pick({ kind: true, plannedMinutes: true, usedSeconds: true }).extend({
      why: whySchema,
      content: agendaContentSchema,
      theme: names.nullable(),
      segment: names.nullable(),
      removed: z.object({ reason: z.string().nullable(), by: z.string().nullable() }).nullable(),
      decision: minutesDecisionSchema.nullable(),
    }),
  ),
});

export const reviewSchema = z.object({
  id: z.uuid(),
  heldOn: z.iso.date(),
  startsAt: z.string(),
  plannedMinutes: z.number().int(),
  department: z.object({ id: z.uuid(), name: names }).nullable(),
  editionId: z.uuid().nullable(),
  /** The closed week that it is about. */
  from: z.iso.date(),
  to: z.iso.date(),
  state: z.enum(REVIEW_STATES),
  people: z.array(person),
  /** What is up on the screen, since when, and under which filter (query parameters). */
  currentItemId: z.uuid().nullable(),
  currentSince: z.iso.datetime().nullable(),
  view: z.string(),
  builtAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** In order; what was taken off stands in its place with the reason. */
  items: z.array(reviewItemSchema),
  /** Frozen when it ended, with the SHA-256 over their canonical JSON. */
  minutes: minutesSchema.nullable(),
  hash: z.string().nullable(),
  /** Corrections, the oldest first. */
  notes: z.array(z.object({ id: z.uuid(), text: z.string(), by: z.string().nullable(), at: z.iso.datetime() })),
  /** The server's time of this answer: timers go by it, not by a page's own clock. */
  now: z.iso.datetime(),
});
export type Review = z.infer<typeof reviewSchema>;

const reviewSummarySchema = reviewSchema
  .pick({
    id: true,
    heldOn: true,
    startsAt: true,
    plannedMinutes: true,
    department: true,
    from: true,
    to: true,
    state: true,
  })
  .extend({
    people: z.number().int(),
    /** Items on the agenda that ask for a decision, and those that have one. */
    asked: z.number().int(),
    decided: z.number().int(),
    /** Whole minutes from start to end; null before. */
    usedMinutes: z.number().int().nullable(),
  });
export type ReviewSummary = z.infer<typeof reviewSummarySchema>;

/** Promises of meetings that nobody has answered yet. */
const followUpSchema = z.object({
  decisionId: z.uuid(),
  reviewId: z.uuid(),
  heldOn: z.iso.date(),
  outcome: z.enum(OUTCOMES),
  about: names,
  owner: person.nullable(),
  dueOn: z.iso.date().nullable(),
});
export type FollowUp = z.infer<typeof followUpSchema>;

export const listReviews = route({
  method: 'GET',
  path: '/api/v1/reviews',
  summary: 'Review meetings, the newest first, what is still open from them, and how the meetings themselves go',
  tag,
  answer: z.object({
    reviews: z.array(reviewSummarySchema),
    followUps: z.array(followUpSchema),
    measures: z.object({
      /** Ended meetings of the last 26 weeks. */
      meetings: z.number().int(),
      plannedMinutes: z.number().int(),
      usedMinutes: z.number().int(),
      asked: z.number().int(),
      decided: z.number().int(),
      /** Promises whose day has passed: kept by their day, and all of them. */
      kept: z.number().int(),
      due: z.number().int(),
      /** Days since the meeting of the oldest promise that is open; null when none is. */
      oldestOpenDays: z.number().int().nullable(),
    }),
    /** The organisation's local date. */
    today: z.iso.date(),
  }),
});

export const addReview = route({
  method: 'POST',
  path: '/api/v1/reviews',
  summary: 'Plan a review meeting; its agenda is built at once',
  tag,
  body: planSchema,
  answer: reviewSchema,
});

/** A theme over the line (priority 高, or a signal) without a decision that stands. */
const undecidedSchema = z.object({
  themeId: z.number().int(),
  /** Whole weeks that it has been over the line undecided; at least so many where the data does not reach back. */
  weeks: z.number().int(),
  atLeast: z.boolean(),
  because: z.array(z.enum(['priority', 'signal'])).min(1),
  /** Score and level of the priority formula over the four weeks; null for a theme that only has a signal. */
  score: z.number().nullable(),
});

export const getUndecided = route({
  method: 'GET',
  path: '/api/v1/reviews/undecided',
  summary: 'Themes over the line that nobody has decided about, the oldest first: nothing is silently dropped',
  tag,
  answer: z.object({
    /** The four closed weeks that priority was judged over; null while there is no data. */
    from: z.iso.date().nullable(),
    to: z.iso.date().nullable(),
    overLine: z.number().int(),
    undecided: z.array(undecidedSchema),
  }),
});

export const getReview = route({
  method: 'GET',
  path: '/api/v1/reviews/{id}',
  summary: 'One review meeting with its agenda, decisions and minutes',
  tag,
  params: idParams,
  answer: reviewSchema,
});

export const patchReview = route({
  method: 'PATCH',
  path: '/api/v1/reviews/{id}',
  summary: 'Change the plan of a meeting that has not begun',
  tag,
  params: idParams,
  body: planSchema.partial(),
  answer: reviewSchema,
});

export const removeReview = route({
  method: 'DELETE',
  path: '/api/v1/reviews/{id}',
  summary: 'Call off a meeting that has not begun',
  tag,
  params: idParams,
});

export const buildAgenda = route({
  method: 'POST',
  path: '/api/v1/reviews/{id}/agenda',
  summary: 'Build the agenda again from what is known now; what people changed by hand stays',
  tag,
  params: idParams,
  answer: reviewSchema,
});

export const orderAgenda = route({
  method: 'PUT',
  path: '/api/v1/reviews/{id}/order',
  summary: 'Put the items in this order; building again leaves it',
  tag,
  params: idParams,
  body: z.object({ itemIds: z.array(z.uuid()).min(1).max(200) }),
  answer: reviewSchema,
});

export const addReviewItem = route({
  method: 'POST',
  path: '/api/v1/reviews/{id}/items',
  summary: 'Put an item of one’s own on the agenda, also while the meeting runs',
  tag,
  params: idParams,
  body: z.object({
    title: bodyText(200),
    text: z.string().trim().max(2000),
    plannedMinutes: z.number().int().min(1).max(120),
  }),
  answer: reviewSchema,
});

export const patchReviewItem = route({
  method: 'PATCH',
  path: '/api/v1/reviews/{id}/items/{itemId}',
  summary: 'Change the minutes of an item or the voice that is read out; take an item off the agenda, or put it back',
  tag,
  params: itemParams,
  body: z.object({
    plannedMinutes: z.number().int().min(1).max(120).optional(),
    /** The voice to read out, for the story. */
    voiceId: z.uuid().optional(),
    /** Takes it off: with a reason where it is over the line. False puts it back. */
    removed: z.union([z.literal(false), z.object({ reason: z.string().trim().max(500).nullable() })]).optional(),
  }),
  answer: reviewSchema,
});

export const startReview = route({
  method: 'POST',
  path: '/api/v1/reviews/{id}/start',
  summary: 'Begin the meeting; the agenda is built a last time',
  tag,
  params: idParams,
  answer: reviewSchema,
});

export const showReviewItem = route({
  method: 'PUT',
  path: '/api/v1/reviews/{id}/current',
  summary:
    'Put an item up on the screen, and the filter that it is looked at under; every screen that follows shows it',
  tag,
  params: idParams,
  body: z.object({ itemId: z.uuid(), view: z.string().max(4000) }),
  answer: reviewSchema,
});

export const decideReviewItem = route({
  method: 'PUT',
  path: '/api/v1/reviews/{id}/items/{itemId}/decision',
  summary:
    'Decide about an item, or take the decision back; refused with who decided when it is not the decision that was seen',
  tag,
  params: itemParams,
  body: z.object({
    /** The decision that the person saw standing; null for none. */
    expected: z.uuid().nullable(),
    /** Null takes it back. */
    decision: z
      .object({
        outcome: z.enum(OUTCOMES),
        /** Needed to decline. */
        reason: z.string().trim().max(500).nullable(),
        note: z.string().trim().max(2000).nullable(),
        /** Needed to investigate. */
        ownerId: z.uuid().nullable(),
        /** Needed to defer (until) and to investigate (by). */
        dueOn: z.iso.date().nullable(),
        /** Needed to act, where no `action` is given: one that was made before. */
        actionId: z.uuid().nullable(),
        /** To act: made there and then, with the decision or not at all. */
        action: newActionSchema.nullable().default(null),
      })
      .nullable(),
  }),
  answer: reviewSchema,
});

export const endReview = route({
  method: 'POST',
  path: '/api/v1/reviews/{id}/end',
  summary: 'End the meeting: the minutes are frozen and sent to those concerned, once',
  tag,
  params: idParams,
  answer: reviewSchema,
});

export const addReviewNote = route({
  method: 'POST',
  path: '/api/v1/reviews/{id}/notes',
  summary: 'Append a correction to minutes; the minutes themselves stay as they are',
  tag,
  params: idParams,
  body: z.object({ text: bodyText(2000) }),
  answer: reviewSchema,
});

export const answerFollowUp = route({
  method: 'PUT',
  path: '/api/v1/reviews/follow-ups/{id}',
  summary: 'Say what became of a promise of a meeting, by the id of its decision; it then returns in no agenda',
  tag,
  params: idParams,
  body: z.object({ answer: bodyText(2000) }),
});
