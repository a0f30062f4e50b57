import type { TopLevelSpec } from 'vega-lite';
import type { Language } from '../words/words.js';
import type { Look } from './chart.js';
import { FLAG_KINDS, type ControlChartData, type ControlChartSize } from './control-chart-data.js';
import { NAME_PX, NARROW_PX } from './control-chart-flags.js';
import { timeLabel } from './theme.js';
import { valueAxis } from './value-axis.js';

/** What the layers of a control chart have in common: their axes, and the names that stand in them. */

export type Layer = Extract<TopLevelSpec, { readonly layer: unknown }>['layer'][number];
const EVERY_MONTH = { interval: 'month', step: 1 } as const;

/** The axes that all layers share. */
export function scalesOf({ grain, unit, size }: ControlChartData, language: Language) {
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
export function named({ palette }: Look, { x, y }: ReturnType<typeof scalesOf>, size: ControlChartSize): Layer[] {
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
      mark: { type: 'text', dy: { expr: "datum.outside === 'above' ? -13 : 14" }, color: palette.text },
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
      limit: NAME_PX,
      opacity: { expr: `${narrow} ? 0 : 1` },
      cursor: 'pointer',
    },
    encoding: { x, text: { field: 'text', type: 'nominal' } },
  };
}
