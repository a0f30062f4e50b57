import { describe, expect, it } from 'vitest';
import { dayMs } from '@koe/dashboard/test-only/charts/chart';
import { scoreTrendChart, type TrendData } from '@koe/dashboard/test-only/charts/score-trend';
import { checkChart, encodedFields, LOOK } from './check-chart.js';

const DATA: TrendData = {
  grain: 'week',
  unit: 'share',
  points: [
    { date: '2026-10-26', value: 0.6, interval: [0.5, 0.7], n: 90 },
    { date: '2026-11-02', value: null, interval: null, n: 7 },
    { date: '2026-11-09', value: 0.64, interval: [0.55, 0.72], n: 101 },
  ],
  target: 0.7,
  period: { from: '2026-11-02', to: '2026-11-15' },
};

describe('score trend', () => {
  it('is a chart', () => checkChart(scoreTrendChart(DATA, LOOK)));
  it('is a chart without target and in points', () =>
    checkChart(scoreTrendChart({ ...DATA, unit: 'points', target: null }, LOOK)));

  it('keeps a week without enough data as a gap, never as 0', () => {
    const rows = scoreTrendChart(DATA, LOOK).data['points'] ?? [];
    expect(rows.map((row) => row['value'])).toEqual([0.6, null, 0.64]);
  });

  it('draws the interval as a band and the target as a line', () => {
    const { spec } = scoreTrendChart(DATA, LOOK);
    const fields = encodedFields(spec).map(({ data, field }) => `${data}.${field}`);
    expect(fields).toEqual(expect.arrayContaining(['points.low', 'points.high', 'target.value']));
  });

  it('names the target on the side where the data is', () => {
    const side = (target: number) => scoreTrendChart({ ...DATA, target }, LOOK).data['target']?.[0]?.['side'];
    expect(side(0.9)).toBe('top');
    expect(side(0.6)).toBe('bottom');
  });

  it('shades the period in view up to the end of its last day', () => {
    expect(scoreTrendChart(DATA, LOOK).data['period']).toEqual([
      { start: dayMs('2026-11-02'), end: dayMs('2026-11-16') },
    ]);
  });
});
