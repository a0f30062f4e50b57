import type { SignalTable } from './table.js';

/** By theme: distance of the week from the mean in σ, in all feedback and in each segment. */
export type RuleScores = ReadonlyMap<number, number[]>;

const WEEKS = 12;
const LEAST_VOICES = 30;
const LEAST_ITEMS = 5;

/** What the usual rule "outside mean ± k σ of the last twelve weeks" sees of a theme's share; what signals are compared with. */
export function ruleScores(table: SignalTable, at: number): RuleScores {
  const weeks = table.weeks.length;
  const scores = new Map<number, number[]>();
  table.segments.forEach((_, segment) => {
    const voices = table.voices[segment];
    const items = table.items[segment];
    if (!voices || !items || (voices[at] ?? 0) < LEAST_VOICES) return;
    table.themes.forEach((theme, row) => {
      const shares: number[] = [];
      let total = items[row * weeks + at] ?? 0;
      for (let week = at - WEEKS; week < at; week++) {
        total += items[row * weeks + week] ?? 0;
        shares.push((items[row * weeks + week] ?? 0) / Math.max(1, voices[week] ?? 0));
      }
      if (total < LEAST_ITEMS) return;
      const mean = shares.reduce((sum, share) => sum + share, 0) / WEEKS;
      const spread = Math.sqrt(shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (WEEKS - 1));
      if (spread === 0) return;
      const z = ((items[row * weeks + at] ?? 0) / (voices[at] ?? 1) - mean) / spread;
      scores.set(theme, [...(scores.get(theme) ?? []), z]);
    });
  });
  return scores;
}
