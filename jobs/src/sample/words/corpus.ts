import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { INTENTS, PRIORITIES, SENTIMENTS, type SentimentLabel } from '@koe/sql/domain/item';
import { z } from 'zod';
import { MEDIA, NO_THEME, type Medium } from '../world/mix.js';

export const LANGS = ['ja', 'en'] as const;
export type SampleLang = (typeof LANGS)[number];

const labels = {
  themes: z.array(z.string()),
  sentiment: z.enum(SENTIMENTS),
  intent: z.enum(INTENTS),
  priority: z.enum(PRIORITIES),
};
const pieceSchema = z.object({
  id: z.string(),
  text: z.string().min(1),
  ...labels,
  channels: z.array(z.enum(MEDIA)),
  products: z.array(z.string()).optional(),
});
/** What a customer says, with its true labels. Slots: `{product}`, `{day}`, `{n}`, `{store}`. */
export type Piece = z.infer<typeof pieceSchema>;

const framesSchema = z.object({
  openings: z.array(z.string()).min(1),
  closings: z.array(z.object({ text: z.string(), for: z.enum(['negative', 'positive', 'any']) })).min(1),
  days: z.array(z.string()).min(1),
  stores: z.array(z.string()).min(1),
});
export type Frames = z.infer<typeof framesSchema>;

const agentSchema = z.object({
  greeting: z.array(z.string()).min(1),
  ask: z.array(z.string()).min(1),
  answer: z.array(z.object({ text: z.string(), themes: z.array(z.string()) })).min(1),
  closing: z.array(z.string()).min(1),
  bot: z.array(z.string()).min(1),
  thanks: z.array(z.string()).min(1),
  followup: z.array(z.object({ text: z.string(), sentiment: z.enum(SENTIMENTS) })).min(1),
});
export type AgentWords = z.infer<typeof agentSchema>;

const campaignSchema = z.object({ text: z.string(), ...labels });

export interface Corpus {
  readonly lang: SampleLang;
  readonly frames: Frames;
  readonly agent: AgentWords;
  readonly campaign: z.infer<typeof campaignSchema>;
  /** What is said of something so new that no theme of the starter tree is about it. */
  news(medium: Medium): readonly Piece[];
  /** Themes that have at least one piece for this medium and sentiment; `''` for pieces without a theme. */
  themesFor(medium: Medium, sentiment: SentimentLabel): readonly string[];
  /** Pieces whose first theme is this; empty when there are none. */
  pieces(medium: Medium, sentiment: SentimentLabel, theme: string): readonly Piece[];
}

/** The texts live beside the sources and are read at run time, from `src` as well as from `dist`. */
const FOLDER = new URL('../../../src/sample/corpus/', import.meta.url);
const TOPICS = [
  'account',
  'aftersales',
  'delivery',
  'general',
  'product',
  'purchase',
  'selfservice',
  'store',
  'support',
];

const loaded = new Map<SampleLang, Corpus>();

/** @throws ZodError when a file of the corpus has lost its shape. */
export function corpusOf(lang: SampleLang): Corpus {
  const known = loaded.get(lang);
  if (known !== undefined) return known;
  const pieces = TOPICS.flatMap((topic) => z.array(pieceSchema).parse(read(lang, topic)));
  const index = new Map<string, Piece[]>();
  const themes = new Map<string, string[]>();
  for (const piece of pieces) {
    for (const medium of piece.channels) {
      // The Japanese survey is a CP932 file, which has no emoji.
      if (lang === 'ja' && medium === 'survey' && !fitsCp932(piece.text)) continue;
      const theme = piece.themes[0] ?? NO_THEME;
      const place = `${medium} ${piece.sentiment}`;
      const found = index.get(`${place} ${theme}`);
      if (found === undefined) themes.set(place, [...(themes.get(place) ?? []), theme]);
      index.set(`${place} ${theme}`, [...(found ?? []), piece]);
    }
  }
  const news = z.array(pieceSchema).parse(read(lang, 'news'));
  const corpus: Corpus = {
    lang,
    frames: framesSchema.parse(read(lang, 'frames')),
    agent: agentSchema.parse(read(lang, 'agent')),
    campaign: campaignSchema.parse(read(lang, 'campaign')),
    news: (medium) => news.filter(({ channels }) => channels.includes(medium)),
    themesFor: (medium, sentiment) => themes.get(`${medium} ${sentiment}`) ?? [],
    pieces: (medium, sentiment, theme) => index.get(`${medium} ${sentiment} ${theme}`) ?? [],
  };
  loaded.set(lang, corpus);
  return corpus;
}

function fitsCp932(text: string): boolean {
  return iconv.decode(iconv.encode(text, 'cp932'), 'cp932') === text;
}

function read(lang: SampleLang, name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${lang}/${name}.json`, FOLDER), 'utf8'));
}
