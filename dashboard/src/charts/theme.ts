import type { Config } from 'vega-lite';
import type { Language } from '../words/words.js';
import { chartLocale } from './locale.js';
import type { Palette } from './palette.js';

export const FONT =
  "system-ui, -apple-system, 'Segoe UI', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans JP', 'Noto Sans CJK JP', sans-serif";

/** Labels on a desk, in pixels. */
export const LABEL_PX = 11;

/** Manners common to all charts: no frame, light horizontal grid only, small quiet labels, no legend, the language's own numbers and dates. */
export function chartConfig(palette: Palette, language: Language, scale = 1): Config {
  return {
    locale: chartLocale(language),
    background: 'transparent',
    padding: { left: 0, right: 4, top: 4 * scale, bottom: 3 },
    font: FONT,
    view: { stroke: null },
    axis: {
      domain: false,
      ticks: false,
      grid: false,
      labelColor: palette.textQuiet,
      labelFontSize: LABEL_PX * scale,
      labelPadding: 6 * scale,
      title: null,
    },
    axisY: { grid: true, gridColor: palette.line, gridWidth: 1, tickCount: 4 },
    // a line through the middle of each bar would strike its number out
    axisYBand: { grid: false },
    legend: { disable: true },
    text: { color: palette.textQuiet, fontSize: LABEL_PX * scale },
  };
}

/** Labels of a time axis: 11/9 and 9 Nov for days and weeks, 11月 and Nov for months, January by its year. */
export function timeLabel(grain: 'day' | 'week' | 'month', language: Language): string {
  const format = {
    ja: { day: '%-m/%-d', month: '%-m月', year: '%Y年' },
    en: { day: '%-d %b', month: '%b', year: '%Y' },
  }[language];
  // an axis of few days has marks between them
  if (grain !== 'month') return `utchours(datum.value) === 0 ? utcFormat(datum.value, '${format.day}') : ''`;
  return `utcFormat(datum.value, utcmonth(datum.value) === 0 ? '${format.year}' : '${format.month}')`;
}

/** Time from left to right, a mark each month; days and weeks lie where they are, whatever the zone of the machine. */
export function timeAxis<Field extends string>(field: Field, grain: 'day' | 'week' | 'month', language: Language) {
  return {
    field,
    type: 'temporal',
    scale: { type: 'utc', nice: false },
    axis: {
      labelExpr: timeLabel(grain, language),
      labelOverlap: 'greedy',
      labelBound: true,
      tickCount: { interval: 'month', step: 1 },
    },
  } as const;
}
