import { z } from 'zod';
import type { SentimentLabel } from '@koe/sql/domain/item';
import type { StarterExample, StarterSet } from './starter-set.js';
import { starterSet } from './starter-set.js';

/** From here down a criticality of the older NHS set is a serious complaint. */
const SERIOUS = -3;

function opinion(text: string, sentiment: SentimentLabel, serious?: boolean): StarterExample[] {
  return [
    {
      text,
      lang: 'en',
      sentiment,
      intent: sentiment === 'negative' ? 'complaint' : sentiment === 'positive' ? 'praise' : 'other',
      ...(serious !== undefined && { serious }),
    },
  ];
}

const comment = z.object({ text: z.string(), labels: z.object({ sentiment: z.string().nullish() }) });
const nhs = starterSet('en-nhs-fft-survey', 'comments.jsonl.gz', 4000, comment, ({ text, labels: { sentiment } }) =>
  sentiment === 'positive' || sentiment === 'negative'
    ? opinion(text, sentiment)
    : sentiment === 'neutral_or_mixed'
      ? [{ text, lang: 'en', sentiment: 'neutral' }]
      : [],
);

const rated = z.object({ text: z.string(), labels: z.object({ criticality: z.number().nullish() }) });
const nhsOlder = starterSet('en-nhs-fft-survey', 'comments-phase1.jsonl.gz', 4000, rated, ({ text, labels }) => {
  const { criticality } = labels;
  if (criticality === null || criticality === undefined) return [];
  const sentiment = criticality >= 2 ? 'positive' : criticality <= -2 ? 'negative' : 'neutral';
  return opinion(text, sentiment, criticality <= SERIOUS);
});

const review = z.object({ text: z.string(), rating: z.number() });
const clothing = starterSet('en-womens-clothing-reviews', 'reviews.jsonl.gz', 2500, review, ({ text, rating }) => {
  if (rating === 5) return opinion(text, 'positive', false);
  if (rating <= 2) return opinion(text, 'negative', false);
  return rating === 3 ? [{ text, lang: 'en', sentiment: 'neutral', serious: false }] : [];
});

const sentence = z.object({
  text: z.string(),
  aspects: z.array(z.object({ flags: z.array(z.string()).nullish() })),
  labels: z.object({ polarity: z.string() }),
});
const products = starterSet('en-hu-liu-product-reviews', 'sentences.jsonl.gz', 3000, sentence, (row) => {
  const { text, aspects, labels } = row;
  if (aspects.some(({ flags }) => flags?.includes('s'))) return [{ text, lang: 'en', intent: 'request' }];
  if (labels.polarity === 'positive' || labels.polarity === 'negative')
    return opinion(text, labels.polarity, labels.polarity === 'positive' ? false : undefined);
  return labels.polarity === 'none' ? opinion(text, 'neutral', false) : [];
});

const complaint = z.object({ text: z.string() });
const complained = ({ text }: z.infer<typeof complaint>): StarterExample[] =>
  opinion(text.slice(0, 600).replaceAll(/X{2,}/g, ''), 'negative');

export const ENGLISH_OPINION_SETS: readonly StarterSet[] = [
  nhs,
  nhsOlder,
  clothing,
  products,
  starterSet('en-cfpb-complaints', 'complaints-full.jsonl.gz', 800, complaint, complained),
  starterSet('en-cfpb-complaints', 'complaints-product.jsonl.gz', 1200, complaint, complained),
];
