import type { Verdict } from '../effect/verdict.js';
import type { Filter } from '../filter.js';
import type { Difference } from '../metric/difference.js';
import type { Bilingual } from '../theme.js';
import type { AnalysedFinding } from './analysed-finding.js';
import type { NamedFact, NamedValue } from './frozen-fact.js';

/**
 * Everything that a sentence of Koe can say. A finding holds facts and names, never words: `findingText` (dashboard words) says it in both
 * languages, and only what stands here can be said. Plain JSON: it is stored, hashed and sent as it is.
 * Shares are 0 … 1, differences of shares too (0.012 = 1.2 points); days are local dates.
 */
export type Finding =
  | LevelFinding
  | ChangeFinding
  | PartFinding
  | QuietFinding
  | SignalFinding
  | DecisionFinding
  | ActionFinding
  | EffectFinding
  | GoodNewsFinding
  | FaqGapFinding
  | ReliabilityFinding
  | AnalysedFinding;

/** A number as it is. */
export interface LevelFinding {
  readonly kind: 'level';
  readonly fact: NamedFact;
  /** What the organisation aims at, in the metric's unit; null without a target. */
  readonly target?: number | null;
}

/** A number against the same number in another period; "no clear change" when the interval spans zero. */
export interface ChangeFinding {
  readonly kind: 'change';
  readonly now: NamedFact;
  readonly before: NamedFact;
  /** `compare(now, before)`. */
  readonly difference: Difference;
}

/** What a change comes from: one segment's part of it. */
export interface PartFinding {
  readonly kind: 'part';
  readonly now: NamedFact;
  readonly before: NamedFact;
  readonly difference: Difference;
  /** The segment. */
  readonly part: NamedValue;
  /** Whether it became another part of all, or itself changed: see `domain/decomposition`. */
  readonly why: 'mix' | 'within' | 'total';
  /** In the metric's unit, adding up over the segments to the change. */
  readonly value: number;
  readonly interval: readonly [number, number] | null;
  /** Lists the items of the segment in the period now. */
  readonly evidence: Filter;
}

/** Nothing beyond chance in a period. */
export interface QuietFinding {
  readonly kind: 'quiet';
  readonly period: { readonly from: string; readonly to: string };
  /** Hypotheses tested. */
  readonly tests: number;
}

/** A theme outside its limits in a week. */
export interface SignalFinding {
  readonly kind: 'signal';
  readonly signalId: string;
  readonly theme: { readonly id: number; readonly name: Bilingual };
  /** Null for all feedback. */
  readonly segment: NamedValue | null;
  /** First day of the week. */
  readonly week: string;
  readonly direction: 'up' | 'down';
  readonly items: number;
  readonly expectedItems: number;
  /** First day of the first week outside, without a break, and how many weeks that is. */
  readonly since: string;
  readonly weeks: number;
  /** Where most of the excess lies; `share` 0 … 1 of the excess. Null where it does not gather. */
  readonly where: { readonly segment: NamedValue; readonly share: number } | null;
  readonly evidence: Filter;
}

/** What somebody has to decide. */
export interface DecisionFinding {
  readonly kind: 'decision';
  readonly theme: { readonly id: number; readonly name: Bilingual };
  readonly segment: NamedValue | null;
  /** Why it waits: it left its limits, its priority is high, or the day came until which it was deferred. */
  readonly because: 'signal' | 'priority' | 'deferred';
  /** First day since which it is undecided. */
  readonly since: string;
  /** Whole weeks undecided. */
  readonly weeks: number;
  readonly signalId: string | null;
}

/** An action whose day has come. Its title is the name that its owner gave it. */
export interface ActionFinding {
  readonly kind: 'action';
  readonly actionId: string;
  readonly title: string;
  readonly owner: string | null;
  readonly dueOn: string;
  /** Whole days after `dueOn`; 0 on the day, negative before it. */
  readonly lateDays: number;
  /** Why it does not move; null when it is not blocked. */
  readonly blocked?: boolean;
}

/** What an action did, in the goal metric's unit. */
export interface EffectFinding {
  readonly kind: 'effect';
  readonly actionId: string;
  readonly title: string;
  readonly metric: string;
  readonly variant?: string;
  /** What the goal is counted among. */
  readonly of: readonly NamedValue[];
  readonly state: Verdict | 'measuring' | 'not_released';
  /** Null before there is an estimate. */
  readonly effect: number | null;
  readonly interval: readonly [number, number] | null;
  readonly p: number | null;
  /** First and last day of the window; null before the release. */
  readonly window: { readonly from: string; readonly to: string } | null;
  /** When n will suffice; null when it is known already or cannot be said. */
  readonly enoughOn: string | null;
}

/** A change in the good direction, beyond chance. */
export interface GoodNewsFinding {
  readonly kind: 'good_news';
  readonly now: NamedFact;
  readonly before: NamedFact;
  readonly difference: Difference;
}

/** A question that recurs without a good answer. */
export interface FaqGapFinding {
  readonly kind: 'faq_gap';
  readonly gapId: string;
  readonly question: Bilingual;
  readonly perWeek: number;
  /** Contacts an answer would save a week. */
  readonly savedPerWeek: readonly [number, number];
  /** Lists the voices that ask it, as near as a filter can say it; absent in reports of earlier releases. */
  readonly evidence?: Filter;
}

/** How far the numbers can be trusted. */
export interface ReliabilityFinding {
  readonly kind: 'reliability';
  /** Share of labelled mentions that the classifier got right (F1, 0 … 1); null before there are labels enough. */
  readonly accuracy: number | null;
  readonly interval: readonly [number, number] | null;
  /** Judged items. */
  readonly n: number;
  /** Share of items that have no theme. */
  readonly unclassified: number | null;
  readonly tests: number;
  /** Corrections by people in the period. */
  readonly corrections: number;
}
