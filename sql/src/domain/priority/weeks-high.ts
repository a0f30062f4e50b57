import { priorityLevel, scoring, type PriorityTerms } from './theme-priority.js';
import type { PriorityWeights } from './weights.js';

/** How many weeks in a row, back from the last one, a theme has stood at 高. */
export interface WeeksHigh {
  readonly weeks: number;
  /** Whether it already did in the first week that is known: then it may have been longer. */
  readonly atLeast: boolean;
}

/**
 * @param terms at the end of each week, the earliest first; null where they are not known
 * @param goalFit as it is now
 */
export function weeksHigh(
  terms: readonly (PriorityTerms | null)[],
  weights: PriorityWeights,
  goalFit: PriorityTerms['goalFit'],
): WeeksHigh {
  const scoreOf = scoring(weights);
  let weeks = 0;
  for (const each of terms.toReversed()) {
    if (each === null) break;
    if (priorityLevel(scoreOf({ ...each, goalFit })) !== 'high') return { weeks, atLeast: false };
    weeks++;
  }
  return { weeks, atLeast: weeks > 0 };
}
