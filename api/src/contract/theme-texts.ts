import { z } from 'zod';
import { CHANNELS, SENTIMENTS } from '@koe/sql/domain/item';
import { route } from './route.js';
import { idParams } from './themes.js';

const phraseSchema = z.object({
  /** As it stands in the texts, widths and case folded: a text search for it finds them. */
  phrase: z.string(),
  /** Commonest language of the texts that hold it. */
  lang: z.string(),
  /** Texts of the sample that hold it, and how many the sample has in languages of its kind. */
  items: z.number().int(),
  of: z.number().int(),
  /** The same where it is compared with. */
  itemsElsewhere: z.number().int(),
  ofElsewhere: z.number().int(),
  /** How much more it is said than there, in standard errors of the log-odds. */
  z: z.number(),
});
export type ThemePhrase = z.infer<typeof phraseSchema>;

export const getThemePhrases = route({
  method: 'GET',
  path: '/api/v1/themes/{id}/phrases',
  summary:
    'Phrases that tell a theme in a period from its weeks before, and from other themes; the filter needs both dates',
  tag: 'themes',
  params: idParams,
  filtered: true,
  answer: z.object({
    /** Against the theme's own eight weeks before the period. */
    risen: z.array(phraseSchema),
    /** Against voices of the same period that do not mention it. */
    telling: z.array(phraseSchema),
    /** Texts that were read; `whole` says that these are all of the period. */
    read: z.object({
      theme: z.number().int(),
      before: z.number().int(),
      others: z.number().int(),
      whole: z.boolean(),
    }),
  }),
});

const quoteSchema = z.object({
  itemId: z.uuid(),
  /** Masked, cut around the evidence. */
  text: z.string(),
  /** Half-open UTF-16 offsets into `text` of what the theme was found by. */
  marks: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
  lang: z.string(),
  channel: z.enum(CHANNELS),
  product: z.string().nullable(),
  createdAt: z.iso.datetime().nullable(),
  tone: z.enum(SENTIMENTS),
  /** 0 … 1. */
  confidence: z.number(),
});
export type ThemeQuote = z.infer<typeof quoteSchema>;

export const getThemeQuotes = route({
  method: 'GET',
  path: '/api/v1/themes/{id}/quotes',
  summary:
    'Quotes that speak for a theme: sure, unlike each other, of several languages and channels; the filter needs both dates',
  tag: 'themes',
  params: idParams,
  query: z.object({ limit: z.coerce.number().int().min(1).max(20).default(6) }),
  filtered: true,
  answer: z.object({
    quotes: z.array(quoteSchema),
    /** Items they were chosen from; `whole` says that these are all of the period. */
    read: z.number().int(),
    whole: z.boolean(),
  }),
});
