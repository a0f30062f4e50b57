import { z } from 'zod';
import { CASE_OUTCOMES, CASE_STATUSES, caseBeginningSchema, caseContentSchema } from '@koe/sql/domain/case/case-study';
import { SIMILAR_REASONS } from '@koe/sql/domain/case/similar';
import { VERDICTS } from '@koe/sql/domain/effect/verdict';
import { CHANNELS } from '@koe/sql/domain/item';
import { namedFactSchema, stampSchema } from './finding.js';
import { route } from './route.js';

const tag = 'cases';
const idParams = z.object({ id: z.uuid() });
const personSchema = z.object({ id: z.uuid(), name: z.string() });
const interval = z.tuple([z.number(), z.number()]).readonly();

/** A metric before and after, as it was counted when the case was saved. */
export const casePairSchema = z.object({
  before: namedFactSchema,
  after: namedFactSchema,
  difference: z.object({ difference: z.number().nullable(), interval: interval.nullable(), clear: z.boolean() }),
});
export type CasePair = z.infer<typeof casePairSchema>;

const pointSchema = z.object({
  /** First day of the week. */
  week: z.iso.date(),
  n: z.number(),
  /** Null below the metric's minimum. */
  value: z.number().nullable(),
  interval: interval.nullable(),
});

/** Words of a customer in a case. */
export const caseQuoteSchema = z.object({
  /** Null once the voice was erased; then the text is empty. */
  itemId: z.uuid().nullable(),
  /** Masked, cut around what the theme was found by. */
  text: z.string(),
  marks: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
  lang: z.string(),
  channel: z.enum(CHANNELS),
  createdOn: z.iso.date().nullable(),
});
export type CaseQuote = z.infer<typeof caseQuoteSchema>;

/** What an action measured, as it stands in the action; null before its verdict. */
const measuredSchema = z.object({
  actionId: z.uuid(),
  /** 12 of "A-12". */
  number: z.number().int(),
  metric: z.string(),
  weeks: z.number().int(),
  title: z.string(),
  verdict: z.enum(VERDICTS).nullable(),
  effect: z.number().nullable(),
  interval: interval.nullable(),
});

/** What a list shows of a case. */
export const caseCardSchema = z.object({
  id: z.uuid(),
  revision: z.number().int(),
  status: z.enum(CASE_STATUSES),
  outcome: z.enum(CASE_OUTCOMES),
  title: z.string(),
  /** The beginning of each, at most 160 characters. */
  story: z.string(),
  analysis: z.string(),
  lesson: z.string(),
  themeId: z.number().int(),
  product: z.string().nullable(),
  tags: z.array(z.string()),
  before: z.object({ from: z.iso.date(), to: z.iso.date() }),
  after: z.object({ from: z.iso.date(), to: z.iso.date() }),
  /** The case's first metric; null when nothing could be counted. */
  first: casePairSchema.nullable(),
  action: measuredSchema.nullable(),
  /** Quotes whose voice was erased since. */
  erasedQuotes: z.number().int(),
  updatedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
  by: personSchema.nullable(),
  /** Whether the person who asks has marked it as read; false for nobody. */
  read: z.boolean(),
});
export type CaseCard = z.infer<typeof caseCardSchema>;

export const caseSchema = caseCardSchema.extend({
  content: caseContentSchema,
  pairs: z.array(casePairSchema),
  /** Of the first metric, by week, from the first day before to the last day after. */
  trend: z.array(pointSchema),
  /** When the facts were counted, and on what. */
  factsAt: z.iso.datetime(),
  stamp: stampSchema,
  quotes: z.array(caseQuoteSchema),
  createdAt: z.iso.datetime(),
  publishedBy: personSchema.nullable(),
});
export type CaseAnswer = z.infer<typeof caseSchema>;

export const listCases = route({
  method: 'GET',
  path: '/api/v1/cases',
  summary: 'The library of case studies, newest first; drafts and published ones',
  tag,
  query: z.object({
    /** Words as the search box takes them, over title, texts and tags. */
    text: z.string().max(200).optional(),
    /** With the themes below it. */
    about: z.coerce.number().int().min(1).max(500_000_000).optional(),
    outcome: z.enum(CASE_OUTCOMES).optional(),
    tag: z.string().max(40).optional(),
    status: z.enum(CASE_STATUSES).optional(),
    action: z.uuid().optional(),
  }),
  answer: z.object({
    cases: z.array(caseCardSchema),
    /** Of the whole library. */
    tags: z.array(z.object({ tag: z.string(), count: z.number().int() })),
    totals: z.object({
      draft: z.number().int(),
      published: z.number().int(),
      success: z.number().int(),
      failure: z.number().int(),
      unread: z.number().int(),
    }),
  }),
});

export const getCase = route({
  method: 'GET',
  path: '/api/v1/cases/{id}',
  summary: 'One case study with its facts, quotes and trend',
  tag,
  params: idParams,
  answer: caseSchema,
});

export const addCase = route({
  method: 'POST',
  path: '/api/v1/cases',
  summary: 'Write a case; the server counts its facts and reads the quotes',
  tag,
  body: caseContentSchema,
  answer: caseSchema,
});

export const putCase = route({
  method: 'PUT',
  path: '/api/v1/cases/{id}',
  summary: 'Write a case over; conflict when somebody changed it meanwhile. What it was is kept as a revision',
  tag,
  params: idParams,
  body: z.object({
    /** The revision that was edited. */
    revision: z.number().int().min(1),
    content: caseContentSchema,
    /** Whether unchanged periods are counted again too. */
    recount: z.boolean().default(false),
  }),
  answer: caseSchema,
});

export const putCaseStatus = route({
  method: 'PUT',
  path: '/api/v1/cases/{id}/status',
  summary: 'Publish a case, or make it a draft again',
  tag,
  params: idParams,
  body: z.object({ revision: z.number().int().min(1), status: z.enum(CASE_STATUSES) }),
  answer: caseSchema,
});

export const deleteCase = route({
  method: 'DELETE',
  path: '/api/v1/cases/{id}',
  summary: 'Delete a draft; a published case is made a draft first',
  tag,
  params: idParams,
});

export const listCaseRevisions = route({
  method: 'GET',
  path: '/api/v1/cases/{id}/revisions',
  summary: 'What a case was, newest first',
  tag,
  params: idParams,
  answer: z.object({
    revisions: z.array(
      z.object({
        revision: z.number().int(),
        at: z.iso.datetime(),
        by: personSchema.nullable(),
        /** Fields that differ from the revision before. */
        changed: z.array(z.string()),
        content: caseContentSchema,
      }),
    ),
  }),
});

/** What a new case is begun with. */
export const draftCase = route({
  method: 'POST',
  reads: true,
  path: '/api/v1/cases/draft',
  summary: 'A case filled in as far as facts go: from an action, or from a theme and two periods',
  tag,
  body: z.union([
    z.strictObject({ actionId: z.uuid() }),
    z.strictObject({
      themeId: z.number().int().min(1).max(500_000_000),
      /** The last eight whole weeks and the eight before when absent. */
      before: z.object({ from: z.iso.date(), to: z.iso.date() }).optional(),
      after: z.object({ from: z.iso.date(), to: z.iso.date() }).optional(),
      filter: z.string().max(2000).default(''),
      metrics: z.array(z.string().min(1).max(80)).min(1).max(6).optional(),
    }),
  ]),
  answer: z.object({
    content: caseBeginningSchema,
    pairs: z.array(casePairSchema),
    trend: z.array(pointSchema),
    /** What the action measured. */
    action: measuredSchema.nullable(),
    /** Metrics that can be chosen, with enough data in both periods first. */
    metrics: z.array(z.object({ metric: z.string(), enough: z.boolean() })),
  }),
});

export const similarCases = route({
  method: 'GET',
  path: '/api/v1/cases/similar',
  summary:
    'Published cases to learn from: of the same theme, near it in the tree, often mentioned with it, or of the same words',
  tag,
  query: z.object({
    about: z.coerce.number().int().min(1).max(500_000_000).optional(),
    /** Title and problem of what is planned. */
    text: z.string().max(2000).optional(),
    limit: z.coerce.number().int().min(1).max(20).default(4),
    except: z.uuid().optional(),
  }),
  answer: z.object({
    cases: z.array(caseCardSchema.extend({ why: z.array(z.enum(SIMILAR_REASONS)).min(1) })),
  }),
});
export type SimilarCase = z.infer<NonNullable<(typeof similarCases)['answer']>>['cases'][number];

export const getReadingPath = route({
  method: 'GET',
  path: '/api/v1/cases/path',
  summary: 'What the person who asks has not read yet, by theme, the most instructive first',
  tag,
  answer: z.object({
    /** Themes with the most unread cases first. */
    themes: z.array(z.object({ themeId: z.number().int(), unread: z.array(caseCardSchema), read: z.number().int() })),
    unread: z.number().int(),
    read: z.number().int(),
  }),
});

export const putCaseRead = route({
  method: 'PUT',
  path: '/api/v1/cases/{id}/read',
  summary: 'Mark a case as read by the person who acts, or as unread',
  tag,
  params: idParams,
  body: z.object({ read: z.boolean() }),
});
