import { z } from 'zod';
import { jsonValue } from '../record/json-value.js';

/** What Formbricks sends, as far as it is kept; everything else is dropped on arrival. */

/** Texts are plain in old versions and by language in new ones, there also with HTML. */
const label = z.union([z.string(), z.record(z.string(), jsonValue)]);

export const question = z.object({
  id: z.string(),
  type: z.string(),
  headline: label.optional(),
  /** Points of a rating. */
  range: z.number().int().min(2).max(100).optional(),
  /** Of an open text: text, email, phone, url, number. */
  inputType: z.string().optional(),
});
export type Question = z.infer<typeof question>;

export const survey = z.object({
  id: z.string(),
  name: z.string().catch(''),
  questions: z.array(question).nullish(),
  /** Newer surveys keep their questions in blocks. */
  blocks: z.array(z.object({ elements: z.array(question).catch([]) })).nullish(),
});
export type Survey = z.infer<typeof survey>;

export const response = z.object({
  id: z.string().min(1),
  createdAt: z.string(),
  updatedAt: z.iso.datetime({ offset: true }),
  finished: z.boolean().catch(true),
  contactId: z.string().nullish(),
  language: z.string().nullish(),
  data: z.record(z.string(), jsonValue).catch({}),
  contactAttributes: z.record(z.string(), jsonValue).nullish(),
  meta: z.object({ source: z.string().nullish(), url: z.string().nullish() }).nullish().catch(null),
  tags: z
    .array(z.union([z.string(), z.object({ name: z.string() })]))
    .nullish()
    .catch(null),
});

/** A payload: a response with the questions it answers, so that it can be mapped again without asking. */
export const formbricksPayload = z.object({
  survey: z.object({ id: z.string(), name: z.string(), questions: z.array(question) }),
  response,
});
export type FormbricksPayload = z.infer<typeof formbricksPayload>;

/** The questions of a survey in either form. */
export function questionsOf({ questions, blocks }: Survey): Question[] {
  return [...(questions ?? []), ...(blocks ?? []).flatMap(({ elements }) => elements)];
}
