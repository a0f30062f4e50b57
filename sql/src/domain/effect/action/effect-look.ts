import type { Verdict } from '../verdict.js';
import type { Comparison } from './comparison.js';

/** How a week is used: `baseline` says what would have been, `decision` are the weeks in which it was decided and `earlier` those of another level. */
export const EFFECT_PHASES = ['earlier', 'baseline', 'decision', 'release', 'after'] as const;
export type EffectPhase = (typeof EFFECT_PHASES)[number];

/** One week of a look. Values are in the metric's unit. */
export interface EffectWeek {
  /** First day, a local date. */
  readonly week: string;
  readonly phase: EffectPhase;
  readonly treated: { readonly n: number; readonly value: number | null };
  readonly comparison: { readonly n: number; readonly value: number | null };
  /** The value without the action: from the comparison and the level of the baseline; with its 95 % band. Null where it is not known. */
  readonly expected: number | null;
  readonly band: readonly [number, number] | null;
}

/** The estimate against one comparison. */
export interface EffectUnder {
  readonly comparison: Comparison;
  readonly verdict: Verdict;
  /** Change beside what it would have been; null where there is too little before or after. */
  readonly effect: number | null;
  readonly interval: readonly [number, number] | null;
  /** Two-sided, of one look. */
  readonly p: number | null;
}

/** All that was seen of an action's effect at one time. */
export interface EffectLook extends EffectUnder {
  /** When it was looked, and up to which instant data were known. */
  readonly at: string;
  readonly asOf: string;
  readonly metricVersion: number;
  readonly taxonomyVersion: number;
  /** Version of the manifest, and the blocks that were counted. */
  readonly manifest: string;
  readonly blocks: readonly string[];
  /** Weeks under the action that were counted. */
  readonly weeks: number;
  /** The last local date counted. */
  readonly through: string;
  readonly series: readonly EffectWeek[];
  /** With how many weeks under the action the smallest worthwhile effect would show, where it is not known yet and can be said; and the last date of these. */
  readonly enoughAfter: number | null;
  readonly enoughOn: string | null;
  /** Under the other comparisons that were reasonable when this one was chosen. */
  readonly sensitivity: readonly EffectUnder[];
}

export const EFFECT_STATES = ['not_released', 'measuring', 'judged', 'unmeasurable'] as const;
export type EffectState = (typeof EFFECT_STATES)[number];

/** `metric`: no share, points or mean; `no_data`: nothing matches; `few_weeks`: fewer than eight weeks before the release. */
export const EFFECT_OBSTACLES = ['metric', 'no_data', 'few_weeks'] as const;
export type EffectObstacle = (typeof EFFECT_OBSTACLES)[number];

/** Why a recount differs from the verdict's look. */
export const RECOUNT_REASONS = ['data', 'taxonomy', 'definition'] as const;
export type RecountReason = (typeof RECOUNT_REASONS)[number];

/** A later look at the window of a verdict. */
export interface EffectRecount {
  readonly look: EffectLook;
  readonly why: readonly RecountReason[];
}
