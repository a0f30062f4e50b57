import { isKnown, type Figure } from './judged.js';

/** What a reader may do with a theme's numbers. */
export const VERDICTS = ['trust', 'care', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why it is not simply `trust`, the weightiest first. */
export const DOUBTS = ['labels', 'wrong', 'missed', 'unmeasured', 'wide', 'parity', 'drift'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** Lower ends of the intervals from which a theme is trusted. */
export const TRUSTED = { precision: 0.7, recall: 0.6 } as const;

export interface Judgement {
  readonly verdict: Verdict;
  readonly doubts: readonly Doubt[];
}

/**
 * `unknown` until precision is known; `trust` when the intervals of precision and recall lie above the lines, both languages
 * are alike and the confidence is spread as it was; `care` otherwise. `wrong` and `missed`: the figure itself is below its
 * line; `wide`: only its interval is; `unmeasured`: too few labels tell how much is missed.
 */
export function verdictOf(
  figures: { readonly precision: Figure | null; readonly recall: Figure },
  alarms: { readonly parity: boolean; readonly drift: boolean },
): Judgement {
  const { precision, recall } = figures;
  if (!isKnown(precision)) return { verdict: 'unknown', doubts: ['labels'] };
  const doubts: Doubt[] = [];
  if (precision.value < TRUSTED.precision) doubts.push('wrong');
  if (!isKnown(recall)) doubts.push('unmeasured');
  else if (recall.value < TRUSTED.recall) doubts.push('missed');
  const narrow = precision.interval[0] >= TRUSTED.precision && recall.interval[0] >= TRUSTED.recall;
  if (doubts.length === 0 && !narrow) doubts.push('wide');
  if (alarms.parity) doubts.push('parity');
  if (alarms.drift) doubts.push('drift');
  return { verdict: doubts.length === 0 ? 'trust' : 'care', doubts };
}

/** Items judged in an hour, and the share of a queue that goes to themes in turn. */
export const HOUR = { items: 50, inTurn: 0.5 } as const;
/** What the prior is worth in labels when nothing was judged, roughly. */
const HELD = 6;

/**
 * How much an hour of labels would narrow the interval of F1: from w to w √(n ÷ (n + h)), where h is what an hour's queue
 * brings of a theme with this share of all items, among so many themes.
 */
export function hourBrings(f1: Figure, share: number, themes: number): number {
  const brought = HOUR.items * (HOUR.inTurn / Math.max(1, themes) + (1 - HOUR.inTurn) * share);
  const now = f1.n + HELD;
  return (f1.interval[1] - f1.interval[0]) * (1 - Math.sqrt(now / (now + brought)));
}
