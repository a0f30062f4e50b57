import type { ItemSummary } from '@koe/api/contract/items';

type Score = ItemSummary['scores'][number];

interface ScoreWords {
  readonly scoreOf: (value: string, max: string) => string;
  readonly good: string;
  readonly bad: string;
}

/** A score in words: `4 / 5`, or good and bad where that is all that was asked. */
export function scoreText(score: Score, words: ScoreWords): string {
  if (score.min === 0 && score.max === 1) return score.value >= 0.5 ? words.good : words.bad;
  return words.scoreOf(plain(score.value), plain(score.max));
}

/** Where a score stands on its scale, 0 … 1. */
export function scoreShare({ value, min, max }: Score): number {
  return max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;
}

const plain = (value: number): string => String(Math.round(value * 100) / 100);
