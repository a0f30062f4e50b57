import type { Unit } from '@koe/sql/domain/metric/metric';
import { dayMs, endMs, type Grain } from './chart.js';

/** One period of a control chart. Values in the metric's unit (shares 0 … 1). */
export interface ControlPoint {
  readonly date: string;
  readonly n: number;
  /** Null: not enough data, the line breaks. */
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  /** Null where there is no baseline to take limits from. */
  readonly centre: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly outside: 'above' | 'below' | null;
  /** Whether the period is over. */
  readonly complete: boolean;
}

export const FLAG_KINDS = ['release', 'campaign', 'outage', 'other', 'action', 'decision'] as const;

/** Something that happened, on the time axis. */
export interface Flag {
  readonly id: string;
  readonly kind: (typeof FLAG_KINDS)[number];
  readonly date: string;
  readonly text: string;
  /** What a click on it opens. */
  readonly href?: string | undefined;
}

export interface ControlChartData {
  readonly grain: Grain;
  readonly unit: Unit;
  /** Which way is good: points outside the limits take its colour. */
  readonly direction: 'up' | 'down' | 'none';
  /** In order of time. */
  readonly points: readonly ControlPoint[];
  /** Points from which the level is another one; `before` and `after` are the levels. */
  readonly changes: readonly { readonly date: string; readonly before: number; readonly after: number }[];
  /** The periods to come, in order of time; the fan opens at the last period that is over. */
  readonly forecast: readonly {
    readonly date: string;
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
  }[];
  readonly flags: readonly Flag[];
  /** The days that the rest of the screen shows, lightly shaded; null where nothing else is shown. */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Writes a level for people: `12.3%`. */
  readonly say: (value: number) => string;
  /** `small` stands beside words: no names, fewer dates. Default `full`. */
  readonly size?: ControlChartSize;
}

/** Heights in pixels. */
export const CONTROL_HEIGHT = { full: 300, half: 210, small: 96 } as const;
export type ControlChartSize = keyof typeof CONTROL_HEIGHT;

/** Where a period stands on the axis: at its middle. */
export function middleOf(date: string, grain: Grain): number {
  return (dayMs(date) + endMs(date, grain)) / 2;
}
