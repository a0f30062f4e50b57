import { z } from 'zod';
import { STRATA } from '@koe/sql/domain/labelling/draw-queue';
import { LABEL_ORIGINS, LABEL_TASKS, YES_NO } from '@koe/sql/domain/labelling/label';
import { CHANNELS, INTENTS, KINDS, PRIORITIES, ROLES, SENTIMENTS } from '@koe/sql/domain/item';
import { itemIdSchema, itemSummarySchema, mentionSchema } from './items.js';
import { route } from './route.js';

/** Words of one part: half-open UTF-16 offsets into its stored text. */
export const labelSpanSchema = z
  .object({ partKey: z.string().max(500), start: z.number().int().min(0), end: z.number().int() })
  .refine(({ start, end }) => end > start, { path: ['end'], message: 'must be after start' });

/** An item to judge, with what the model says of it; never with what people said. */
export const queueItemSchema = z.object({
  drawId: z.uuid(),
  itemId: itemIdSchema,
  /** Why it was drawn. */
  stratum: z.enum(STRATA),
  /** The theme it was drawn for. */
  themeId: z.number().int().nullable(),
  /** Whether somebody else judges it too and this is the second judgement. */
  second: z.boolean(),
  kind: z.enum(KINDS),
  channel: z.enum(CHANNELS),
  createdAt: z.iso.datetime().nullable(),
  lang: z.string(),
  sourceName: z.string(),
  scores: itemSummarySchema.shape.scores,
  /** Masked, in order; a part is cut at 20,000 characters. */
  parts: z.array(
    z.object({
      key: z.string(),
      role: z.enum(ROLES),
      text: z.string(),
      at: z.iso.datetime().nullable(),
      question: z.string().nullable(),
      lang: z.string(),
    }),
  ),
  mentions: z.array(mentionSchema),
  sentiment: z.enum(SENTIMENTS).nullable(),
  intent: z.enum(INTENTS).nullable(),
  priority: z.enum(PRIORITIES).nullable(),
  /** Names of the emerging themes that it belongs to. */
  emerging: z.array(z.object({ ja: z.string(), en: z.string() })),
});
export type QueueItem = z.infer<typeof queueItemSchema>;

const progressSchema = z.object({
  done: z.number().int(),
  skipped: z.number().int(),
  open: z.number().int(),
  /** done + skipped + open. */
  total: z.number().int(),
  /** Spent on this queue so far; a pause counts as three minutes at most. */
  usedSeconds: z.number().int(),
});
export type QueueProgress = z.infer<typeof progressSchema>;

export const labelQueueSchema = z.object({
  /** The queue that the person drew last; null before the first. */
  queue: z.object({ id: z.uuid(), drawnAt: z.iso.datetime(), taxonomyVersion: z.number().int() }).nullable(),
  progress: progressSchema,
  /** The next items to judge, in order; at most as many as asked for. */
  items: z.array(queueItemSchema),
  /** Judgements and corrections since the newest model was trained. */
  sinceTraining: z.number().int(),
  /** So many lead to a new model. */
  trainAfter: z.number().int(),
});
export type LabelQueue = z.infer<typeof labelQueueSchema>;

const judgedSchema = z.object({
  progress: progressSchema,
  sinceTraining: z.number().int(),
});

const drawParams = z.object({ id: z.uuid() });

export const getLabelQueue = route({
  method: 'GET',
  path: '/api/v1/labels/queue',
  summary: 'A person’s queue of items to judge: progress and the next items with their whole texts',
  tag: 'labels',
  query: z.object({
    /** Whose queue; without it there is none. */
    person: z.uuid().optional(),
    take: z.coerce.number().int().min(0).max(60).default(8),
  }),
  answer: labelQueueSchema,
});

export const drawLabelQueue = route({
  method: 'POST',
  path: '/api/v1/labels/queue',
  summary: 'Draw a queue for the acting person; one that still has open items is answered as it is',
  tag: 'labels',
  body: z.object({
    /** 50 is about an hour. */
    size: z.number().int().min(1).max(200),
    take: z.number().int().min(0).max(60).default(8),
  }),
  answer: labelQueueSchema,
});

/** A complete judgement: a theme that is not named does not apply. */
export const judgementSchema = z.object({
  themes: z
    .array(z.object({ id: z.number().int(), span: labelSpanSchema.nullable().default(null) }))
    .max(200)
    .refine((themes) => new Set(themes.map(({ id }) => id)).size === themes.length, { message: 'names a theme twice' }),
  /** null: not judged. */
  sentiment: z.enum(SENTIMENTS).nullable(),
  intent: z.enum(INTENTS).nullable(),
  serious: z.boolean(),
});
export type Judgement = z.input<typeof judgementSchema>;

export const judgeDraw = route({
  method: 'PUT',
  path: '/api/v1/labels/draws/{id}/judgement',
  summary: 'Judge an item of a queue completely',
  tag: 'labels',
  params: drawParams,
  body: judgementSchema,
  answer: judgedSchema,
});

export const skipDraw = route({
  method: 'POST',
  path: '/api/v1/labels/draws/{id}/skip',
  summary: 'Leave an item of a queue out: nothing is said of it',
  tag: 'labels',
  params: drawParams,
  answer: judgedSchema,
});

export const reopenDraw = route({
  method: 'POST',
  path: '/api/v1/labels/draws/{id}/reopen',
  summary: 'Undo: take a judgement or a skip back, so that the item can be judged again',
  tag: 'labels',
  params: drawParams,
  answer: judgedSchema,
});

const themeLabel = z.object({
  task: z.literal('theme'),
  themeId: z.number().int(),
  value: z.enum(YES_NO),
  span: labelSpanSchema.nullable().default(null),
});
const valueLabel = <Task extends string, Value extends readonly [string, ...string[]]>(task: Task, values: Value) =>
  z.object({ task: z.literal(task), value: z.enum(values) });

/** One statement about an item: it counts for this item at once. */
export const correctionSchema = z.discriminatedUnion('task', [
  themeLabel,
  valueLabel('sentiment', SENTIMENTS),
  valueLabel('intent', INTENTS),
  valueLabel('priority', PRIORITIES),
  valueLabel('serious', YES_NO),
]);
export type CorrectionBody = z.input<typeof correctionSchema>;

export const itemLabelSchema = z.object({
  id: z.number().int(),
  task: z.enum(LABEL_TASKS),
  themeId: z.number().int().nullable(),
  value: z.string(),
  span: z.object({ partKey: z.string(), start: z.number().int(), end: z.number().int() }).nullable(),
  origin: z.enum(LABEL_ORIGINS),
  /** Name of who said it; null once that person has been removed. */
  by: z.string().nullable(),
  at: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
  /** The correction of many items that it belongs to. */
  batchId: z.uuid().nullable(),
  /** Whether it counts: newest of its question, not withdrawn, about the item as it is now. */
  counts: z.boolean(),
});
export type ItemLabel = z.infer<typeof itemLabelSchema>;

export const listItemLabels = route({
  method: 'GET',
  path: '/api/v1/items/{id}/labels',
  summary: 'All that people said of an item, newest first: who and when, withdrawn ones too',
  tag: 'labels',
  params: z.object({ id: itemIdSchema }),
  answer: z.object({ labels: z.array(itemLabelSchema) }),
});

export const correctItem = route({
  method: 'POST',
  path: '/api/v1/items/{id}/labels',
  summary: 'Correct one thing that is said of an item; it counts at once',
  tag: 'labels',
  params: z.object({ id: itemIdSchema }),
  body: correctionSchema,
  answer: itemLabelSchema,
});

export const withdrawLabel = route({
  method: 'DELETE',
  path: '/api/v1/labels/{id}',
  summary: 'Withdraw a label: what was said before it counts again',
  tag: 'labels',
  params: z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
});

const agreementSchema = z.object({
  /** Items that two people judged. */
  pairs: z.number().int(),
  /** Of those, items where at least one said yes (themes and serious only). */
  positives: z.number().int().nullable(),
  /** Krippendorff's alpha, 1 perfect, 0 as by chance; null below `leastPairs` and when nothing differs. */
  alpha: z.number().nullable(),
  /** 95 %. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
});

export const getAgreement = route({
  method: 'GET',
  path: '/api/v1/labels/agreement',
  summary: 'How far two people agree who judged the same items: Krippendorff’s alpha per theme and task',
  tag: 'labels',
  answer: z.object({
    leastPairs: z.number().int(),
    /** All theme answers together. */
    themesTogether: agreementSchema,
    themes: z.array(agreementSchema.extend({ themeId: z.number().int() })),
    tasks: z.array(agreementSchema.extend({ task: z.enum(['sentiment', 'intent', 'serious']) })),
  }),
});
export type AgreementAnswer = z.infer<NonNullable<typeof getAgreement.answer>>;
