import type { EffectPhase } from '@koe/sql/domain/effect/action/effect-look';
import type { Unit } from '@koe/sql/domain/metric/metric';
import { dayMs, endMs, type Chart, type Look } from './chart.js';
import { chartConfig, timeAxis } from './theme.js';
import { valueAxis } from './value-axis.js';

export const EFFECT_HEIGHT = 260;

export interface EffectChartData {
  readonly unit: Unit;
  /** In order of time, a week each; values in the unit. */
  readonly weeks: readonly {
    readonly week: string;
    readonly phase: EffectPhase;
    readonly value: number | null;
    /** What it would have been without the action, and the band of a single week about it. */
    readonly expected: number | null;
    readonly band: readonly [number, number] | null;
  }[];
  /** Local dates; null before there is one. */
  readonly releaseOn: string | null;
  readonly windowEnd: string | null;
}

const PATHS = 'break-paths-filter-domains' as const;

/**
 * An action's metric by week against what it would have been without the action (dashed, with its band), the release as a flag and
 * the window shaded. Weeks that say nothing of the effect (in which it was decided, the one of the release) are hollow.
 */
export function effectChart(data: EffectChartData, { palette, language, words }: Look): Chart {
  const bounds = data.unit === 'share' ? ([0, 1] as const) : ([-Infinity, Infinity] as const);
  const points = data.weeks.map(({ week, phase, value, expected, band }) => ({
    at: (dayMs(week) + endMs(week, 'week')) / 2,
    week,
    value,
    expected,
    low: band && Math.max(bounds[0], band[0]),
    high: band && Math.min(bounds[1], band[1]),
    counted: phase === 'baseline' || phase === 'after',
  }));
  const last = data.weeks.at(-1);
  const shownEnd = last ? endMs(last.week, 'week') : null;
  const release = data.releaseOn === null ? null : dayMs(data.releaseOn);
  const end = data.windowEnd === null ? null : endMs(data.windowEnd, 'day');
  const isShown = release !== null && shownEnd !== null && release < shownEnd;
  const flags = [
    ...(isShown ? [{ at: release, text: words.effect.release, align: 'left' }] : []),
    ...(isShown && end !== null ? [{ at: end, text: words.effect.windowEnd, align: 'right' }] : []),
  ];
  const span = isShown && end !== null ? [{ start: release, end }] : [];
  const x = timeAxis('at', 'week', language);
  const y = (field: string) =>
    ({
      field,
      type: 'quantitative',
      scale: { zero: data.unit === 'share', nice: true },
      axis: valueAxis(data.unit, language),
    }) as const;
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 600,
      height: EFFECT_HEIGHT,
      autosize: { type: 'fit', contains: 'padding' },
      config: { ...chartConfig(palette, language), padding: { left: 0, right: 8, top: 20, bottom: 3 } },
      layer: [
        {
          name: 'window',
          data: { name: 'span' },
          mark: { type: 'rect', color: palette.accent, opacity: 0.06 },
          encoding: { x: { ...x, field: 'start' }, x2: { field: 'end' } },
        },
        {
          name: 'band',
          data: { name: 'points' },
          mark: { type: 'area', color: palette.textQuiet, opacity: 0.18, invalid: PATHS },
          encoding: { x, y: y('low'), y2: { field: 'high' } },
        },
        {
          name: 'expected',
          data: { name: 'points' },
          mark: { type: 'line', color: palette.textQuiet, strokeWidth: 1.5, strokeDash: [5, 4], invalid: PATHS },
          encoding: { x, y: y('expected') },
        },
        {
          name: 'flags',
          data: { name: 'flags' },
          mark: { type: 'rule', color: palette.text, strokeWidth: 1, strokeDash: [2, 3] },
          encoding: { x },
        },
        ...(['left', 'right'] as const).map((align) => ({
          name: `flag-names-${align}`,
          data: { name: 'flags' },
          transform: [{ filter: `datum.align === '${align}'` }],
          mark: { type: 'text', align, baseline: 'bottom', y: -4, color: palette.text } as const,
          encoding: { x, text: { field: 'text', type: 'nominal' } } as const,
        })),
        {
          name: 'line',
          data: { name: 'points' },
          mark: { type: 'line', color: palette.accent, strokeWidth: 1.75, invalid: PATHS },
          encoding: { x, y: y('value') },
        },
        {
          name: 'dots',
          data: { name: 'points' },
          mark: { type: 'point', color: palette.accent, opacity: 1, size: 24, strokeWidth: 1.5, invalid: 'filter' },
          encoding: {
            x,
            y: y('value'),
            fill: {
              field: 'counted',
              type: 'nominal',
              scale: { domain: [true, false], range: [palette.accent, palette.background] },
            },
          },
        },
        {
          // dots are small: what answers to the pointer is not
          name: 'points',
          data: { name: 'points' },
          mark: { type: 'point', filled: true, opacity: 0, size: 260, cursor: 'pointer', invalid: 'filter' },
          encoding: { x, y: y('value') },
        },
      ],
    },
    data: { points, flags, span },
  };
}
