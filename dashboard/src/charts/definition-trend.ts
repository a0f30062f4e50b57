import { dayMs, endMs, type Chart, type Look } from './chart.js';
import { chartConfig, timeAxis } from './theme.js';

export interface DefinitionTrendData {
  /** In order of time, a week each; shares 0 … 1, null where there is nothing to divide by. */
  readonly weeks: readonly { readonly week: string; readonly now: number | null; readonly before: number | null }[];
  /** Milliseconds (UTC scale) at which the definition of now began to serve; null for none in view. */
  readonly swappedAt: number | null;
}

/** A theme's share by week under two definitions: now as a full line, before as a dashed grey one, a thin line where one gave way. */
export function definitionTrendChart(data: DefinitionTrendData, { palette, language, words }: Look): Chart {
  const points = data.weeks.flatMap(({ week, now, before }) => {
    const at = (dayMs(week) + endMs(week, 'week')) / 2;
    return [
      { at, week, value: now, definition: 'now' },
      { at, week, value: before, definition: 'before' },
    ];
  });
  const swap = data.swappedAt === null ? [] : [{ at: data.swappedAt, text: words.themes.swapMark }];
  const isNow = "datum.definition === 'now'";
  const x = timeAxis('at', 'week', language);
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { zero: true, nice: true },
    axis: { format: '.1~%' },
  } as const;
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 400,
      height: 160,
      autosize: { type: 'fit', contains: 'padding' },
      config: chartConfig(palette, language),
      layer: [
        {
          name: 'swap',
          data: { name: 'swap' },
          mark: { type: 'rule', color: palette.textQuiet, strokeDash: [2, 3] },
          encoding: { x },
        },
        {
          name: 'swap-name',
          data: { name: 'swap' },
          mark: { type: 'text', align: 'right', baseline: 'top', dx: -4, y: 2 },
          encoding: { x: { field: 'at', type: 'temporal' }, text: { field: 'text', type: 'nominal' } },
        },
        {
          name: 'before',
          data: { name: 'points' },
          transform: [{ filter: `!(${isNow})` }],
          mark: {
            type: 'line',
            color: palette.textQuiet,
            strokeWidth: 1.5,
            strokeDash: [5, 4],
            invalid: 'break-paths-filter-domains',
          },
          encoding: { x: { field: 'at', type: 'temporal' }, y },
        },
        {
          name: 'now',
          data: { name: 'points' },
          transform: [{ filter: isNow }],
          mark: { type: 'line', color: palette.accent, strokeWidth: 1.75, invalid: 'break-paths-filter-domains' },
          encoding: { x: { field: 'at', type: 'temporal' }, y },
        },
        {
          name: 'points',
          data: { name: 'points' },
          mark: { type: 'point', filled: true, opacity: 1, size: 20, cursor: 'pointer', invalid: 'filter' },
          encoding: {
            x: { field: 'at', type: 'temporal' },
            y,
            color: {
              field: 'definition',
              type: 'nominal',
              scale: { domain: ['now', 'before'], range: [palette.accent, palette.textQuiet] },
              legend: null,
            },
          },
        },
      ],
    },
    data: { points, swap },
  };
}
