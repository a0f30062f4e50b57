import type { Filter } from '../filter.js';
import type { NamedFact, NamedValue } from '../finding/frozen-fact.js';
import type { Difference } from '../metric/difference.js';

/** A week or a month of a line; null where there is not enough data, or nothing to compare with. */
export interface WeekPoint {
  /** First day. */
  readonly on: string;
  readonly n: number;
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  readonly centre: number | null;
  /** Limits that a quiet series hardly ever leaves. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly outside: 'above' | 'below' | null;
}

/** One metric of the whole picture. */
export interface PictureRow {
  readonly now: NamedFact;
  readonly before: NamedFact;
  readonly difference: Difference;
  /** The last six weeks; the last one is of `now`. */
  readonly weeks: readonly WeekPoint[];
  /** The last twelve months, the one that goes on (up to the end of the week) included. */
  readonly months: readonly WeekPoint[];
  /** In the metric's unit; null without one. */
  readonly target: number | null;
  /** Whole weeks that `now` lies before the week of the report: 1 where a number ripens only after it (resolution). */
  readonly lagWeeks: number;
}

/** Volume of one channel or intent. */
export interface VolumeRow {
  readonly of: NamedValue;
  readonly now: NamedFact;
  readonly before: NamedFact;
  readonly difference: Difference;
  /** Items in the last six weeks. */
  readonly weeks: readonly number[];
}

/** One band of first replies: shares of the week and of the week before. */
export interface BandRow {
  readonly now: NamedFact;
  readonly before: NamedFact;
  readonly difference: Difference;
}

export interface Picture {
  readonly filter: Filter;
  /** Volume, CSAT, NPS, CES, FCR, first reply, resolution; a metric that was never measured in the twelve months is left out. */
  readonly rows: readonly PictureRow[];
  readonly channels: readonly VolumeRow[];
  readonly intents: readonly VolumeRow[];
  /** Empty where nobody replies. */
  readonly bands: readonly BandRow[];
}
