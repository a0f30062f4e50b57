import type { Intent, SentimentLabel } from '@koe/sql/domain/item';
import { INTENTS } from '@koe/sql/domain/item';
import { createCueList } from '../text/cue-list.js';
import { isNegated } from '../text/negation.js';
import { segmentsOf } from '../text/segments.js';
import type { StarterPrior } from '../starter/starter-prior.js';
import { shippedPrior } from '../starter/starter-prior.js';
import { viewOf } from '../text/text-view.js';
import { complains } from './complaint-grammar.js';
import type { CueIntent } from './intent-cues.js';
import { INTENT_CUES } from './intent-cues.js';
import { judge } from './sentiment.js';

/** How a text sounds before anything was learnt from the installation's own labels. */
export interface Tone {
  /** Shares of negative, neutral, positive; they add up to 1. */
  readonly sentiment: Float64Array;
  /** Shares by intent, in the order of `INTENTS`; they add up to 1. */
  readonly intent: Float64Array;
  /** Log-odds that it is serious. */
  readonly serious: number;
}

export interface ToneReader {
  readonly version: string;
  /** @param score the customer's own score, −1 … 1; null when there is none. @param usual how its themes are usually spoken of, −1 … 1 */
  read(text: string, score?: number | null, usual?: number): Tone;
}

/** What is seen in a text, in the order of the columns below. */
interface Sight {
  /** The prior's log-odds of positive less those of negative, and those of neutral. */
  readonly opinion: number;
  readonly plain: number;
  /** Sum of judging words, cut at ±3. */
  readonly words: number;
  readonly hasWords: boolean;
  /** 0 … 1: complaining grammar where no word judges. */
  readonly grammar: number;
  readonly asks: boolean;
  readonly exclaims: boolean;
  /** Hits of cues by intent, at most two each. */
  readonly cues: ReadonlyMap<CueIntent, number>;
}

const CUES = createCueList(INTENT_CUES);
const MAX_WORDS = 3;
/** What the prior's opinion is worth where no word judges: it may come from what its sets talk about. */
const ALONE = 0.7;
const MAX_CUES = 2;
/** What the customer's own score is worth in log-odds at its ends. */
const SCORE = { end: 2.5, neutral: -1.5 };
/** Share of that where words judge: satisfied people describe faults too. */
const BESIDE_WORDS = 0.5;
/** What silence is worth for neutral: no word judges, no grammar complains, nothing is asked. */
const SILENCE = 0.55;
/** What is usually said of the themes, where no word judges. */
const USUAL = 0.7;

/**
 * Log-odds by sentiment: constant, opinion / 4, plain / 4, |opinion| / 4, words / 2, has words, grammar, asks, exclaims.
 * Fitted on public sets whose texts the prior had not seen (see README of `starter`), and rounded.
 */
const SENTIMENT: readonly (readonly number[])[] = [
  [0, -0.55, -0.2, -0.15, -0.7, 0.35, 0.65, 0, -0.2],
  [0, -0.45, 1.2, 0, 0, -0.45, -0.3, 0.35, 0],
  [0, 1, -1, 0.15, 0.7, 0.1, -0.4, -0.35, 0.2],
];

/** By intent: constant, share of negative, share of positive, its own cues, asks, prior / 4. */
const INTENT: Readonly<Record<Intent, readonly number[]>> = {
  complaint: [0, 2.6, -1.6, 0, -0.6, 0.5],
  request: [-0.4, 0, 0, 2, 0, 0.5],
  question: [-0.6, 0, -0.3, 2, 1.6, 0.5],
  praise: [0, -1.6, 2.6, 0.3, -0.8, 0.5],
  churn: [-1.2, 0.8, -0.5, 2.6, 0, 0.2],
  defect: [-1.2, 1.2, -0.8, 2.4, 0, 0.2],
  other: [0, -0.4, -0.6, 0, 0, 0.3],
};

/** Reads with word lists, grammar and the starter prior together. */
export function createToneReader(prior: StarterPrior = shippedPrior()): ToneReader {
  function see(text: string): Sight {
    const view = viewOf(text);
    const cues = new Map<CueIntent, number>();
    let words = 0;
    let hits = 0;
    let grammar = 0;
    let asks = false;
    for (const { start, end } of segmentsOf(view)) {
      const judged = judge(view, start, end);
      words += judged.sum;
      hits += judged.hits;
      grammar += complains(view, start, end);
      asks ||= view.charAt(end - 1) === '?';
      for (const { value, start: from, end: to } of CUES.find(view, start, end))
        if (value !== 'praise' || !isNegated(view, from, to))
          cues.set(value, Math.min(MAX_CUES, (cues.get(value) ?? 0) + 1));
    }
    const [negative = 0, neutral = 0, positive = 0] = prior.sentiment;
    return {
      opinion: (hits > 0 ? 1 : ALONE) * (positive - negative),
      plain: neutral,
      words: Math.max(-MAX_WORDS, Math.min(MAX_WORDS, words)),
      hasWords: hits > 0,
      grammar: hits > 0 ? 0 : Math.min(1, grammar),
      asks,
      exclaims: view.includes('!'),
      cues,
    };
  }

  return {
    version: prior.version,
    read(text, score = null, usual = 0) {
      prior.read(text);
      const sight = see(text);
      const sentiment = sentimentOf(sight, score, usual);
      return { sentiment, intent: intentOf(sight, sentiment, prior.intent), serious: prior.serious };
    },
  };
}

function sentimentOf(sight: Sight, score: number | null, usual: number): Float64Array {
  const { opinion, plain, words, hasWords, grammar, asks, exclaims } = sight;
  const seen = [
    1,
    opinion / 4,
    plain / 4,
    Math.abs(opinion) / 4,
    words / 2,
    Number(hasWords),
    grammar,
    Number(asks),
    Number(exclaims),
  ];
  const odds = SENTIMENT.map((row) => row.reduce((sum, weight, at) => sum + weight * (seen[at] ?? 0), 0));
  const lean = (score ?? 0) * SCORE.end * (hasWords ? BESIDE_WORDS : 1) + (hasWords || asks ? 0 : usual * USUAL);
  return shares([
    (odds[0] ?? 0) - lean,
    (odds[1] ?? 0) + Math.abs(score ?? 0) * SCORE.neutral + (hasWords || asks || grammar > 0 ? 0 : SILENCE),
    (odds[2] ?? 0) + lean,
  ]);
}

function intentOf({ cues, asks }: Sight, sentiment: Float64Array, prior: Float64Array): Float64Array {
  return shares(
    INTENTS.map((intent, at) => {
      const own = intent === 'complaint' || intent === 'other' ? 0 : (cues.get(intent) ?? 0);
      const seen = [1, sentiment[0] ?? 0, sentiment[2] ?? 0, own, Number(asks), Math.max(-8, prior[at] ?? 0) / 4];
      return INTENT[intent].reduce((sum, weight, column) => sum + weight * (seen[column] ?? 0), 0);
    }),
  );
}

/** Odds to shares that add up to 1. */
function shares(odds: readonly number[]): Float64Array {
  const top = Math.max(...odds);
  const powers = Float64Array.from(odds, (value) => Math.exp(value - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The most likely label and its share. */
export function likeliest<Label extends SentimentLabel | Intent>(
  labels: readonly Label[],
  said: Float64Array,
): { readonly label: Label; readonly share: number } | null {
  let best = 0;
  for (let at = 1; at < said.length; at++) if ((said[at] ?? 0) > (said[best] ?? 0)) best = at;
  const label = labels[best];
  return label === undefined ? null : { label, share: said[best] ?? 0 };
}

/** `SENTIMENTS` shares as one number, −1 … 1. */
export function toneNumber(sentiment: Float64Array): number {
  return (sentiment[2] ?? 0) - (sentiment[0] ?? 0);
}
