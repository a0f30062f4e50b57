import type { Unit } from '@koe/sql/domain/metric/metric';
import type { Chart, Look } from './chart.js';
import { chartConfig } from './theme.js';
import { valueAxis } from './value-axis.js';

export interface IntervalDotsData {
  readonly unit: Unit;
  /** Differences are drawn from a zero line; values are not. */
  readonly signed: boolean;
  /** In drawing order. */
  readonly rows: readonly {
    readonly name: string;
    /** Null where it cannot be told. */
    readonly value: number | null;
    readonly interval: readonly [number, number] | null;
    /** A second value, as a hollow dot: what would be said without adjusting. */
    readonly other: number | null;
  }[];
}

/** A dot with its 95 % interval for each row, with a hollow dot for what is compared with it. */
export function intervalDotsChart(data: IntervalDotsData, { palette, language }: Look): Chart {
  const rows = data.rows.map(({ name, value, interval, other }, rank) => ({
    name,
    rank,
    value,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    other,
    clear: interval !== null && (!data.signed || interval[0] > 0 || interval[1] < 0),
  }));
  const y = { field: 'name', type: 'nominal', sort: { field: 'rank', op: 'min' }, axis: { labelLimit: 200 } } as const;
  const color = {
    field: 'clear',
    type: 'nominal',
    scale: { domain: [true, false], range: [palette.accent, palette.textQuiet] },
  } as const;
  const x = (field: string) =>
    ({ field, type: 'quantitative', axis: valueAxis(data.unit, language), scale: { zero: data.signed } }) as const;
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 420,
      height: { step: 22 },
      config: chartConfig(palette, language),
      layer: [
        {
          name: 'zero',
          data: { name: 'zero' },
          mark: { type: 'rule', color: palette.lineStrong },
          encoding: { x: { field: 'at', type: 'quantitative' } },
        },
        {
          name: 'intervals',
          data: { name: 'rows' },
          mark: { type: 'rule', strokeWidth: 1.5, invalid: 'filter' },
          encoding: { y, x: x('low'), x2: { field: 'high' }, color },
        },
        {
          name: 'others',
          data: { name: 'rows' },
          mark: { type: 'point', size: 40, color: palette.textQuiet, invalid: 'filter' },
          encoding: { y, x: x('other') },
        },
        {
          name: 'dots',
          data: { name: 'rows' },
          mark: { type: 'point', filled: true, opacity: 1, size: 48, invalid: 'filter' },
          encoding: { y, x: x('value'), color },
        },
      ],
    },
    data: { rows, zero: data.signed ? [{ at: 0 }] : [] },
  };
}
