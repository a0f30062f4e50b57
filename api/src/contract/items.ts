import { z } from 'zod';
import {
  CHANNELS,
  HANDLING_STATES,
  INTENTS,
  KINDS,
  PRIORITIES,
  ROLES,
  SCORE_KINDS,
  SENTIMENTS,
} from '@koe/sql/domain/item';
import { route } from './route.js';

export const itemIdSchema = z.uuid();

export const mentionSchema = z.object({
  partKey: z.string(),
  themeId: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  confidence: z.number(),
  sentiment: z.enum(SENTIMENTS),
});

export const handlingSchema = z.object({
  state: z.enum(HANDLING_STATES),
  assigneeId: z.uuid().nullable(),
  /** Local date. */
  due: z.iso.date().nullable(),
  note: z.string().max(4000),
  updatedAt: z.iso.datetime().nullable(),
  updatedBy: z.string().nullable(),
});

/** One row of the list: enough to read the words and see why. */
export const itemSummarySchema = z.object({
  id: itemIdSchema,
  kind: z.enum(KINDS),
  channel: z.enum(CHANNELS),
  createdAt: z.iso.datetime().nullable(),
  lang: z.string(),
  sourceId: z.uuid(),
  sourceName: z.string(),
  sample: z.boolean(),
  product: z.string().nullable(),
  team: z.string().nullable(),
  /** The customer's part that says most: with a mention if there is one. */
  quote: z
    .object({ partKey: z.string(), text: z.string(), truncated: z.boolean(), question: z.string().nullable() })
    .nullable(),
  /** All mentions of the item; those of the quote's part have offsets into its text. */
  mentions: z.array(mentionSchema),
  sentiment: z.enum(SENTIMENTS).nullable(),
  intent: z.enum(INTENTS).nullable(),
  priority: z.enum(PRIORITIES),
  /** Keys of the reasons, heaviest first. */
  reasons: z.array(z.string()),
  scores: z.array(
    z.object({
      kind: z.enum(SCORE_KINDS),
      value: z.number(),
      min: z.number(),
      max: z.number(),
      question: z.string().nullable(),
    }),
  ),
  turns: z.number().int(),
  handling: z.enum(HANDLING_STATES),
  dueOn: z.iso.date().nullable(),
});
export type ItemSummary = z.infer<typeof itemSummarySchema>;

export const itemDetailSchema = itemSummarySchema.extend({
  url: z.string().nullable(),
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
  attributes: z.record(z.string(), z.string()),
  sentimentValue: z.number().nullable(),
  priorityScore: z.number(),
  /** Weights add up to priorityScore; `waiting` may be added on reading for an open item. */
  priorityReasons: z.array(
    z.object({
      reason: z.string(),
      weight: z.number(),
      evidence: z.object({ partKey: z.string(), start: z.number().int(), end: z.number().int() }).optional(),
    }),
  ),
  times: z.object({
    firstReplySeconds: z.number().int().nullable(),
    firstReplyBusinessSeconds: z.number().int().nullable(),
    resolvedAt: z.iso.datetime().nullable(),
    handlingSeconds: z.number().int().nullable(),
  }),
  handlingDetail: handlingSchema,
  handlingHistory: z.array(
    z.object({ at: z.iso.datetime(), by: z.string(), state: z.enum(HANDLING_STATES), note: z.string() }),
  ),
  /** Other items of the same person, newest first, at most 20. */
  samePerson: z.array(
    z.object({
      id: itemIdSchema,
      createdAt: z.iso.datetime().nullable(),
      kind: z.enum(KINDS),
      channel: z.enum(CHANNELS),
      sentiment: z.enum(SENTIMENTS).nullable(),
      intent: z.enum(INTENTS).nullable(),
      priority: z.enum(PRIORITIES),
      handling: z.enum(HANDLING_STATES),
      /** Parts in all, of everybody. */
      turns: z.number().int(),
      /** The beginning of the customer's first words; empty when there are none. */
      quote: z.string(),
    }),
  ),
  classifierVersion: z.string().nullable(),
  taxonomyVersion: z.number().int().nullable(),
});
export type ItemDetail = z.infer<typeof itemDetailSchema>;

const idParams = z.object({ id: itemIdSchema });

export const listItems = route({
  method: 'GET',
  path: '/api/v1/items',
  summary: 'Feedback items that match the filter, a page at a time (keyset paged)',
  tag: 'items',
  filtered: true,
  query: z.object({
    sort: z.enum(['newest', 'oldest', 'priority']).default('newest'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** `nextCursor` of the previous page. */
    cursor: z.string().max(500).optional(),
    handling: z.enum(HANDLING_STATES).optional(),
    assignee: z.uuid().optional(),
  }),
  answer: z.object({
    items: z.array(itemSummarySchema),
    nextCursor: z.string().nullable(),
    /** Exact number of matches, or null when counting would take too long; the kernel's count is exact. */
    total: z.number().int().nullable(),
  }),
});

/** Items that an action on "all that match" may be about. */
export const MOST_LISTED_IDS = 1_000;

export const listItemIds = route({
  method: 'GET',
  path: '/api/v1/items/ids',
  summary: 'Ids of the first items that match the filter, in the order of the list, for acting on all of them',
  tag: 'items',
  filtered: true,
  query: z.object({
    sort: z.enum(['newest', 'oldest', 'priority']).default('newest'),
    handling: z.enum(HANDLING_STATES).optional(),
    assignee: z.uuid().optional(),
  }),
  answer: z.object({
    /** At most 1,000. */
    ids: z.array(itemIdSchema).max(MOST_LISTED_IDS),
    /** Whether more items match than are listed. */
    more: z.boolean(),
  }),
});

export const similarItemSchema = itemSummarySchema.extend({
  /** Whether the words are the same, but for width, case and signs. */
  sameText: z.boolean(),
  /** How alike the words are, 0.2 … 1: cosine of rarity-weighted two-character windows. */
  alike: z.number(),
  /** Themes that both are about. */
  themeIds: z.array(z.number().int()),
  /** What was last set on it; null when nobody has handled it. */
  lastHandling: z
    .object({
      state: z.enum(HANDLING_STATES),
      at: z.iso.datetime(),
      by: z.string().nullable(),
      note: z.string(),
    })
    .nullable(),
});
export type SimilarItem = z.infer<typeof similarItemSchema>;

export const listSimilarItems = route({
  method: 'GET',
  path: '/api/v1/items/{id}/similar',
  summary: 'Items of other people that say much the same, most alike first, and how they were handled',
  tag: 'items',
  params: idParams,
  query: z.object({ limit: z.coerce.number().int().min(1).max(20).default(6) }),
  answer: z.object({ items: z.array(similarItemSchema) }),
});

export const getItem = route({
  method: 'GET',
  path: '/api/v1/items/{id}',
  summary: 'One feedback item with all its parts, reasons and history',
  tag: 'items',
  params: idParams,
  answer: itemDetailSchema,
});

export const putHandling = route({
  method: 'PUT',
  path: '/api/v1/items/{id}/handling',
  summary: 'Set state, assignee, due date and note of an item',
  tag: 'items',
  params: idParams,
  body: z.object({
    state: z.enum(HANDLING_STATES),
    assigneeId: z.uuid().nullable(),
    due: z.iso.date().nullable(),
    note: z.string().max(4000),
  }),
  answer: handlingSchema,
});
