import { z } from 'zod';
import { EFFECT_STATES } from '@koe/sql/domain/review/content';
import { AGENDA_KINDS, OUTCOMES, WHY_CODES } from '@koe/sql/domain/review/review';
import { bilingualSchema } from './bilingual.js';

/** What stands on the agenda of a review meeting; the shapes of `@koe/sql/domain/review`. */

const range = z.tuple([z.number(), z.number()]);
const name = z.string().nullable();

export const agendaContentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('story'),
    itemId: z.uuid().nullable(),
    quote: z.string(),
    lang: z.string(),
    channel: z.string(),
    on: z.iso.date().nullable(),
    themeId: z.number().int().nullable(),
  }),
  z.object({
    kind: z.literal('action'),
    actionId: z.uuid(),
    title: z.string(),
    themeId: z.number().int().nullable(),
    status: z.string(),
    ownerId: z.uuid().nullable(),
    ownerName: name,
    dueOn: z.iso.date(),
    metric: z.string(),
    effect: z
      .object({
        state: z.enum(EFFECT_STATES),
        effect: z.number().nullable(),
        interval: range.nullable(),
        on: z.iso.date().nullable(),
      })
      .nullable(),
  }),
  z.object({
    kind: z.literal('picture'),
    facts: z.array(
      z.object({
        metric: z.string(),
        n: z.number().int(),
        value: z.number().nullable(),
        interval: range.nullable(),
        before: z.number().nullable(),
        beforeN: z.number().int(),
        change: range.nullable(),
      }),
    ),
  }),
  z.object({
    kind: z.literal('exception'),
    signalId: z.uuid(),
    themeId: z.number().int(),
    segment: z.object({ by: z.string(), key: z.string() }).nullable(),
    week: z.iso.date(),
    direction: z.enum(['up', 'down']),
    items: z.number().int(),
    expectedItems: z.number(),
    n: z.number().int(),
    share: z.number(),
    interval: range,
    expectedShare: z.number(),
    weeks: z.number().int(),
    evidence: z.string(),
  }),
  z.object({
    kind: z.literal('theme'),
    themeId: z.number().int(),
    rank: z.number().int().nullable(),
    rankInterval: range.nullable(),
    tied: z.boolean().exactOptional(),
    level: z.enum(['high', 'medium', 'low']),
    score: z.number(),
    items: z.number().int(),
    voices: z.number().int(),
    undecidedWeeks: z.number().int().nullable(),
    evidence: z.string(),
  }),
  z.object({
    kind: z.literal('gap'),
    gapId: z.uuid(),
    title: bilingualSchema,
    themeId: z.number().int().nullable(),
    items: z.number().int(),
    saves: range.nullable(),
  }),
  z.object({
    kind: z.literal('follow_up'),
    decisionId: z.uuid(),
    reviewId: z.uuid(),
    heldOn: z.iso.date(),
    outcome: z.enum(OUTCOMES),
    about: bilingualSchema,
    themeId: z.number().int().nullable(),
    ownerId: z.uuid().nullable(),
    ownerName: name,
    dueOn: z.iso.date().nullable(),
    note: z.string().nullable(),
  }),
  z.object({ kind: z.literal('custom'), title: z.string(), text: z.string() }),
  z.object({ kind: z.literal('read_back') }),
]);

export const whySchema = z.object({
  code: z.enum(WHY_CODES),
  /** The day that the reason speaks of. */
  on: z.iso.date().nullable(),
  /** The number that it speaks of: a rank, weeks. */
  count: z.number().nullable(),
});

const reviewDecisionSchema = z.object({
  id: z.uuid(),
  outcome: z.enum(OUTCOMES),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  dueOn: z.iso.date().nullable(),
  actionId: z.uuid().nullable(),
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  at: z.iso.datetime(),
});
export type ReviewDecision = z.infer<typeof reviewDecisionSchema>;

export const reviewItemSchema = z.object({
  id: z.uuid(),
  kind: z.enum(AGENDA_KINDS),
  position: z.number().int(),
  plannedMinutes: z.number().int(),
  /** Time it was up on the screen before it was left the last time. */
  usedSeconds: z.number().int(),
  origin: z.enum(['built', 'manual']),
  why: whySchema,
  content: agendaContentSchema,
  /** Whether it may leave the agenda only with a reason. */
  overLine: z.boolean(),
  removed: z.object({ reason: z.string().nullable(), by: name, at: z.iso.datetime() }).nullable(),
  decision: reviewDecisionSchema.nullable(),
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;
