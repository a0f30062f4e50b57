import { describe, expect, it } from 'vitest';
import { dayMs } from '@koe/dashboard/test-only/charts/chart';
import { definitionTrendChart } from '@koe/dashboard/test-only/charts/definition-trend';
import { checkChart, LOOK } from './check-chart.js';

const DATA = {
  weeks: [
    { week: '2026-10-26', now: 0.12, before: 0.1 },
    { week: '2026-11-02', now: 0.14, before: null },
  ],
  swappedAt: dayMs('2026-11-01'),
};

describe('a trend under two definitions', () => {
  it('is a chart, also with one definition and nothing to tell of', async () => {
    await checkChart(definitionTrendChart(DATA, LOOK));
    await checkChart(definitionTrendChart({ weeks: [], swappedAt: null }, LOOK));
  });

  it('has a point a week and definition, and a gap where one was never judged', () => {
    const { points, swap } = definitionTrendChart(DATA, LOOK).data;
    expect(points?.map((row) => [row['week'], row['definition'], row['value']])).toEqual([
      ['2026-10-26', 'now', 0.12],
      ['2026-10-26', 'before', 0.1],
      ['2026-11-02', 'now', 0.14],
      ['2026-11-02', 'before', null],
    ]);
    expect(swap).toHaveLength(1);
  });
});
