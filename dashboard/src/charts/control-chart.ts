import type { Chart, Look } from './chart.js';
import { CONTROL_HEIGHT, type ControlChartData } from './control-chart-data.js';
import { named, scalesOf, type Layer } from './control-chart-names.js';
import { controlRows } from './control-chart-rows.js';
import { chartConfig } from './theme.js';

const PATHS = 'break-paths-filter-domains' as const;

/**
 * A metric over time against what is usual for it: line and 95 % interval, centre line and limits, periods outside them
 * emphasised with their n, points of change with the level before and after, the running period hollow, the forecast as a fan.
 */
export function controlChart(data: ControlChartData, look: Look): Chart {
  const { palette, language, scale = 1 } = look;
  const size = data.size ?? 'full';
  const small = size === 'small';
  const scales = scalesOf(data, language);
  const { x, y } = scales;
  const quiet = {
    color: palette.textQuiet,
    opacity: 0.75,
    strokeWidth: 1,
    interpolate: 'step',
    invalid: PATHS,
  } as const;
  const path = (name: string, field: string, dash: number[]): Layer => ({
    name,
    data: { name: 'points' },
    mark: { type: 'line', ...quiet, strokeDash: dash },
    encoding: { x, y: y(field) },
  });
  const layers: Layer[] = [
    {
      name: 'period',
      data: { name: 'period' },
      mark: { type: 'rect', color: palette.accent, opacity: 0.06 },
      encoding: { x: { ...x, field: 'start' }, x2: { field: 'end' } },
    },
    {
      name: 'fan',
      data: { name: 'fan' },
      mark: { type: 'area', color: palette.accent, opacity: 0.1 },
      encoding: { x, y: y('lower'), y2: { field: 'upper' } },
    },
    {
      name: 'band',
      data: { name: 'points' },
      mark: { type: 'area', color: palette.accent, opacity: 0.14, invalid: PATHS },
      encoding: { x, y: y('low'), y2: { field: 'high' } },
    },
    path('upper', 'upper', [3, 3]),
    path('lower', 'lower', [3, 3]),
    path('centre', 'centre', [1, 0]),
    {
      name: 'levels',
      data: { name: 'levels' },
      mark: { type: 'rule', color: palette.text, strokeWidth: 1.5 },
      encoding: { x: { ...x, field: 'start' }, x2: { field: 'end' }, y: y('value') },
    },
    {
      name: 'changes',
      data: { name: 'changes' },
      mark: { type: 'rule', color: palette.text, strokeWidth: 1, opacity: 0.6 },
      encoding: { x },
    },
    {
      name: 'forecast',
      data: { name: 'fan' },
      mark: { type: 'line', color: palette.accent, strokeWidth: 1.5, strokeDash: [4, 3] },
      encoding: { x, y: y('value') },
    },
    {
      name: 'line',
      data: { name: 'points' },
      transform: [{ filter: 'datum.complete' }],
      mark: { type: 'line', color: palette.accent, strokeWidth: 1.75 * scale, invalid: PATHS },
      encoding: { x, y: y('value') },
    },
    {
      name: 'dots',
      data: { name: 'points' },
      transform: [{ filter: "datum.outside === ''" }],
      mark: {
        type: 'point',
        color: palette.accent,
        opacity: 1,
        size: 20 * scale ** 2,
        strokeWidth: 1.5,
        invalid: 'filter',
      },
      encoding: {
        x,
        y: y('value'),
        fill: {
          field: 'complete',
          type: 'nominal',
          scale: { domain: [true, false], range: [palette.accent, palette.background] },
        },
      },
    },
    {
      name: 'outside',
      data: { name: 'points' },
      transform: [{ filter: "datum.outside !== ''" }],
      mark: { type: 'point', filled: true, opacity: 1, size: (small ? 64 : 90) * scale ** 2, invalid: 'filter' },
      encoding: {
        x,
        y: y('value'),
        shape: {
          field: 'outside',
          type: 'nominal',
          scale: { domain: ['above', 'below'], range: ['triangle-up', 'triangle-down'] },
        },
        color: {
          field: 'good',
          type: 'nominal',
          scale: {
            domain: ['good', 'bad', 'neither'],
            range: [palette.sentiment.positive, palette.sentiment.negative, palette.text],
          },
        },
      },
    },
    ...(small ? [] : named(look, scales, size)),
    {
      // Points are small: what answers to the pointer is not.
      name: 'points',
      data: { name: 'points' },
      mark: { type: 'point', filled: true, opacity: 0, size: 260, cursor: 'pointer', invalid: 'filter' },
      encoding: { x, y: y('value') },
    },
  ];
  const { limits, flags, ...drawn } = controlRows(data, look);
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 600,
      height: Math.round(CONTROL_HEIGHT[size] * scale),
      autosize: { type: 'fit', contains: 'padding' },
      config: chartConfig(palette, language, scale),
      layer: layers,
      resolve: { scale: { color: 'independent', fill: 'independent', shape: 'independent' } },
    },
    // Vega refuses rows of a data set that no layer reads.
    data: small ? drawn : { ...drawn, limits, flags },
  };
}
