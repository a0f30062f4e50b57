import { PRIORITIES, type Channel, type Priority } from '@koe/sql/domain/item';
import type { Chart, Look } from './chart.js';
import { chartConfig } from './theme.js';

export interface ChannelPriorityData {
  readonly cells: readonly { readonly channel: Channel; readonly priority: Priority; readonly count: number }[];
}

/** Strongest tint of a cell: the number on it must stay readable. */
const STRONGEST = 0.42;

/**
 * Channel × priority as a grid of numbers. Each priority is tinted on its own, in its colour, else the few P1 would never
 * show; the tint grows with the square root, so that small cells stay visible.
 */
export function channelPriorityChart(data: ChannelPriorityData, { palette, language, words }: Look): Chart {
  const most = (priority: Priority): number =>
    Math.max(1, ...data.cells.filter((cell) => cell.priority === priority).map(({ count }) => count));
  const cells = data.cells.map(({ channel, priority, count }) => ({
    channel,
    name: words.common.channel[channel],
    priority,
    count,
    tint: Math.sqrt(count / most(priority)) * STRONGEST,
  }));
  const x = {
    field: 'priority',
    type: 'nominal',
    sort: [...PRIORITIES],
    axis: { orient: 'top', labelAngle: 0 },
  } as const;
  const y = { field: 'name', type: 'nominal', sort: { field: 'count', op: 'sum', order: 'descending' } } as const;
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: { step: 56 },
      height: { step: 26 },
      config: chartConfig(palette, language),
      layer: [
        {
          name: 'cells',
          data: { name: 'cells' },
          mark: { type: 'rect', stroke: palette.background, strokeWidth: 1 },
          encoding: {
            x,
            y,
            color: {
              field: 'priority',
              type: 'nominal',
              scale: { domain: [...PRIORITIES], range: PRIORITIES.map((priority) => palette.priority[priority]) },
            },
            opacity: { field: 'tint', type: 'quantitative', scale: null },
          },
        },
        {
          name: 'numbers',
          data: { name: 'cells' },
          mark: { type: 'text', color: palette.text, baseline: 'middle' },
          encoding: { x, y, text: { field: 'count', type: 'quantitative', format: ',d' } },
        },
      ],
    },
    data: { cells },
  };
}
