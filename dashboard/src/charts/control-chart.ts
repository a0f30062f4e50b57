import type { Unit } from '@koe/sql/domain/metric/metric';
import type { TopLevelSpec } from 'vega-lite';
import { dayMs, endMs, type Chart, type Grain, type Look } from './chart.js';
import { controlRows } from './control-chart-rows.js';
import type { Language } from '../words/words.js';
import { chartConfig, timeLabel } from './theme.js';
import { valueAxis } from './value-axis.js';

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

type Layer = Extract<TopLevelSpec, { readonly layer: unknown }>['layer'][number];
const NARROW_PX = 700;
const EVERY_MONTH = { interval: 'month', step: 1 } as const;
const PATHS = 'break-paths-filter-domains' as const;

/**
 * A metric over time against what is usual for it: line and 95 % interval, centre line and limits, periods outside them
 * emphasised with their n, points of change with the level before and after, the running period hollow, the forecast as a fan.
 */
export function controlChart(data: ControlChartData, look: Look): Chart {
  const { palette, language } = look;
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
      mark: { type: 'line', color: palette.accent, strokeWidth: 1.75, invalid: PATHS },
      encoding: { x, y: y('value') },
    },
    {
      name: 'dots',
      data: { name: 'points' },
      transform: [{ filter: "datum.outside === ''" }],
      mark: { type: 'point', color: palette.accent, opacity: 1, size: 20, strokeWidth: 1.5, invalid: 'filter' },
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
      mark: { type: 'point', filled: true, opacity: 1, size: small ? 64 : 90, invalid: 'filter' },
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
      height: CONTROL_HEIGHT[size],
      autosize: { type: 'fit', contains: 'padding' },
      config: chartConfig(palette, language),
      layer: layers,
      resolve: { scale: { color: 'independent', fill: 'independent', shape: 'independent' } },
    },
    // Vega refuses rows of a data set that no layer reads.
    data: small ? drawn : { ...drawn, limits, flags },
  };
}

/** The axes that all layers share. */
function scalesOf({ grain, unit, size }: ControlChartData, language: Language) {
  const small = size === 'small';
  const x = {
    field: 'at',
    type: 'temporal',
    scale: { type: 'utc', nice: false },
    axis: {
      labelExpr: timeLabel(grain, language),
      labelOverlap: 'greedy',
      labelBound: true,
      tickCount: grain === 'day' ? (small ? 4 : 8) : EVERY_MONTH,
    },
  } as const;
  const y = (field: string) =>
    ({
      field,
      type: 'quantitative',
      scale: { zero: false, nice: true },
      axis: { ...valueAxis(unit, language), tickCount: small ? 3 : 5 },
    }) as const;
  return { x, y };
}

/** What a chart has room to name: limits at their ends, n of what is outside, levels of a change, flags. */
function named({ palette }: Look, { x, y }: ReturnType<typeof scalesOf>, size: ControlChartSize): Layer[] {
  const beside = besideLine(palette);
  return [
    {
      name: 'limit-names',
      data: { name: 'limits' },
      mark: { type: 'text', align: 'left', baseline: 'middle', dx: 5, x: 'width' },
      encoding: { y: y('value'), text: { field: 'text', type: 'nominal' } },
    },
    {
      name: 'outside-names',
      data: { name: 'points' },
      transform: [{ filter: "datum.outside !== '' && datum.value !== null" }],
      mark: { type: 'text', dy: { expr: "datum.outside === 'above' ? -13 : 14" }, fontSize: 11, color: palette.text },
      encoding: { x, y: y('value'), text: { field: 'text', type: 'nominal' } },
    },
    {
      name: 'change-names',
      data: { name: 'changes' },
      mark: { ...beside, y: 2 },
      encoding: { x, text: { field: 'text', type: 'nominal' } },
    },
    {
      name: 'flags',
      data: { name: 'flags' },
      mark: { type: 'rule', color: palette.text, strokeWidth: 1, strokeDash: [2, 2], opacity: 0.6 },
      encoding: { x },
    },
    {
      name: 'flag-marks',
      data: { name: 'flags' },
      mark: { type: 'point', filled: true, opacity: 1, color: palette.text, size: 42, y: -5, cursor: 'pointer' },
      encoding: {
        x,
        shape: {
          field: 'kind',
          type: 'nominal',
          scale: {
            domain: [...FLAG_KINDS],
            range: ['triangle-right', 'circle', 'cross', 'square', 'diamond', 'triangle-left'],
          },
        },
      },
    },
    // Two charts beside each other have no room for names: the list under them has.
    ...(size === 'full' ? [flagNames(palette, x)] : []),
  ];
}

/** Words on the side of a line where there is room for them. */
function besideLine({ text }: Look['palette']) {
  return {
    type: 'text',
    align: { expr: 'datum.side' },
    dx: { expr: "datum.side === 'left' ? 6 : -6" },
    baseline: 'top',
    color: text,
    limit: 150,
  } as const;
}

/** In a narrow chart names would lie over each other; the marks still answer there, and a list under the chart names them. */
function flagNames(palette: Look['palette'], x: ReturnType<typeof scalesOf>['x']): Layer {
  const narrow = `width < ${String(NARROW_PX)}`;
  return {
    name: 'flag-names',
    data: { name: 'flags' },
    mark: {
      ...besideLine(palette),
      y: { expr: `${narrow} ? -18 : datum.line` },
      limit: 130,
      opacity: { expr: `${narrow} ? 0 : 1` },
      cursor: 'pointer',
    },
    encoding: { x, text: { field: 'text', type: 'nominal' } },
  };
}

/** Where a period stands on the axis: at its middle. */
export function middleOf(date: string, grain: Grain): number {
  return (dayMs(date) + endMs(date, grain)) / 2;
}
