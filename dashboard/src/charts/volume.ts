import { INTENTS, type Intent } from '@koe/sql/domain/item';
import { dayMs, endMs, type Chart, type Grain, type Look } from './chart.js';
import { FIVE_DIGITS } from './kept-room.js';
import { chartConfig, timeLabel } from './theme.js';

export interface VolumeData {
  readonly grain: Grain;
  readonly points: readonly { readonly date: string; readonly intent: Intent | '-'; readonly count: number }[];
  /** Intents that the filter keeps; null when it names none. The others stay, faded, so that they can be chosen. */
  readonly kept: ReadonlySet<string> | null;
  readonly annotations: readonly { readonly id: string; readonly date: string; readonly text: string }[];
}

const FADED = 0.22;

/** Volume by day (week, month) stacked by intent, with annotations as flags. */
export function volumeChart(data: VolumeData, { palette, language }: Look): Chart {
  const order = [...INTENTS, '-'];
  // Stacked here rather than by vega-lite, which does not stack bars that have two ends in time. Kept intents stand at the
  // foot, so that they can be compared along the axis.
  const isKept = (intent: string): boolean => data.kept === null || data.kept.has(intent);
  const rank = (intent: string): number => order.indexOf(intent) + (isKept(intent) ? 0 : order.length);
  const height = new Map<string, number>();
  const bars = data.points
    .filter((point) => point.count > 0)
    .toSorted((a, b) => rank(a.intent) - rank(b.intent))
    .map(({ date, intent, count }) => {
      const low = height.get(date) ?? 0;
      height.set(date, low + count);
      const fade = isKept(intent) ? 1 : FADED;
      return { start: dayMs(date), end: endMs(date, data.grain), date, intent, count, low, high: low + count, fade };
    });
  const starts = data.points.map(({ date }) => dayMs(date));
  const lateMs = Math.min(...starts) + (Math.max(...starts) - Math.min(...starts)) * 0.8;
  // Names stand above the plot in two lines by turns, so that neighbours do not run into each other.
  const flags = data.annotations
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ id, date, text }, at) => {
      const start = dayMs(date);
      // Near the right end a name stands before its line, where there is room.
      return { id, start, date, text, line: -28 + (at % 2) * 14, side: start > lateMs ? 'right' : 'left' };
    });
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 600,
      height: 220,
      autosize: { type: 'fit', contains: 'padding' },
      config: chartConfig(palette, language),
      usermeta: { rows: 'bars', number: 'high', digits: FIVE_DIGITS.digits },
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
            y: { field: 'low', type: 'quantitative', axis: { format: ',d', minExtent: FIVE_DIGITS.minExtent } },
            y2: { field: 'high' },
            color: {
              field: 'intent',
              type: 'nominal',
              scale: { domain: order, range: [...INTENTS.map((intent) => palette.intent[intent]), palette.line] },
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
    data: { bars, flags },
  };
}
