import { z } from 'zod';
import { OUTCOMES } from '@koe/sql/domain/drivers/drivers';
import { filterSchema } from './cube-answers.js';
import { findingSchema, stampSchema } from './finding.js';
import { route } from './route.js';
import { priorityWeightsSchema } from './theme-priority.js';

const tag = 'pins';

/** What numbers and comments can be kept on. */
export const SUBJECT_KINDS = ['edition', 'review', 'case', 'action'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const subjectSchema = z.object({ kind: z.enum(SUBJECT_KINDS), id: z.uuid() });
export type Subject = z.infer<typeof subjectSchema>;

/** `action:0c9…`, as an address writes a subject. */
export const subjectTextSchema = z
  .string()
  .regex(/^(edition|review|case|action):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, {
    message: 'edition, review, case or action, a colon and its id',
  });

const days = z.strictObject({ from: z.iso.date(), to: z.iso.date() });
const name = z.string().min(1).max(200);

const number = {
  metric: name,
  variant: name.optional(),
  /** With dates, for `change` and `part`: those of "now". */
  filter: filterSchema,
  /** Near-duplicates. */
  weigh: z.enum(['each', 'once']).default('each'),
};

/** What analyses are asked: under which filter, and how near-duplicates count. */
const analysed = { filter: filterSchema, weigh: number.weigh };
const themeId = z.number().int();

/** Which number: its definition and filter. What it comes to is counted by the server, whatever the page shows. */
export const askedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('level'), ...number }),
  z.strictObject({ kind: z.literal('change'), ...number, before: days }),
  z.strictObject({
    kind: z.literal('part'),
    ...number,
    before: days,
    /** The dimension by which the change is taken apart, and the segment. */
    by: name,
    key: name,
    why: z.enum(['mix', 'within', 'total']),
  }),
  /** How scores of answers that mention a theme differ, all else alike. */
  z.strictObject({ kind: z.literal('driver'), ...analysed, metric: z.enum(OUTCOMES), themeId }),
  /** CSAT of a band of first replies; and what a further minute goes with. */
  z.strictObject({ kind: z.literal('reply_band'), ...analysed, band: z.number().int().min(1).max(5) }),
  z.strictObject({ kind: z.literal('reply_slope'), ...analysed }),
  /** Items of a theme beyond its share before; of one segment where `key` names one. */
  z.strictObject({ kind: z.literal('rise'), ...analysed, themeId, before: days, by: name, key: name.optional() }),
  /** Where a theme stands in the priority table, by these weights and the goals as they are set. */
  z.strictObject({
    kind: z.literal('priority'),
    ...analysed,
    themeId,
    weights: priorityWeightsSchema,
    among: z.enum(['leaf', 'top']).default('leaf'),
  }),
  /** What is expected of a week to come; once it has come, what it brought. */
  z.strictObject({
    kind: z.literal('forecast'),
    ...analysed,
    metric: name,
    variant: name.optional(),
    week: z.iso.date(),
  }),
  /** A signal of a closed week, a recurring question, the effect of an action: as they are known now. */
  z.strictObject({ kind: z.literal('signal'), signalId: z.uuid() }),
  z.strictObject({ kind: z.literal('faq_gap'), gapId: z.uuid() }),
  z.strictObject({ kind: z.literal('effect'), actionId: z.uuid() }),
  /** A number or a finding of an edition, as it was frozen there; `at` is a JSON Pointer (RFC 6901) into its content. */
  z.strictObject({ kind: z.literal('edition'), editionId: z.uuid(), at: z.string().max(300) }),
]);
export type AskedNumber = z.input<typeof askedSchema>;

const person = z.object({ id: z.uuid(), name: z.string() });

export const pinSchema = z.object({
  id: z.uuid(),
  subject: subjectSchema,
  position: z.number().int(),
  finding: findingSchema,
  stamp: stampSchema,
  pinnedAt: z.iso.datetime(),
  /** Null once the person is gone. */
  pinnedBy: person.nullable(),
  /** Query parameters of the filter that lists the items behind it. */
  evidence: z.string(),
  /** Items behind it then; null where they were too many to be kept, so that what came and went since cannot be told. */
  items: z.number().int().nullable(),
});
export type Pin = z.infer<typeof pinSchema>;

/** What has become of a pinned number. */
export const recountSchema = z.object({
  pinId: z.uuid(),
  /** The same question, answered now; null when it cannot be asked any more (a metric or dimension that is gone). */
  finding: findingSchema.nullable(),
  asOf: z.iso.datetime(),
  /** What differs from then; empty when nothing does. */
  changed: z.array(z.enum(['value', 'items', 'definition', 'themes', 'classifier', 'gone'])),
  /** Items that belong to it now and did not then, and the other way round; null where the items were not kept. */
  came: z.number().int().nullable(),
  left: z.number().int().nullable(),
  /** Items that were erased since; they are not among those that left. */
  erased: z.number().int().nullable(),
});
export type Recount = z.infer<typeof recountSchema>;

export const listPins = route({
  method: 'GET',
  path: '/api/v1/facts/pins',
  summary:
    'Numbers kept on an edition, a review, a case or an action, in their order, as counted when they were pinned',
  tag,
  query: z.object({ subject: subjectTextSchema }),
  answer: z.array(pinSchema),
});

export const addPin = route({
  method: 'POST',
  path: '/api/v1/facts/pins',
  summary:
    'Keep a number: the server counts it now, and keeps it with its filter, its definition and what it was counted on',
  tag,
  body: z.strictObject({ subject: subjectSchema, asked: askedSchema }),
  answer: pinSchema,
});

export const orderPins = route({
  method: 'PUT',
  path: '/api/v1/facts/pins/order',
  summary: 'Put the numbers of a subject in another order; all of them are named',
  tag,
  body: z.strictObject({ subject: subjectSchema, pins: z.array(z.uuid()).max(500) }),
  answer: z.array(pinSchema),
});

const pinId = z.object({ id: z.uuid() });

export const removePin = route({
  method: 'DELETE',
  path: '/api/v1/facts/pins/{id}',
  summary: 'Take a number off; it is kept and can be put back',
  tag,
  params: pinId,
});

export const restorePin = route({
  method: 'POST',
  path: '/api/v1/facts/pins/{id}/restore',
  summary: 'Put back a number that was taken off, as it was counted then',
  tag,
  params: pinId,
  answer: pinSchema,
});

export const recountPins = route({
  method: 'GET',
  path: '/api/v1/facts/pins/recounts',
  summary:
    'The numbers of a subject counted again now, and what has changed since they were pinned; findings that no count gives are left out',
  tag,
  query: z.object({ subject: subjectTextSchema }),
  answer: z.array(recountSchema),
});

export const listPinItems = route({
  method: 'GET',
  path: '/api/v1/facts/pins/{id}/items',
  summary:
    'The items behind a pinned number as counted then, and those that came since, by id; erased ones are gone from both',
  tag,
  params: pinId,
  answer: z.object({
    /** Null where the items were too many to be kept. */
    then: z.array(z.uuid()).nullable(),
    came: z.array(z.uuid()),
    left: z.array(z.uuid()),
  }),
});
