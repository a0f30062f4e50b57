import { z } from 'zod';
import { answerableSchema } from '@koe/sql/domain/faq/assumption';
import { REJECT_REASONS } from '@koe/sql/domain/faq/article';
import { GAP_STATUSES } from '@koe/sql/domain/faq/gap';
import { CHANNELS } from '@koe/sql/domain/item';
import { route } from './route.js';

const tag = 'faq';
const idParams = z.object({ id: z.uuid() });
const range = z.tuple([z.number(), z.number()]);

export const faqQuoteSchema = z.object({
  itemId: z.uuid(),
  /** Masked, the sentences that ask. */
  text: z.string(),
  lang: z.string(),
  channel: z.enum(CHANNELS),
  createdAt: z.iso.datetime().nullable(),
});
export type FaqQuote = z.infer<typeof faqQuoteSchema>;

/** A question that customers ask again and again. */
export const faqGapSchema = z.object({
  id: z.uuid(),
  /** The words that name it; the same in both languages where it is asked in one only. */
  name: z.object({ ja: z.string(), en: z.string() }),
  phrases: z.array(z.object({ phrase: z.string(), lang: z.string() })),
  /** Questions by week of the period, oldest first; estimates when not all were read. */
  weeks: z.array(z.number()),
  /** Questions a week, with the 95 % interval of the mean. */
  perWeek: z.object({ value: z.number(), interval: range }),
  /** Those of them that reached staff: mail, chat, telephone, forms. */
  contactsPerWeek: z.object({ value: z.number(), interval: range }),
  /** Contacts a week that a published answer would save: low × low to high × high of the assumption and the interval. */
  saved: range,
  /** Second half of the period ÷ first half, 95 %; null with too few. */
  growth: z.object({ ratio: z.number(), interval: range, clear: z.boolean() }).nullable(),
  /** Contacts of the period that ended without an answer. */
  unanswered: z.number().int(),
  channels: z.array(z.object({ key: z.enum(CHANNELS), count: z.number().int() })),
  langs: z.array(z.object({ key: z.string(), count: z.number().int() })),
  themeId: z.number().int().nullable(),
  /** Share of the questions that mention the theme, 0 … 1. */
  themeShare: z.number(),
  /** The article that comes nearest, of each language that asks. */
  matches: z.array(
    z.object({
      lang: z.string(),
      articleId: z.uuid(),
      title: z.string(),
      url: z.string().nullable(),
      score: z.number(),
    }),
  ),
  /** Whether an article answers it, by the match or because a person said so. */
  covered: z.boolean(),
  judged: z.boolean(),
  status: z.enum(GAP_STATUSES),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  dueOn: z.iso.date().nullable(),
  actionId: z.uuid().nullable(),
  reason: z.string().nullable(),
  /** How often it is asked since its answer was published; null before, and while no whole week has passed. */
  sincePublished: z
    .object({
      before: z.object({ value: z.number(), interval: range }),
      after: z.object({ value: z.number(), interval: range }),
      weeksBefore: z.number().int(),
      weeksAfter: z.number().int(),
      ratio: z.object({ value: z.number(), interval: range, clear: z.boolean() }).nullable(),
    })
    .nullable(),
  /** False when the newest look did not find it again: fewer ask than a recurring question needs, and the counts are of an earlier look. */
  recurs: z.boolean(),
  firstFoundAt: z.iso.datetime(),
  /** The most typical first, of both languages where there are both; at most six. */
  quotes: z.array(faqQuoteSchema),
  /** Query parameters of a list near it: theme, kind of voice and name. A list of words, so not exactly the questions counted. */
  evidence: z.string(),
});
export type FaqGap = z.infer<typeof faqGapSchema>;

export const faqRunSchema = z.object({
  id: z.uuid(),
  /** Local dates, inclusive: whole weeks. */
  from: z.iso.date(),
  to: z.iso.date(),
  questions: z.number().int(),
  /** How many of them were read; a draw when fewer than all. */
  read: z.number().int(),
  /** Share of those read that no other question repeats, 0 … 1. */
  alone: z.number(),
  articles: z.number().int(),
  found: z.number().int(),
  at: z.iso.datetime(),
});
export type FaqRun = z.infer<typeof faqRunSchema>;

export const listFaqGaps = route({
  method: 'GET',
  path: '/api/v1/faq/gaps',
  summary: 'Questions that recur: those without an answer, those being answered, those an article answers',
  tag,
  answer: z.object({
    /** Null before the first look. */
    run: faqRunSchema.nullable(),
    /** Open gaps first, those that would save most first. */
    gaps: z.array(faqGapSchema),
    looking: z.boolean(),
    articles: z.number().int(),
    answerable: answerableSchema,
    answerableDefault: answerableSchema,
    /** Least share of its words that an article must hold to answer a question. */
    coveredFrom: z.number(),
  }),
});

export const lookForFaqGaps = route({
  method: 'POST',
  path: '/api/v1/faq/look',
  summary: 'Look for recurring questions now',
  tag,
});

export const putFaqGap = route({
  method: 'PUT',
  path: '/api/v1/faq/gaps/{id}',
  summary: 'Decide about a gap: who writes the answer until when, published, dismissed, or open again',
  tag,
  params: idParams,
  body: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('open') }),
    z.strictObject({
      status: z.literal('writing'),
      ownerId: z.uuid(),
      dueOn: z.iso.date(),
      actionId: z.uuid().nullable().default(null),
    }),
    z.strictObject({ status: z.literal('published'), actionId: z.uuid().nullable().default(null) }),
    z.strictObject({ status: z.literal('dismissed'), reason: z.string().trim().min(1).max(500) }),
  ]),
  answer: faqGapSchema,
});

export const putFaqJudgement = route({
  method: 'PUT',
  path: '/api/v1/faq/gaps/{id}/judgement',
  summary: 'Say that an article answers a question, or that it does not; null leaves it to the match again',
  tag,
  params: idParams,
  body: z.object({ articleId: z.uuid().nullable(), answers: z.boolean() }),
  answer: faqGapSchema,
});

export const putFaqAnswerable = route({
  method: 'PUT',
  path: '/api/v1/faq/answerable',
  summary: 'Set the assumed share of askers whom a published answer would keep from asking',
  tag,
  body: answerableSchema,
  answer: answerableSchema,
});

export const faqArticleSchema = z.object({
  id: z.uuid(),
  key: z.string(),
  title: z.string(),
  /** The beginning, at most 200 characters. */
  body: z.string(),
  lang: z.enum(['ja', 'en']),
  url: z.string().nullable(),
  tags: z.array(z.string()),
  updatedAt: z.iso.datetime(),
  /** Recurring questions that it answers. */
  answers: z.number().int(),
});
export type FaqArticle = z.infer<typeof faqArticleSchema>;

const importSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  format: z.enum(['csv', 'markdown']),
  name: z.string(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  removed: z.number().int(),
  rejects: z.array(
    z.object({
      file: z.string(),
      line: z.number().int().nullable(),
      reason: z.enum(REJECT_REASONS),
      detail: z.string(),
    }),
  ),
});
export type FaqImport = z.infer<typeof importSchema>;

export const listFaqArticles = route({
  method: 'GET',
  path: '/api/v1/faq/articles',
  summary: 'The knowledge base as imported, and the last imports',
  tag,
  query: z.object({ text: z.string().max(200).optional() }),
  answer: z.object({
    /** At most 500, by title. */
    articles: z.array(faqArticleSchema),
    total: z.number().int(),
    imports: z.array(importSchema),
  }),
});

export const importFaqArticles = route({
  method: 'POST',
  path: '/api/v1/faq/imports',
  summary: 'Take over articles from a CSV file or Markdown files; known keys are written over',
  tag,
  body: z.object({
    /** Name of the file or the folder. */
    name: z.string().trim().min(1).max(200),
    format: z.enum(['csv', 'markdown']),
    /** `content` is base64 of the bytes: UTF-8, UTF-16 with its mark, or CP932. */
    files: z
      .array(z.object({ path: z.string().min(1).max(500), content: z.base64().max(1_900_000) }))
      .min(1)
      .max(2000),
    /** Whether articles that the files do not hold are removed. */
    replace: z.boolean().default(false),
  }),
  answer: importSchema,
});

export const deleteFaqArticle = route({
  method: 'DELETE',
  path: '/api/v1/faq/articles/{id}',
  summary: 'Remove an article',
  tag,
  params: idParams,
});
