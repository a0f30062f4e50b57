/** The weights of theme priority: the score is the weighted mean of the terms. */
export interface PriorityWeights {
  readonly frequency: number;
  readonly impact: number;
  readonly urgency: number;
  readonly goalFit: number;
}

export const DEFAULT_WEIGHTS: PriorityWeights = { frequency: 0.35, impact: 0.35, urgency: 0.2, goalFit: 0.1 };

/** The terms in the order of screens, of addresses and of the formula. */
export const TERMS = ['frequency', 'impact', 'urgency', 'goalFit'] as const;
export type Term = (typeof TERMS)[number];

/** Weights as an address writes them: hundredths in the order of the terms, `35,35,20,10`. */
export function formatWeights(weights: PriorityWeights): string {
  return TERMS.map((term) => Math.round(weights[term] * 100)).join(',');
}

/** Null for what are no weights: not four whole numbers from 0 to 100, or all 0. */
export function parseWeights(text: string | null | undefined): PriorityWeights | null {
  const parts = (text ?? '').split(',');
  if (parts.length !== TERMS.length || !parts.every((part) => /^(100|\d{1,2})$/.test(part))) return null;
  const [frequency = 0, impact = 0, urgency = 0, goalFit = 0] = parts.map((part) => Number(part) / 100);
  const weights = { frequency, impact, urgency, goalFit };
  return frequency + impact + urgency + goalFit > 0 ? weights : null;
}

/** What each term counts for: the weights divided by their sum. @throws RangeError for weights that are negative or all zero. */
export function shareOfWeights(weights: PriorityWeights): PriorityWeights {
  const { frequency, impact, urgency, goalFit } = weights;
  const sum = frequency + impact + urgency + goalFit;
  if (!(sum > 0) || Math.min(frequency, impact, urgency, goalFit) < 0)
    throw new RangeError('priority weights must not be negative and not all be zero');
  return { frequency: frequency / sum, impact: impact / sum, urgency: urgency / sum, goalFit: goalFit / sum };
}
