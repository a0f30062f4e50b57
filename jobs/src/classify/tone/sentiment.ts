import type { SentimentLabel } from '@koe/sql/domain/item';
import { createCueList } from '../text/cue-list.js';
import { isNegated, isWished } from '../text/negation.js';
import { POLARITY_EN } from './polarity-en.js';
import { POLARITY_JA } from './polarity-ja.js';

const POLARITY = createCueList([...POLARITY_JA, ...POLARITY_EN]);

/** A denied judgement turns, but weaker: 「悪くない」 is less than 「良い」. */
const NEGATED = -0.8;
/** What one asks for because something is wrong; when it is denied all is worse, not well. */
const STAYS_BAD = /^(?:返金|返品|解約|退会|謝罪|改善|refund|return|cancel|fix)/;
/** Sum of judgements at which a text is decided: tanh(1) ≈ .76. */
const SCALE = 2;
/** Between these a sentiment is neutral. */
const NEUTRAL = 0.15;

/** Sum of the judging words of a segment, signed, and how many there were. */
export function judge(view: string, start: number, end: number): { readonly sum: number; readonly hits: number } {
  const hits = POLARITY.find(view, start, end);
  let sum = 0;
  for (const hit of hits) {
    let value = hit.value;
    if (isNegated(view, hit.start, hit.end))
      value *= value < 0 && STAYS_BAD.test(view.slice(hit.start, hit.end)) ? 1 : NEGATED;
    else if (value > 0 && isWished(view, hit.start, hit.end)) value = -0.3;
    sum += value;
  }
  return { sum, hits: hits.length };
}

/** −1 … 1 from a sum of judgements. */
export function toneOf(sum: number): number {
  return Math.tanh(sum / SCALE);
}

export function labelOf(sentiment: number): SentimentLabel {
  return sentiment > NEUTRAL ? 'positive' : sentiment < -NEUTRAL ? 'negative' : 'neutral';
}
