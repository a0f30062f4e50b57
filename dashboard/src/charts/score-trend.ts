import { dayMs, endMs, type Chart, type Grain, type Look } from './chart.js';
import { THREE_DIGITS } from './kept-room.js';
import { chartConfig, timeAxis } from './theme.js';

export interface TrendData {
  readonly grain: Grain;
  /** `share` values are 0 … 1 and drawn as percents, `points` −100 … 100. */
  readonly unit: 'share' | 'points';
  /** In order of time; a null value (not enough data) breaks the line. */
  readonly points: readonly {
    readonly date: string;
    readonly value: number | null;
    readonly interval: readonly [number, number] | null;
    readonly n: number;
  }[];
  readonly target: number | null;
  /** Dates of the period that the rest of the screen shows; the trend goes back further. */
  readonly period: { readonly from: string; readonly to: string };
}

/** A score over time: line, its 95 % interval as a band, the target as a thin line, the period in view lightly shaded. */
export function scoreTrendChart(data: TrendData, { palette, language, words }: Look): Chart {
  const middle = (date: string): number => (dayMs(date) + endMs(date, data.grain)) / 2;
  const points = data.points.map(({ date, value, interval, n }) => ({
    at: middle(date),
    date,
    value,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    n,
  }));
  // The name stands on the side of its line where the data is, so that it never leaves the plot.
  const ends = points.flatMap(({ low, high, value }) => [low ?? value, high ?? value]).filter((end) => end !== null);
  const above = data.target !== null && ends.every((end) => end < (data.target ?? 0));
  const target =
    data.target === null ? [] : [{ value: data.target, text: words.charts.target, side: above ? 'top' : 'bottom' }];
  const period = [{ start: dayMs(data.period.from), end: endMs(data.period.to, 'day') }];
  const format = data.unit === 'share' ? '.0%' : '+d';
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 400,
      height: 150,
      autosize: { type: 'fit', contains: 'padding' },
      config: chartConfig(palette, language),
      usermeta: { rows: 'points', number: 'high', digits: THREE_DIGITS.digits },
      layer: [
        {
          name: 'period',
          data: { name: 'period' },
          mark: { type: 'rect', color: palette.accent, opacity: 0.07 },
          encoding: {
            x: timeAxis('start', data.grain, language),
            x2: { field: 'end' },
          },
        },
        {
          name: 'band',
          data: { name: 'points' },
          mark: { type: 'area', color: palette.accent, opacity: 0.16, invalid: 'break-paths-filter-domains' },
          encoding: {
            x: { field: 'at', type: 'temporal' },
            y: {
              field: 'low',
              type: 'quantitative',
              scale: { zero: false, nice: true },
              axis: { format, minExtent: THREE_DIGITS.minExtent },
            },
            y2: { field: 'high' },
          },
        },
        {
          name: 'target',
          data: { name: 'target' },
          mark: { type: 'rule', color: palette.textQuiet, strokeDash: [4, 3] },
          encoding: { y: { field: 'value', type: 'quantitative' } },
        },
        {
          name: 'target-name',
          data: { name: 'target' },
          mark: {
            type: 'text',
            align: 'left',
            baseline: { expr: 'datum.side' },
            x: 2,
            dy: { expr: "datum.side === 'top' ? 3 : -2" },
          },
          encoding: { y: { field: 'value', type: 'quantitative' }, text: { field: 'text', type: 'nominal' } },
        },
        {
          name: 'line',
          data: { name: 'points' },
          mark: { type: 'line', color: palette.accent, strokeWidth: 1.75, invalid: 'break-paths-filter-domains' },
          encoding: { x: { field: 'at', type: 'temporal' }, y: { field: 'value', type: 'quantitative' } },
        },
        {
          name: 'points',
          data: { name: 'points' },
          mark: {
            type: 'point',
            filled: true,
            opacity: 1,
            size: 22,
            color: palette.accent,
            cursor: 'pointer',
            invalid: 'filter',
          },
          encoding: { x: { field: 'at', type: 'temporal' }, y: { field: 'value', type: 'quantitative' } },
        },
      ],
    },
    data: { points, target, period },
  };
}
