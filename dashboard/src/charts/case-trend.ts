import type { Unit } from '@koe/sql/domain/metric/metric';
import { dayMs, endMs, type Chart, type Look } from './chart.js';
import { chartConfig, timeAxis } from './theme.js';

export interface CaseTrendData {
  readonly unit: Unit;
  /** By week, in order of time; a null value (not enough data) breaks the line. */
  readonly points: readonly {
    readonly week: string;
    readonly n: number;
    readonly value: number | null;
    readonly interval: readonly [number, number] | null;
  }[];
  /** The two periods that the case compares; local dates, inclusive. */
  readonly before: { readonly from: string; readonly to: string };
  readonly after: { readonly from: string; readonly to: string };
}

/** What a case is about, by week: line and 95 % band over the two periods it compares, which are shaded and named. */
export function caseTrendChart(data: CaseTrendData, { palette, language, words }: Look): Chart {
  const points = data.points.map(({ week, value, interval, n }) => ({
    at: (dayMs(week) + endMs(week, 'week')) / 2,
    date: week,
    value,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    n,
  }));
  const periods = [
    { ...data.before, name: words.cases.page.before, strength: 0.04 },
    { ...data.after, name: words.cases.page.after, strength: 0.1 },
  ].map(({ from, to, name, strength }) => ({ start: dayMs(from), end: endMs(to, 'day'), name, strength }));
  const format = data.unit === 'share' ? '.0%' : data.unit === 'score' ? '.1f' : '~s';
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 400,
      height: 170,
      autosize: { type: 'fit', contains: 'padding' },
      config: chartConfig(palette, language),
      layer: [
        {
          name: 'periods',
          data: { name: 'periods' },
          mark: { type: 'rect', color: palette.accent },
          encoding: {
            x: timeAxis('start', 'week', language),
            x2: { field: 'end' },
            opacity: { field: 'strength', type: 'quantitative', scale: null },
          },
        },
        {
          name: 'period-names',
          data: { name: 'periods' },
          mark: { type: 'text', align: 'left', baseline: 'top', dx: 4, dy: 2, y: 0 },
          encoding: {
            x: { field: 'start', type: 'temporal' },
            text: { field: 'name', type: 'nominal' },
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
              axis: { format, tickCount: 4 },
            },
            y2: { field: 'high' },
          },
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
          mark: { type: 'point', filled: true, opacity: 1, size: 22, color: palette.accent, invalid: 'filter' },
          encoding: { x: { field: 'at', type: 'temporal' }, y: { field: 'value', type: 'quantitative' } },
        },
      ],
    },
    data: { points, periods },
  };
}
