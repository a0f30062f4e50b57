/** open: nobody has decided; writing: somebody answers it until a day; published: answered, and measured; dismissed: with a reason; past: no longer asked. */
export const GAP_STATUSES = ['open', 'writing', 'published', 'dismissed', 'past'] as const;
export type GapStatus = (typeof GAP_STATUSES)[number];

/** A phrase that tells a question, in the language it was written in. */
export interface GapPhrase {
  readonly phrase: string;
  readonly lang: string;
}

export interface KeyedCount {
  readonly key: string;
  readonly count: number;
}

/** The article that comes nearest to what askers of one language say. */
export interface ArticleMatch {
  readonly lang: string;
  readonly articleId: string;
  /** Share of what the question is told by that the article holds, 0 … 1. */
  readonly score: number;
}
