import type { Unit } from '@koe/sql/domain/metric/metric';
import type { Chart, Look } from './chart.js';
import { chartConfig } from './theme.js';
import { valueAxis } from './value-axis.js';

export interface ChangePartsData {
  readonly unit: Unit;
  /** Largest first. Values in the metric's unit; mix and within add up to total. */
  readonly segments: readonly {
    readonly name: string;
    readonly mix: number;
    readonly within: number;
    readonly total: number;
    readonly interval: readonly [number, number] | null;
  }[];
  /** The whole change, to which the totals add up. */
  readonly sum: { readonly name: string; readonly value: number; readonly interval: readonly [number, number] | null };
}

/** How strong the two kinds of bars are drawn, 0 … 1. */
export const WITHIN = 0.6;
export const MIX = 0.25;

/** A change taken apart: bars from zero for what comes from within a segment and from the mix, and the total with its interval. */
export function changePartsChart(data: ChangePartsData, { palette, language, words }: Look): Chart {
  const mix = data.segments.reduce((sum, segment) => sum + segment.mix, 0);
  const within = data.segments.reduce((sum, segment) => sum + segment.within, 0);
  const rows = [
    ...data.segments,
    { name: data.sum.name, mix, within, total: data.sum.value, interval: data.sum.interval },
  ].map((row, rank) => ({ ...row, rank }));
  // Bars of one sign lie end to end; vega-lite would stack both signs from zero, but not in a given order.
  const bars = rows.flatMap(({ name, rank, ...row }) => {
    const inside = { name, rank, part: words.why.within, strength: WITHIN, start: 0, end: row.within };
    const from = row.within * row.mix > 0 ? row.within : 0;
    return [inside, { name, rank, part: words.why.mix, strength: MIX, start: from, end: from + row.mix }];
  });
  const dots = rows.map(({ name, rank, total, interval }) => ({
    name,
    rank,
    total,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
  }));
  const y = { field: 'name', type: 'nominal', sort: { field: 'rank', op: 'min' }, axis: { labelLimit: 200 } } as const;
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 420,
      height: { step: 26 },
      config: chartConfig(palette, language),
      layer: [
        {
          name: 'bars',
          data: { name: 'bars' },
          mark: { type: 'bar', height: { band: 0.5 } },
          encoding: {
            y,
            x: { field: 'start', type: 'quantitative', axis: valueAxis(data.unit, language) },
            x2: { field: 'end' },
            opacity: { field: 'strength', type: 'quantitative', scale: null },
            color: { value: palette.accent },
          },
        },
        {
          name: 'intervals',
          data: { name: 'dots' },
          mark: { type: 'rule', color: palette.text, opacity: 0.7, invalid: 'filter' },
          encoding: { y, x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' } },
        },
        {
          name: 'dots',
          data: { name: 'dots' },
          mark: { type: 'point', filled: true, opacity: 1, size: 40, color: palette.text },
          encoding: { y, x: { field: 'total', type: 'quantitative' } },
        },
      ],
    },
    data: { bars, dots },
  };
}
