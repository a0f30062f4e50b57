import type { Weigh } from '../cube/query.js';
import type { Filter } from '../filter.js';
import type { PriorityTerms, Level } from '../priority/theme-priority.js';
import type { PriorityWeights } from '../priority/weights.js';
import type { Bilingual } from '../theme.js';
import type { NamedFact, NamedValue } from './frozen-fact.js';

/**
 * What analyses say that is no metric of a filter: each keeps what it was asked, so that it can be asked again. Numbers are in the metric's
 * unit, differences of shares 0 … 1; days are local dates.
 */
export type AnalysedFinding =
  DriverFinding | ReplyBandFinding | ReplySlopeFinding | RiseFinding | PriorityFinding | ForecastFinding;

/** Raised when an analysis counts in another way: a number of another version is not comparable. */
export const ANALYSIS_VERSION = {
  driver: 1,
  reply_band: 1,
  reply_slope: 1,
  rise: 1,
  priority: 1,
  forecast: 1,
} as const;

type Interval = readonly [number, number];
interface NamedTheme {
  readonly id: number;
  readonly name: Bilingual;
}

interface Analysed {
  readonly version: number;
  readonly filter: Filter;
  /** Absent when the filter has no dates. */
  readonly period?: { readonly from: string; readonly to: string };
  readonly weigh: Weigh;
  /** What the filter narrows to besides its dates. */
  readonly of: readonly NamedValue[];
  /** Lists the items that were looked at, as near as a filter can say it. */
  readonly evidence: Filter;
}

/** How answers that mention a theme differ from those that do not, all else alike: an association. */
export interface DriverFinding extends Analysed {
  readonly kind: 'driver';
  readonly metric: string;
  readonly theme: NamedTheme;
  /** Answers that mention it. */
  readonly n: number;
  /** Null when it cannot be told from the themes of `tiedTo`. */
  readonly value: number | null;
  readonly interval: Interval | null;
  /** `value` × the theme's share of answers; null as `value`. */
  readonly contribution: number | null;
  readonly tiedTo: readonly NamedTheme[];
}

/** Satisfaction of those who waited so long for the first reply. */
export interface ReplyBandFinding extends Analysed {
  readonly kind: 'reply_band';
  /** 1 ≤ 60 s, 2 ≤ 300 s, 3 ≤ 600 s, 4 longer, 5 no reply yet. */
  readonly band: number;
  readonly n: number;
  /** CSAT; null below the minimum. */
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** What a further minute or hour of waiting goes with: an association. */
export interface ReplySlopeFinding extends Analysed {
  readonly kind: 'reply_slope';
  readonly n: number;
  /** Change of CSAT per unit; null with too few answers. */
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly unit: 'minute' | 'hour';
  /** The waits that it was drawn from, in seconds. */
  readonly fromS: number;
  readonly toS: number;
}

/** Items of a theme beyond what its share before would give, of all or of one segment. */
export interface RiseFinding extends Analysed {
  readonly kind: 'rise';
  readonly theme: NamedTheme;
  /** The dimension by which it was taken apart. */
  readonly by: string;
  /** Null for all of it. */
  readonly segment: NamedValue | null;
  /** Share of the theme in both periods. */
  readonly now: NamedFact;
  readonly before: NamedFact;
  /** Items with the theme now, of all or of the segment; and as many as were to be expected, of all only. */
  readonly items: number;
  readonly expected: number | null;
  /** Items beyond what was to be expected; null without data in one period. */
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** Where a theme stands in the priority table, and by which formula. */
export interface PriorityFinding extends Analysed {
  readonly kind: 'priority';
  readonly theme: NamedTheme;
  readonly among: 'leaf' | 'top';
  /** Themes ranked. */
  readonly themes: number;
  /** Items that mention it. */
  readonly n: number;
  readonly score: number;
  readonly level: Level;
  readonly rank: number;
  readonly rankInterval: Interval;
  /** Whether others share the rank. */
  readonly tied: boolean;
  readonly terms: PriorityTerms;
  readonly weights: PriorityWeights;
}

/** What a week is expected to bring. */
export interface ForecastFinding extends Analysed {
  readonly kind: 'forecast';
  readonly metric: string;
  readonly variant?: string;
  /** First day of the week. */
  readonly week: string;
  readonly value: number;
  readonly interval: Interval;
  /** Past forecasts whose interval held; null before there are eight. */
  readonly hitRate: { readonly hits: number; readonly of: number } | null;
}
