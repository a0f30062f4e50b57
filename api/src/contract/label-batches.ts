import { z } from 'zod';
import { YES_NO } from '@koe/sql/domain/labelling/label';
import { INTENTS, PRIORITIES, SENTIMENTS } from '@koe/sql/domain/item';
import { itemIdSchema } from './items.js';
import { route } from './route.js';

/** Items that one correction may be about. */
export const MOST_CORRECTED = 1_000;

/** The same statement about many items; no words are marked. */
export const batchStatementSchema = z.discriminatedUnion('task', [
  z.object({ task: z.literal('theme'), themeId: z.number().int(), value: z.enum(YES_NO) }),
  z.object({ task: z.literal('sentiment'), value: z.enum(SENTIMENTS) }),
  z.object({ task: z.literal('intent'), value: z.enum(INTENTS) }),
  z.object({ task: z.literal('priority'), value: z.enum(PRIORITIES) }),
]);
export type BatchStatementBody = z.infer<typeof batchStatementSchema>;

const bodySchema = z.object({
  itemIds: z.array(itemIdSchema).min(1).max(MOST_CORRECTED),
  statement: batchStatementSchema,
});

export const correctionBatchSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** Name of who did it; null once that person has been removed. */
  by: z.string().nullable(),
  task: z.enum(['theme', 'sentiment', 'intent', 'priority']),
  themeId: z.number().int().nullable(),
  value: z.string(),
  /** Items that were corrected. */
  items: z.number().int(),
  withdrawnAt: z.iso.datetime().nullable(),
  /** Items whose numbers do not follow yet, neither the correction nor its withdrawal. */
  pending: z.number().int(),
});
export type CorrectionBatch = z.infer<typeof correctionBatchSchema>;

const batchParams = z.object({ id: z.uuid() });

export const previewCorrection = route({
  method: 'POST',
  path: '/api/v1/labels/batches/preview',
  reads: true,
  summary: 'What a correction of many items would change; writes nothing',
  tag: 'labels',
  body: bodySchema,
  answer: z.object({
    /** Items that would say something else. */
    changes: z.number().int(),
    /** Items that say so already, or have no words of the customer to find a theme in: they get no label. */
    same: z.number().int(),
    /** Items that are not there any more. */
    gone: z.number().int(),
  }),
});
export type CorrectionPreview = z.infer<NonNullable<typeof previewCorrection.answer>>;

export const correctItems = route({
  method: 'POST',
  path: '/api/v1/labels/batches',
  summary: 'Correct one thing of many items, all or none; `batch` is null when nothing would change',
  tag: 'labels',
  body: bodySchema,
  answer: z.object({ batch: correctionBatchSchema.nullable() }),
});

export const listCorrectionBatches = route({
  method: 'GET',
  path: '/api/v1/labels/batches',
  summary: 'The last corrections of many items, newest first: who, when, what, withdrawn or not',
  tag: 'labels',
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
  answer: z.object({ batches: z.array(correctionBatchSchema) }),
});

export const getCorrectionBatch = route({
  method: 'GET',
  path: '/api/v1/labels/batches/{id}',
  summary: 'One correction of many items, and how far the numbers follow it',
  tag: 'labels',
  params: batchParams,
  answer: correctionBatchSchema,
});

export const withdrawCorrectionBatch = route({
  method: 'DELETE',
  path: '/api/v1/labels/batches/{id}',
  summary: 'Withdraw a correction of many items at once: what was said before it counts again',
  tag: 'labels',
  params: batchParams,
});
