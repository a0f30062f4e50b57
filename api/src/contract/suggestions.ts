import { z } from 'zod';
import { CHANNELS } from '@koe/sql/domain/item';
import { bilingualSchema } from './bilingual.js';
import { itemIdSchema, itemSummarySchema } from './items.js';
import { route } from './route.js';

const tag = 'suggestions';
const idParams = z.object({ id: z.uuid() });

/** How many days a look covers. */
export const SUGGESTION_SPANS = ['day', 'week'] as const;
/** `past`: a later look no longer found it. */
export const SUGGESTION_STATES = ['open', 'accepted', 'dismissed', 'past'] as const;

/** Words of a voice that belongs to an emerging theme; masked. */
export const suggestionQuoteSchema = z.object({
  itemId: itemIdSchema,
  text: z.string(),
  lang: z.string(),
  channel: z.enum(CHANNELS),
  createdAt: z.iso.datetime().nullable(),
  /** Where in `text` one of the phrases stands, half-open UTF-16 offsets; null when it is said in other words. */
  mark: z.tuple([z.number().int(), z.number().int()]).nullable(),
});
export type SuggestionQuote = z.infer<typeof suggestionQuoteSchema>;

/** A theme that nobody named yet: something customers speak of more than before. */
export const suggestionSchema = z.object({
  id: z.uuid(),
  span: z.enum(SUGGESTION_SPANS),
  /** Local dates, inclusive. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** The same words in both languages where only one is spoken. */
  name: z.object({ ja: z.string(), en: z.string() }),
  /** The most telling first. */
  phrases: z.array(z.string()),
  lang: z.string(),
  /** Voices between `from` and `to`. */
  count: z.number().int(),
  /** So many the days before would let expect. */
  expected: z.number(),
  /** Evidence of growth in standard errors; 4 and more. */
  z: z.number(),
  status: z.enum(SUGGESTION_STATES),
  /** Why it was dismissed. */
  reason: z.string().nullable(),
  foundAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  /** The theme made from it. */
  themeId: z.number().int().nullable(),
  /** Of the middle of the group; at most three. */
  quotes: z.array(suggestionQuoteSchema),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** One look for emerging themes. */
export const lookSchema = z.object({
  span: z.enum(SUGGESTION_SPANS),
  from: z.iso.date(),
  to: z.iso.date(),
  /** Voices looked at, and those of the days before that they were compared with. */
  recent: z.number().int(),
  earlier: z.number().int(),
  found: z.number().int(),
  at: z.iso.datetime(),
});

export const listSuggestions = route({
  method: 'GET',
  path: '/api/v1/suggestions',
  summary: 'Emerging themes, clearest first, with example quotes; and when was looked',
  tag,
  query: z.object({ status: z.enum(SUGGESTION_STATES).default('open') }),
  answer: z.object({
    suggestions: z.array(suggestionSchema),
    /** The last look of each span. */
    looks: z.array(lookSchema),
    /** Whether a look waits or is under way. */
    looking: z.boolean(),
  }),
});

export const getSuggestion = route({
  method: 'GET',
  path: '/api/v1/suggestions/{id}',
  summary: 'One emerging theme with the voices nearest to its middle',
  tag,
  params: idParams,
  answer: suggestionSchema.extend({ items: z.array(itemSummarySchema) }),
});

export const acceptSuggestion = route({
  method: 'POST',
  path: '/api/v1/suggestions/{id}/accept',
  summary: 'Make a theme of it in the draft: its phrases as seeds, its voices as positives',
  tag,
  params: idParams,
  body: z.object({ name: bilingualSchema, parent: z.number().int().min(1).nullable() }),
  answer: z.object({ themeId: z.number().int() }),
});

export const dismissSuggestion = route({
  method: 'POST',
  path: '/api/v1/suggestions/{id}/dismiss',
  summary: 'It is no theme: what it says is not suggested again',
  tag,
  params: idParams,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  answer: suggestionSchema,
});

export const reopenSuggestion = route({
  method: 'POST',
  path: '/api/v1/suggestions/{id}/reopen',
  summary: 'Take a dismissal back',
  tag,
  params: idParams,
  answer: suggestionSchema,
});

export const lookForSuggestions = route({
  method: 'POST',
  path: '/api/v1/suggestions/look',
  summary: 'Look now, up to today',
  tag,
  body: z.object({ span: z.enum(SUGGESTION_SPANS) }),
  answer: z.object({ queued: z.boolean() }),
});
