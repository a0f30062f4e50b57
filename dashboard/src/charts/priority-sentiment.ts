import { PRIORITIES, SENTIMENTS, type Priority, type SentimentLabel } from '@koe/sql/domain/item';
import type { Chart, Look } from './chart.js';
import { chartConfig } from './theme.js';

export interface PrioritySentimentData {
  readonly cells: readonly {
    readonly priority: Priority;
    readonly sentiment: SentimentLabel;
    readonly count: number;
  }[];
}

/** Sentiment within each priority: bars of equal length, split by share, with the number of items at the end. */
export function prioritySentimentChart(data: PrioritySentimentData, { palette, language }: Look): Chart {
  const total = (priority: Priority): number =>
    data.cells.filter((cell) => cell.priority === priority).reduce((sum, { count }) => sum + count, 0);
  const bars = data.cells
    .filter(({ count }) => count > 0)
    .map((cell) => ({ ...cell, share: cell.count / total(cell.priority), order: SENTIMENTS.indexOf(cell.sentiment) }));
  const ends = PRIORITIES.map((priority) => ({ priority, end: 1, total: total(priority) }));
  const y = { field: 'priority', type: 'nominal', sort: [...PRIORITIES] } as const;
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 300,
      height: { step: 32 },
      config: chartConfig(palette, language),
      layer: [
        {
          name: 'bars',
          data: { name: 'bars' },
          mark: { type: 'bar', height: { band: 0.5 } },
          encoding: {
            y,
            x: { field: 'share', type: 'quantitative', stack: 'zero', axis: null, scale: { domain: [0, 1] } },
            color: {
              field: 'sentiment',
              type: 'nominal',
              scale: { domain: [...SENTIMENTS], range: SENTIMENTS.map((sentiment) => palette.sentiment[sentiment]) },
            },
            order: { field: 'order', type: 'quantitative' },
          },
        },
        {
          name: 'ends',
          data: { name: 'ends' },
          mark: { type: 'text', align: 'left', baseline: 'middle', dx: 6 },
          encoding: {
            y,
            x: { field: 'end', type: 'quantitative' },
            text: { field: 'total', type: 'quantitative', format: ',d' },
          },
        },
      ],
    },
    data: { bars, ends },
  };
}
