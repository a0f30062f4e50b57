import { z } from 'zod';
import { SENTIMENTS } from '@koe/sql/domain/item';
import type { LabelledSet } from './labelled-set.js';
import { cut, readSet, textKey } from './read-set.js';

const MIN_CONFIDENCE = 0.65;

const tweet = z.object({
  text: z.string(),
  labels: z.object({ sentiment: z.enum(SENTIMENTS) }),
  confidence: z.object({ sentiment: z.number() }),
});
const sentence = z.object({ text: z.string(), labels: z.object({ sentiment: z.enum(SENTIMENTS) }) });

/** Tweets at airlines of which the judges were sure enough. */
export function airline(): LabelledSet | null {
  const read = readSet('en-twitter-us-airline/tweets.jsonl.gz', tweet);
  const kept = read?.filter(({ confidence }) => confidence.sentiment >= MIN_CONFIDENCE);
  if (read === null || kept === undefined) return null;
  return sentimentSet(
    'airline',
    'en',
    kept,
    `${read.length - kept.length} tweets of confidence under ${MIN_CONFIDENCE}`,
  );
}

/** Sentences of Japanese hotel reviews. */
export function jrte(): LabelledSet | null {
  const read = readSet('ja-jrte-hotel-reviews/sentiment.jsonl.gz', sentence);
  return read === null ? null : sentimentSet('jrte', 'ja', read, 'nothing');
}

function sentimentSet(
  name: string,
  lang: 'en' | 'ja',
  rows: readonly z.infer<typeof sentence>[],
  leftOut: string,
): LabelledSet {
  const texts = rows.map(({ text, labels }) => ({ text, labels: [SENTIMENTS.indexOf(labels.sentiment)] }));
  return {
    name,
    lang,
    task: 'one',
    target: 'sentiment',
    labels: SENTIMENTS,
    ...cut(name, texts, ({ text }) => textKey(text)),
    leftOut,
  };
}
