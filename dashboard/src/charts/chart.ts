import type { TopLevelSpec } from 'vega-lite';
import type { Language, Words } from '../words/words.js';
import type { Palette } from './palette.js';

/** How a chart is to look and in which words; the same builder draws for the screen, for mail and for paper. */
export interface Look {
  readonly palette: Palette;
  readonly language: Language;
  readonly words: Words;
  /** How much larger text and marks are than on a desk, for a screen that is read from metres away. Default 1. */
  readonly scale?: number;
}

export type Cell = string | number | boolean | null;
/** Rows of one named data set; every field that the spec encodes is a column of each row. */
export type ChartRows = readonly Readonly<Record<string, Cell>>[];

/**
 * THE contract of a chart: a vega-lite spec whose data sets are named and empty, and the rows for each name. The spec depends
 * on the look only, so that new data is put in without compiling again.
 */
export interface Chart {
  readonly spec: TopLevelSpec;
  readonly data: Readonly<Record<string, ChartRows>>;
}

const DAY_MS = 86_400_000;

/** A local date as the milliseconds of its midnight in UTC: charts run on a UTC scale, so that a day is a day everywhere. */
export function dayMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The date of such milliseconds. */
export function dateOf(ms: number): string {
  return new Date(Math.floor(ms / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}

export type Grain = 'day' | 'week' | 'month';

/** The grain at which a period of so many days is readable: at most about 90 bars. */
export function grainOf(days: number): Grain {
  return days <= 92 ? 'day' : days <= 640 ? 'week' : 'month';
}

/** Milliseconds at which the bar that starts at `date` ends. */
export function endMs(date: string, grain: Grain): number {
  const start = dayMs(date);
  if (grain === 'day') return start + DAY_MS;
  if (grain === 'week') return start + 7 * DAY_MS;
  const day = new Date(start);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1);
}
