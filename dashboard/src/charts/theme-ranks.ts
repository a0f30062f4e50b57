import { SENTIMENTS, type SentimentLabel } from '@koe/sql/domain/item';
import type { Chart, Look } from './chart.js';
import { chartConfig } from './theme.js';

export interface ThemeRanksData {
  /** The most mentioned first. `change` is said beside the bar as it stands, '' for none. */
  readonly themes: readonly {
    readonly id: string;
    readonly name: string;
    readonly counts: Readonly<Record<SentimentLabel, number>>;
    readonly change: string;
  }[];
}

/** Themes ranked by mentions, each bar split by the sentiment of the mention, with count and change at its end. */
export function themeRanksChart(data: ThemeRanksData, { palette, language }: Look): Chart {
  const bars = data.themes.flatMap(({ id, name, counts }, rank) =>
    SENTIMENTS.map((sentiment, order) => ({ id, name, rank, sentiment, order, count: counts[sentiment] })),
  );
  const ends = data.themes.map(({ id, name, counts, change }, rank) => {
    const total = SENTIMENTS.reduce((sum, sentiment) => sum + counts[sentiment], 0);
    return { id, name, rank, total, text: change === '' ? String(total) : `${String(total)}  ${change}` };
  });
  const y = { field: 'name', type: 'nominal', sort: { field: 'rank', op: 'min' }, axis: { labelLimit: 180 } } as const;
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: 420,
      height: { step: 22 },
      config: chartConfig(palette, language),
      layer: [
        {
          name: 'bars',
          data: { name: 'bars' },
          mark: { type: 'bar', height: { band: 0.6 } },
          encoding: {
            y,
            x: { field: 'count', type: 'quantitative', stack: 'zero', axis: null },
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
          encoding: { y, x: { field: 'total', type: 'quantitative' }, text: { field: 'text', type: 'nominal' } },
        },
      ],
    },
    data: { bars, ends },
  };
}
