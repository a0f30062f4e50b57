import type { Score, SentimentLabel } from '@koe/sql/domain/item';
import { SENTIMENTS } from '@koe/sql/domain/item';

/** Share of the customer's own score where text speaks too; people who give five stars still describe faults. */
const SCORE_SHARE = 0.35;

/** −1 … 1: the customer's first score of the kinds that judge, on its own scale; null when there is none. */
export function toneOfScores(scores: readonly Score[]): number | null {
  const score = scores.find((one) => one.kind === 'csat' || one.kind === 'rating') ?? scores[0];
  return score === undefined || !(score.max > score.min)
    ? null
    : ((score.value - score.min) / (score.max - score.min)) * 2 - 1;
}

/**
 * Shares of negative, neutral and positive from what the words say (sums of probabilities that add up to `weight`) and
 * the score. Where there were hardly any known words the score decides alone.
 */
export function blend(sums: Float64Array, weight: number, score: number | null): Float64Array {
  const words = sums.map((sum) => (weight > 0 ? sum / weight : 0));
  if (score === null) return words;
  const share = weight < 1 ? 1 : SCORE_SHARE;
  const said = [Math.max(0, -score), 1 - Math.abs(score), Math.max(0, score)];
  return words.map((value, at) => value * (1 - share) + (said[at] ?? 0) * share);
}

/** The largest share; of equal ones the one nearest to neutral. */
export function labelOfTone(shares: Float64Array): SentimentLabel {
  const [negative = 0, neutral = 0, positive = 0] = shares;
  if (neutral >= negative && neutral >= positive) return SENTIMENTS[1];
  return negative >= positive ? SENTIMENTS[0] : SENTIMENTS[2];
}
