import { INTENTS, type Intent } from '@koe/sql/domain/item';
import { dayMs, endMs, type Chart, type Grain, type Look } from './chart.js';
import { chartConfig, timeLabel } from './theme.js';

export interface VolumeData {
  readonly grain: Grain;
  readonly points: readonly { readonly date: string; readonly intent: Intent | '-'; readonly count: number }[];
  /** Intents that the filter keeps; null when it names none. The others stay, faded, so that they can be chosen. */
  readonly kept: ReadonlySet<string> | null;
  readonly annotations: readonly { readonly id: string; readonly date: string; readonly text: string }[];
}

/** Volume by day (week, month) stacked by intent, with annotations as flags. */
export function volumeChart(data: VolumeData, { palette, language }: Look): Chart {
  const order = [...INTENTS, '-'];
  const bars = data.points
    .filter((point) => point.count > 0)
    .map(({ date, intent, count }) => ({
      start: dayMs(date),
      end: endMs(date, data.grain),
      date,
      intent,
      count,
      order: order.indexOf(intent),
      kept: data.kept === null || data.kept.has(intent),
    }));
  const flags = data.annotations.map(({ id, date, text }) => ({ id, start: dayMs(date), date, text }));
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 600,
      height: 220,
      autosize: { type: 'fit', contains: 'padding' },
      config: chartConfig(palette, language),
      layer: [
        {
          name: 'bars',
          data: { name: 'bars' },
          mark: { type: 'bar', stroke: palette.background, strokeWidth: 0.75, cursor: 'pointer' },
          encoding: {
            x: {
              field: 'start',
              type: 'temporal',
              scale: { type: 'utc', nice: false },
              axis: { labelExpr: timeLabel(data.grain, language), labelOverlap: 'greedy', labelFlush: true, tickCount: 10 },
            },
            x2: { field: 'end' },
            y: { field: 'count', type: 'quantitative', stack: 'zero', axis: { format: ',d' } },
            color: {
              field: 'intent',
              type: 'nominal',
              scale: { domain: order, range: [...INTENTS.map((intent) => palette.intent[intent]), palette.line] },
            },
            order: { field: 'order', type: 'quantitative' },
            opacity: { field: 'kept', type: 'nominal', scale: { domain: [true, false], range: [1, 0.22] } },
          },
        },
        {
          name: 'flags',
          data: { name: 'flags' },
          mark: { type: 'rule', color: palette.text, strokeWidth: 1, strokeDash: [2, 2] },
          encoding: { x: { field: 'start', type: 'temporal' } },
        },
        {
          name: 'flag-names',
          data: { name: 'flags' },
          mark: { type: 'text', align: 'left', baseline: 'top', dx: 4, dy: -1, y: 0, color: palette.text, limit: 110 },
          encoding: { x: { field: 'start', type: 'temporal' }, text: { field: 'text', type: 'nominal' } },
        },
      ],
    },
    data: { bars, flags },
  };
}
