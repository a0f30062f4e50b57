import { INTENTS, type Intent } from '@koe/sql/domain/item';
import { dayMs, endMs, type Chart, type Grain, type Look } from './chart.js';
import type { Palette } from './palette.js';
import { chartConfig, timeLabel } from './theme.js';

export interface VolumeData {
  readonly grain: Grain;
  readonly points: readonly { readonly date: string; readonly intent: Intent | '-'; readonly count: number }[];
  /** Intents that the filter keeps; null when it names none. The others stay, faded, so that they can be chosen. */
  readonly kept: ReadonlySet<string> | null;
  readonly annotations: readonly { readonly id: string; readonly date: string; readonly text: string }[];
}

/** A part of a day's (week's, month's) bar, from `low` to `high` items. */
export interface VolumeBar {
  readonly start: number;
  readonly end: number;
  readonly date: string;
  readonly intent: Intent | '-';
  readonly low: number;
  readonly high: number;
  /** Opacity: 1 for what the filter keeps. */
  readonly fade: number;
}

/** An annotation. */
export interface VolumeFlag {
  readonly id: string;
  readonly start: number;
  readonly date: string;
  readonly text: string;
  /** Pixels below the top of the plot: names stand above it in two lines by turns, so that neighbours do not run into each other. */
  readonly line: number;
  /** Near the right end a name ends at its line, where there is room. */
  readonly side: 'left' | 'right';
}

/** What is drawn. */
export interface VolumeMarks {
  readonly bars: readonly VolumeBar[];
  readonly flags: readonly VolumeFlag[];
}

/** What is pointed at: a bar, the line of a flag or its name. */
export type VolumeMark =
  { readonly layer: 'bars'; readonly row: VolumeBar } | { readonly layer: 'flags' | 'names'; readonly row: VolumeFlag };

/** Left of the plot, for labels of five digits with their comma, in pixels with the gap to the plot. */
export const VALUE_ROOM_PX = 42;
const FADED = 0.22;
const ORDER = [...INTENTS, '-'] as const;
/** Where names of flags stand, in pixels below the top of the plot. */
export const NAME_LINES = [-28, -14] as const;

/**
 * Stacked here rather than by vega-lite, which does not stack bars that have two ends in time. Kept intents stand at the foot,
 * so that they can be compared along the axis.
 */
export function volumeMarks(data: VolumeData): VolumeMarks {
  const isKept = (intent: string): boolean => data.kept === null || data.kept.has(intent);
  const rank = (intent: Intent | '-'): number => ORDER.indexOf(intent) + (isKept(intent) ? 0 : ORDER.length);
  const height = new Map<string, number>();
  const bars = data.points
    .filter((point) => point.count > 0)
    .toSorted((a, b) => rank(a.intent) - rank(b.intent))
    .map(({ date, intent, count }) => {
      const low = height.get(date) ?? 0;
      height.set(date, low + count);
      const fade = isKept(intent) ? 1 : FADED;
      return { start: dayMs(date), end: endMs(date, data.grain), date, intent, low, high: low + count, fade };
    });
  const starts = data.points.map(({ date }) => dayMs(date));
  const lateMs = Math.min(...starts) + (Math.max(...starts) - Math.min(...starts)) * 0.8;
  const flags = data.annotations
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ id, date, text }, at) => {
      const start = dayMs(date);
      const [upper, lower] = NAME_LINES;
      const side: 'left' | 'right' = start > lateMs ? 'right' : 'left';
      return { id, start, date, text, line: at % 2 === 0 ? upper : lower, side };
    });
  return { bars, flags };
}

/** The colour of an intent; of none, that of a line. */
export function intentColour(intent: Intent | '-', palette: Palette): string {
  return intent === '-' ? palette.line : palette.intent[intent];
}

/** Volume by day (week, month) stacked by intent, with annotations as flags: for pictures that are saved. */
export function volumeChart(data: VolumeData, { palette, language }: Look): Chart {
  const { bars, flags } = volumeMarks(data);
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 600,
      height: 220,
      autosize: { type: 'fit', contains: 'padding' },
      config: chartConfig(palette, language),
      layer: [
        {
          name: 'bars',
          data: { name: 'bars' },
          mark: { type: 'bar', stroke: palette.background, strokeWidth: 0.75, cursor: 'pointer' },
          encoding: {
            x: {
              field: 'start',
              type: 'temporal',
              scale: { type: 'utc', nice: false },
              axis: {
                labelExpr: timeLabel(data.grain, language),
                labelOverlap: 'greedy',
                labelAlign: 'left',
                labelBound: true,
                tickCount: 10,
              },
            },
            x2: { field: 'end' },
            y: { field: 'low', type: 'quantitative', axis: { format: ',d', minExtent: VALUE_ROOM_PX } },
            y2: { field: 'high' },
            color: {
              field: 'intent',
              type: 'nominal',
              scale: { domain: [...ORDER], range: ORDER.map((intent) => intentColour(intent, palette)) },
            },
            opacity: { field: 'fade', type: 'quantitative', scale: null },
          },
        },
        {
          name: 'flags',
          data: { name: 'flags' },
          mark: { type: 'rule', color: palette.text, strokeWidth: 1, strokeDash: [2, 2] },
          encoding: { x: { field: 'start', type: 'temporal' } },
        },
        {
          name: 'names',
          data: { name: 'flags' },
          mark: {
            type: 'text',
            align: { expr: 'datum.side' },
            dx: { expr: "datum.side === 'left' ? 3 : -3" },
            baseline: 'top',
            color: palette.text,
            limit: 120,
          },
          encoding: {
            x: { field: 'start', type: 'temporal' },
            y: { field: 'line', type: 'quantitative', scale: null },
            text: { field: 'text', type: 'nominal' },
          },
        },
      ],
      resolve: { scale: { y: 'independent' } },
    },
    data: { bars: bars.map((bar) => ({ ...bar })), flags: flags.map((flag) => ({ ...flag })) },
  };
}
